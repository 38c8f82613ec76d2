import LinearAlgebra

/// Concordant and discordant pairs of observations, by sorting.
struct KendallCounts {
  /// The number of observations.
  let count: Int

  /// Concordant less discordant pairs: S.
  let score: Int

  /// The sizes of the runs of ties of the first and of the second variable.
  let firstTies: [Int]
  let secondTies: [Int]

  /// Of each observation, in the order of the first variable, its concordant less its discordant
  /// partners, and the sizes of its own runs.
  let partners: [Partners]

  struct Partners: Sendable {
    var score: Int
    var firstTies: Int32
    var secondTies: Int32
  }

  /// From so many observations on, the variables are sorted on two threads.
  private static let sharedCount = 1 << 14

  /// Counts the pairs of checked lists of one length, at most 2^31 - 1 observations.
  ///
  /// - Complexity: O(n log n).
  init(_ first: [Double], _ second: [Double]) {
    count = first.count
    let coded = Parallel.map(2, isLarge: count >= Self.sharedCount) {
      Codes($0 == 0 ? first : second)
    }
    let (one, other) = (coded[0], coded[1])
    firstTies = one.sizes
    secondTies = other.sizes
    partners = Self.partners(one, other)
    score = partners.reduce(0) { $0 + $1.score } / 2
  }

  /// The order of values, the number of the run of each, and the sizes of the runs.
  private struct Codes: Sendable {
    var order: [UInt32] = []
    var runs: [UInt32] = []
    var sizes: [Int] = []

    init(_ values: [Double]) {
      let entries = KeySort<LabelledKey>.sorted(values)
      order = entries.map { UInt32(truncatingIfNeeded: $0.index) }
      runs = [UInt32](repeating: 0, count: values.count)
      runs.withUnsafeMutableBufferPointer { runs in
        Runs.forEach(entries) { _, range in
          for place in range {
            runs[entries[place].index] = UInt32(truncatingIfNeeded: sizes.count)
          }
          sizes.append(range.count)
        }
      }
    }
  }

  /// Goes through the observations in the order of the first variable.
  ///
  /// Those met so far with a smaller second value are counted in a tree of partial sums. The
  /// partners still to come are all others, less those met and those of the own run.
  private static func partners(_ first: Codes, _ second: Codes) -> [Partners] {
    let count = first.order.count
    var below: [Int] = [0]
    below.reserveCapacity(second.sizes.count + 1)
    for size in second.sizes { below.append(below[below.count - 1] + size) }
    var tree = PartialSums(second.sizes.count)
    var met = [UInt32](repeating: 0, count: second.sizes.count)
    return [Partners](unsafeUninitializedCapacity: count) { partners, initialised in
      initialised = count
      met.withUnsafeMutableBufferPointer { met in
        var start = 0
        for size in first.sizes {
          let end = start + size
          for place in start..<end {
            let run = Int(second.runs[Int(first.order[place])])
            let smaller = tree.total(below: run)
            let larger = start - smaller - Int(met[run])
            let all = below[run]
            let allLarger = count - below[run + 1]
            partners.initializeElement(
              at: place,
              to: Partners(
                score: 2 * (smaller - larger) + allLarger - all,
                firstTies: Int32(truncatingIfNeeded: size),
                secondTies: Int32(truncatingIfNeeded: second.sizes[run])))
            // What the own run has is taken off below: the sums with it less those without.
            if size > 1 { partners[place].score -= smaller - larger }
          }
          for place in start..<end {
            let run = Int(second.runs[Int(first.order[place])])
            tree.add(run)
            met[run] += 1
          }
          if size > 1 {
            for place in start..<end {
              let run = Int(second.runs[Int(first.order[place])])
              let smaller = tree.total(below: run)
              partners[place].score += smaller - (end - smaller - Int(met[run]))
            }
          }
          start = end
        }
      }
    }
  }
}

/// Counts by code, of which those below a code are added up in few steps.
private struct PartialSums {
  private var sums: [UInt32]

  init(_ codes: Int) { sums = [UInt32](repeating: 0, count: codes + 1) }

  /// The number of observations with a smaller code.
  @inline(__always)
  func total(below code: Int) -> Int {
    sums.withUnsafeBufferPointer { sums in
      var (node, total) = (code, 0)
      while node > 0 {
        total &+= Int(sums[node])
        node &= node &- 1
      }
      return total
    }
  }

  /// Counts an observation.
  @inline(__always)
  mutating func add(_ code: Int) {
    sums.withUnsafeMutableBufferPointer { sums in
      var node = code &+ 1
      while node < sums.count {
        sums[node] &+= 1
        node &+= node & -node
      }
    }
  }
}
