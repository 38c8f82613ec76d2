/// The exact null distribution of the Jonckheere-Terpstra count J, with ties.
///
/// All assignments of the observations to groups of the given sizes are equally likely. Values are
/// passed in ascending order; a state is how many observations of each group have been met, with
/// the number of assignments by twice J, in which a tie counts 1. All terms are positive and added.
///
/// - Complexity: The states, times the ways to share a run of ties among the groups, times the
///   values of J: for a few groups of about ten, or of about thirty with few runs.
package struct TrendNull: Sendable {
  /// Twice the largest J.
  package let doubledPairs: Int

  /// The counts by twice J, added up from below and from above.
  private let fromBelow: CumulativeCounts
  private let fromAbove: CumulativeCounts
  private let total: Double

  /// The largest number of additions.
  package static let largestWork = 1 << 28

  /// Counts the assignments.
  ///
  /// It is nil when a number is negative or the sums differ, and beyond ``largestWork`` additions
  /// or the range of doubles.
  ///
  /// - Parameters:
  ///   - ties: How many observations there are at each distinct value, in ascending order.
  ///   - sizes: The sizes of the groups in their order; the same sum.
  package init?(ties: [Int], sizes: [Int]) {
    guard ties.allSatisfy({ $0 >= 0 }), sizes.allSatisfy({ $0 >= 0 }),
      let observations = ties.checkedSum, sizes.checkedSum == observations,
      observations <= 1 << 12
    else { return nil }
    var (pairs, passed) = (0, 0)
    for size in sizes {
      pairs += passed * size
      passed += size
    }
    guard Self.work(ties, sizes, doubledPairs: 2 * pairs) <= Double(Self.largestWork)
    else { return nil }
    var states: [[Int]: [Double]] = [sizes.map { _ in 0 }: [1]]
    for tied in ties where tied > 0 {
      var next: [[Int]: [Double]] = [:]
      for (met, counts) in states {
        let room = zip(sizes, met).map { $0 - $1 }
        Self.forEachShare(of: tied, among: room) { share, ways in
          var (gain, metBefore, tiedBefore) = (0, 0, 0)
          for group in sizes.indices {
            gain += share[group] * (2 * metBefore + tiedBefore)
            metBefore += met[group]
            tiedBefore += share[group]
          }
          let state = zip(met, share).map { $0 + $1 }
          Self.add(counts, times: ways, to: &next[state, default: []], shiftedBy: gain)
        }
      }
      states = next
    }
    guard let counts = states[sizes] else { return nil }
    let sum = counts.reduce(0, +)
    guard sum.isFinite else { return nil }
    doubledPairs = 2 * pairs
    total = sum
    fromBelow = CumulativeCounts(counts)
    let filler = repeatElement(0.0, count: max(0, 2 * pairs + 1 - counts.count))
    fromAbove = CumulativeCounts(filler + counts.reversed())
  }

  /// The probability of twice J of at most the given one.
  package func lowerTail(_ doubled: Int) -> Double { min(1, fromBelow.upTo(doubled) / total) }

  /// The probability of twice J of at least the given one.
  package func upperTail(_ doubled: Int) -> Double {
    min(1, fromAbove.upTo(doubledPairs - doubled) / total)
  }

  /// A bound of the number of additions.
  private static func work(_ ties: [Int], _ sizes: [Int], doubledPairs: Int) -> Double {
    // The states with so many observations met.
    var states = [1.0]
    for size in sizes {
      var next = [Double](repeating: 0, count: states.count + size)
      for (met, count) in states.enumerated() {
        for more in 0...size { next[met + more] += count }
      }
      states = next
    }
    var (work, met) = (0.0, 0)
    for tied in ties where tied > 0 {
      var shares = 1.0
      for group in 1..<max(1, sizes.count) {
        shares = shares * Double(tied + group) / Double(group)
      }
      // Twice J of the observations met so far is at most their number squared.
      let reach = min(Double(doubledPairs), Double(met * met)) + 1
      work += states[met] * min(shares, states[min(met + tied, states.count - 1)]) * reach
      met += tied
    }
    return work
  }

  /// Calls with each way to share observations among groups, and in how many ways it occurs.
  private static func forEachShare(
    of count: Int, among room: [Int], _ body: (_ share: [Int], _ ways: Double) -> Void
  ) {
    var share = room.map { _ in 0 }
    func place(_ group: Int, _ left: Int, _ ways: Double) {
      if group == room.count - 1 {
        guard left <= room[group] else { return }
        share[group] = left
        body(share, ways)
        return
      }
      var factor = 1.0
      for taken in 0...min(left, room[group]) {
        if taken > 0 { factor = factor * Double(left - taken + 1) / Double(taken) }
        share[group] = taken
        place(group + 1, left - taken, ways * factor)
      }
    }
    if !room.isEmpty { place(0, count, 1) }
  }

  private static func add(
    _ counts: [Double], times ways: Double, to target: inout [Double], shiftedBy shift: Int
  ) {
    let missing = counts.count + shift - target.count
    if missing > 0 { target += repeatElement(0, count: missing) }
    counts.withUnsafeBufferPointer { counts in
      target.withUnsafeMutableBufferPointer { target in
        for index in counts.indices { target[index + shift] += ways * counts[index] }
      }
    }
  }
}
