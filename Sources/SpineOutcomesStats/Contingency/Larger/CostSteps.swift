/// The probability of at least a cost, as a function of steps that many lists are asked for.
///
/// The range of costs is cut into parts, most of which have no step: there the probability is read
/// off. The others are looked at one by one.
struct CostSteps: Sendable {
  private var costs: [UInt64] = []

  /// The probability of each step and all of larger cost, those included that are not listed.
  private var massesFrom: [Double] = []

  /// The probability in each part without a step; -0 in parts with one.
  private var even: [Double] = []

  /// The first step with at least the cost at which a part begins.
  private var firsts: [UInt32] = []
  private var shift: UInt64 = 0

  private(set) var least: Int64 = 0
  private var most: Int64 = 0
  private var beyond = 0.0

  /// So many parts for each step, as far as they stay near the processor.
  private static let parts = (each: 24, most: 1 << 16)

  /// The probability of all ways.
  var total: Double { massesFrom.first ?? beyond }

  /// Puts lists together.
  ///
  /// - Parameters:
  ///   - lists: The lists, each with its probability.
  ///   - limit: The cost from which ways are not told apart.
  ///   - ways: Memory that is used again.
  init(
    _ lists: [(list: CostList, mass: Double)], below limit: Int64, _ ways: inout [CostList.Way]
  ) {
    ways.removeAll(keepingCapacity: true)
    for (list, mass) in lists { beyond += list.append(to: &ways, times: mass, below: limit) }
    let list = CostList(&ways, beyond: beyond)
    guard let first = list.ways.first, let last = list.ways.last else { return }
    (least, most) = (first.cost, last.cost)
    costs.reserveCapacity(list.count + 1)
    for way in list.ways { costs.append(UInt64(truncatingIfNeeded: way.cost &- first.cost)) }
    costs.append(.max)
    massesFrom = list.massesFrom
    let range = UInt64(truncatingIfNeeded: most &- least)
    let length = range / UInt64(min(Self.parts.most, Self.parts.each * list.count))
    shift = UInt64(64 - length.leadingZeroBitCount)
    let count = Int(truncatingIfNeeded: range >> shift) + 1
    even = [Double](unsafeUninitializedCapacity: count) { even, initialised in
      initialised = count
      firsts = [UInt32](unsafeUninitializedCapacity: count) { firsts, initialised in
        initialised = count
        var part = 0
        for (step, cost) in costs.dropLast().enumerated() {
          let place = Int(truncatingIfNeeded: cost >> shift)
          if part > place { continue }
          for free in part..<place {
            even[free] = massesFrom[step]
            firsts[free] = UInt32(truncatingIfNeeded: step)
          }
          even[place] = -0.0
          firsts[place] = UInt32(truncatingIfNeeded: step)
          part = place + 1
        }
      }
    }
  }

  /// The probability that a way of a list and a step together have at least a cost.
  ///
  /// - Parameters:
  ///   - cost: The cost of both together.
  ///   - list: The list.
  ///   - pending: Memory for as many numbers as the list has ways.
  /// - Returns: The probability, and the number of steps.
  @inline(__always)
  func probability(
    from cost: Int64, with list: CostList, _ pending: UnsafeMutableBufferPointer<Int32>
  ) -> (value: Double, steps: Int) {
    guard !costs.isEmpty else { return (list.massesFrom[0] * beyond, 1) }
    // Before the start no way costs enough with a step, from the end all do.
    let end = list.first(from: cost &- least)
    let start = min(end, list.first(from: cost &- most))
    var value =
      list.massesFrom[end] * massesFrom[0] + (list.massesFrom[0] - list.massesFrom[start]) * beyond
    let top = UInt64(truncatingIfNeeded: cost &- least)
    let shift = shift
    list.ways.withUnsafeBufferPointer { ways in
      even.withUnsafeBufferPointer { even in
        var (waiting, sum) = (0, 0.0)
        for place in start..<end {
          let way = ways[place]
          let needed = top &- UInt64(truncatingIfNeeded: way.cost)
          let massFrom = even[Int(truncatingIfNeeded: needed &>> shift)]
          pending[waiting] = Int32(truncatingIfNeeded: place)
          waiting &+= Int(truncatingIfNeeded: massFrom.bitPattern &>> 63)
          sum += way.mass * massFrom
        }
        value += sum
        guard waiting > 0 else { return }
        firsts.withUnsafeBufferPointer { firsts in
          costs.withUnsafeBufferPointer { costs in
            massesFrom.withUnsafeBufferPointer { massesFrom in
              var sum = 0.0
              for number in 0..<waiting {
                let way = ways[Int(pending[number])]
                let needed = top &- UInt64(truncatingIfNeeded: way.cost)
                var step = Int(firsts[Int(truncatingIfNeeded: needed &>> shift)])
                while costs[step] < needed { step &+= 1 }
                sum += way.mass * massesFrom[step]
              }
              value += sum
            }
          }
        }
      }
    }
    return (value, end - start + 1)
  }
}
