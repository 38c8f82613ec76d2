/// The ways of filling the last two lines, for many questions about their cost.
struct LastLines: Sendable {
  let least: Int64
  let most: Int64

  /// A way with the probability of it and all of larger cost.
  private struct Way {
    var cost: Int64
    var massFrom: Double
  }

  private let ways: [Way]

  /// The first way with at least the cost at which a part of the range begins.
  private let firsts: [Int32]
  private let shift: Int64

  var count: Int { ways.count }

  init(_ order: CostOrder) {
    ways = zip(order.costs, order.massesFrom).map { Way(cost: $0, massFrom: $1) }
    least = order.costs.first ?? 0
    most = order.costs.last ?? 0
    // Parts of the range, a power of two long: twice to four times as many as there are ways.
    let range = UInt64(truncatingIfNeeded: most - least)
    let length = (range / UInt64(max(1, 2 * order.costs.count))).leadingZeroBitCount
    let shift = Int64(max(0, 63 - length))
    self.shift = shift
    var firsts: [Int32] = []
    for (place, cost) in order.costs.enumerated() {
      let part = Int(truncatingIfNeeded: (cost - least) >> shift)
      while firsts.count <= part { firsts.append(Int32(truncatingIfNeeded: place)) }
    }
    self.firsts = firsts
  }

  /// The probability that paths and ways together have at least a cost.
  ///
  /// - Parameters:
  ///   - masses: The probabilities of the paths.
  ///   - costs: The costs of the paths.
  ///   - places: The paths that are asked about: the rest that they lack of `asked` lies above the
  ///     least cost of these ways and not above the most.
  ///   - asked: The cost of both together.
  /// - Returns: The probability.
  @inline(__always)
  func sum(
    masses: UnsafeBufferPointer<Double>, costs: UnsafeBufferPointer<Int64>, places: Range<Int>,
    asked: Int64
  ) -> Double {
    ways.withUnsafeBufferPointer { ways in
      firsts.withUnsafeBufferPointer { firsts in
        var sum = 0.0
        for place in places {
          let needed = asked &- costs[place]
          var way = Int(firsts[Int(truncatingIfNeeded: (needed &- least) &>> shift)])
          while ways[way].cost < needed { way &+= 1 }
          sum += masses[place] * ways[way].massFrom
        }
        return sum
      }
    }
  }
}
