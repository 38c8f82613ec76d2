/// Ways to or from one node, from the least cost up, with the probability of each and all after it.
struct CostOrder: Sendable {
  private(set) var costs: [Int64] = []
  private(set) var masses: [Double] = []

  /// The probability of each way and those of larger cost; 0 after the last.
  private(set) var massesFrom: [Double]

  /// Orders ways, those of equal cost as one.
  init(_ ways: [(cost: Int64, mass: Double)]) {
    costs.reserveCapacity(ways.count)
    masses.reserveCapacity(ways.count)
    for way in ways.sorted(by: { $0.cost < $1.cost }) {
      if let last = costs.last, last == way.cost {
        masses[masses.count - 1] += way.mass
      } else {
        costs.append(way.cost)
        masses.append(way.mass)
      }
    }
    massesFrom = [Double](repeating: 0, count: costs.count + 1)
    for place in costs.indices.reversed() {
      massesFrom[place] = massesFrom[place + 1] + masses[place]
    }
  }

  /// The first way with at least a cost.
  @inline(__always)
  func first(from cost: Int64) -> Int { first(from: cost, in: 0..<costs.count) }

  /// The first way of a range with at least a cost.
  @inline(__always)
  func first(from cost: Int64, in range: Range<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low &+ high) &>> 1
      if costs[middle] >= cost { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  /// The probability that a way of these and one of the last lines together have at least a cost.
  ///
  /// - Parameters:
  ///   - cost: The cost of both together.
  ///   - others: The ways of the last lines.
  ///   - unsettled: The ways of these that bounds did not settle; those before have too little
  ///     cost, and those after are not counted.
  /// - Returns: The probability of the ways in the range that have that cost.
  @inline(__always)
  func probability(
    from cost: Int64, with others: LastLines, _ unsettled: Range<Int>
  ) -> Double {
    let all = first(from: cost &- others.least, in: unsettled)
    let none = first(from: cost &- others.most, in: unsettled)
    let value = costs.withUnsafeBufferPointer { costs in
      masses.withUnsafeBufferPointer { masses in
        others.sum(masses: masses, costs: costs, places: none..<max(none, all), asked: cost)
      }
    }
    return massesFrom[all] - massesFrom[unsettled.upperBound] + value
  }
}
