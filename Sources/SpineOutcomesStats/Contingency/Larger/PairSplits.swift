/// The splits of two categories by the number in the first part, from the least cost up.
struct PairSplits: Sendable {
  /// A split with its probability, and with that of it and all that cost more.
  struct Way: Sendable {
    var cost: Int64
    var mass: Double
    var massFrom: Double
  }

  /// The first way of each number; a way of infinite cost ends each number's ways.
  private(set) var starts: [Int] = []
  private(set) var ways: [Way] = []

  /// Orders the splits.
  ///
  /// - Parameters:
  ///   - first: The cost and the probability of each split of the first category; costs are convex.
  ///   - second: The same of the second category.
  ///   - largest: The largest number in the first part.
  init(
    _ first: (costs: ArraySlice<Int64>, masses: ArraySlice<Double>),
    _ second: (costs: ArraySlice<Int64>, masses: ArraySlice<Double>), upTo largest: Int
  ) {
    ways.reserveCapacity((first.costs.count + 1) * (second.costs.count + 1))
    first.costs.withUnsafeBufferPointer { firstCosts in
      second.costs.withUnsafeBufferPointer { secondCosts in
        first.masses.withUnsafeBufferPointer { firstMasses in
          second.masses.withUnsafeBufferPointer { secondMasses in
            for number in 0...min(largest, firstCosts.count + secondCosts.count - 2) {
              append(
                number, (firstCosts, firstMasses), (secondCosts, secondMasses))
            }
          }
        }
      }
    }
  }

  private typealias Splits = (
    costs: UnsafeBufferPointer<Int64>, masses: UnsafeBufferPointer<Double>
  )

  /// Adds the ways of one number, from the least one outwards: their costs are convex.
  private mutating func append(_ number: Int, _ first: Splits, _ second: Splits) {
    let start = ways.count
    let from = max(0, number - (second.costs.count - 1))
    let end = min(first.costs.count - 1, number)
    func cost(_ place: Int) -> Int64 { first.costs[place] &+ second.costs[number &- place] }
    var left = from
    while left < end, cost(left &+ 1) < cost(left) { left &+= 1 }
    var right = left &+ 1
    while left >= from || right <= end {
      let leftCost = left >= from ? cost(left) : .max
      let rightCost = right <= end ? cost(right) : .max
      let place = leftCost <= rightCost ? left : right
      let mass = first.masses[place] * second.masses[number &- place]
      if leftCost <= rightCost { left &-= 1 } else { right &+= 1 }
      let least = min(leftCost, rightCost)
      if ways.count > start, ways[ways.count &- 1].cost == least {
        ways[ways.count &- 1].mass += mass
      } else {
        ways.append(Way(cost: least, mass: mass, massFrom: 0))
      }
    }
    var sum = 0.0
    for place in (start..<ways.count).reversed() {
      sum += ways[place].mass
      ways[place].massFrom = sum
    }
    starts.append(start)
    ways.append(Way(cost: .max, mass: 0, massFrom: 0))
  }
}
