/// The ways of splitting categories into two parts that cost less than a limit.
///
/// A way x costs sum f_j(x_j), with convex f. Categories are split one after another; where even
/// the least cost of the rest reaches the limit, all ways from there are settled at once, with
/// their probability by Vandermonde's identity. Two categories are left to the caller.
struct SplitSearch: Sendable {
  private let weights: SplitWeights
  private let categories: [Int]

  /// Whether exchanging the parts changes no cost: one of both is gone through, and counts twice.
  private let isMirrored: Bool

  /// The number of records in the categories after each.
  private let after: [Int]

  /// Cost and probability of each split of each category; where those of a category start.
  private var costs: [Int64] = []
  private var masses: [Double] = []
  private var starts: [Int] = []

  /// The least cost of each category and those after it, by the number in the first part.
  private var least: [Int64] = []
  private var leastStarts: [Int]

  /// - Parameters:
  ///   - weights: The probabilities; they say how many records the first part has.
  ///   - categories: The number of records of each category, two or more of them.
  ///   - isMirrored: Whether exchanging the parts changes no cost.
  ///   - cost: The cost of so many records in the first part, of all of a category; convex.
  init(
    _ weights: SplitWeights, _ categories: [Int], isMirrored: Bool,
    cost: (_ number: Int, _ count: Int) -> Int64
  ) {
    self.weights = weights
    self.categories = categories
    self.isMirrored = isMirrored && categories.count > 2
    let last = categories.count - 1
    var after = [Int](repeating: 0, count: categories.count)
    for place in (0..<last).reversed() { after[place] = after[place + 1] + categories[place + 1] }
    self.after = after
    costs.reserveCapacity(weights.total + categories.count)
    masses.reserveCapacity(weights.total + categories.count)
    for count in categories {
      starts.append(costs.count)
      for number in 0...count {
        costs.append(cost(number, count))
        masses.append(weights(number, of: count))
      }
    }
    leastStarts = [Int](repeating: 0, count: categories.count)
    least.reserveCapacity(last * (weights.size + 1) + categories[last] + 1)
    least += costs[starts[last]...]
    var (from, length) = (0, categories[last] + 1)
    for place in (1..<max(1, last)).reversed() {
      // Costs are convex: the least of both together takes their steps in order of size.
      leastStarts[place] = least.count
      let end = min(weights.size, after[place] + categories[place])
      var own = starts[place]
      var other = from
      least.append(costs[own] + least[other])
      for _ in 0..<end {
        let ownStep = own < starts[place + 1] - 1 ? costs[own + 1] - costs[own] : .max
        let otherStep = other < from + length - 1 ? least[other + 1] - least[other] : .max
        if ownStep <= otherStep { own += 1 } else { other += 1 }
        least.append(costs[own] + least[other])
      }
      (from, length) = (leastStarts[place], end + 1)
    }
  }

  /// The last two categories, as the caller splits them.
  func lastTwo() -> PairSplits {
    let (first, second) = (starts[starts.count - 2], starts[starts.count - 1])
    return PairSplits(
      (costs[first..<second], masses[first..<second]), (costs[second...], masses[second...]),
      upTo: weights.size)
  }

  /// Calls the body wherever all but the last two categories are split.
  ///
  /// - Parameters:
  ///   - limit: The cost from which ways are settled.
  ///   - settled: The probability of settled ways is added here.
  ///   - most: The number of steps after which the search gives up.
  ///   - body: What has been chosen, how many records of the first part are left for the last two
  ///     categories, cost and probability so far, and the sum of the settled; it returns its steps.
  /// - Returns: The number of steps; more than the most when it gave up.
  @inline(__always)
  func forEachStart(
    below limit: Int64, settled: inout Double, most: Int,
    _ body: (UnsafeBufferPointer<Int>, _ rest: Int, Int64, Double, _ settled: inout Double) -> Int
  ) -> Int {
    let inner = categories.count - 2
    var chosen = [Int](repeating: 0, count: inner + 1)
    guard inner > 0 else {
      return chosen.withUnsafeBufferPointer {
        body($0, weights.size, 0, weights.inverseOfWhole, &settled)
      }
    }
    var steps = 0
    var sum = settled
    var levels = [Level](repeating: Level(), count: inner + 1)
    levels[0] = Level(
      last: isMirrored
        ? min(weights.size, categories[0] / 2) : min(weights.size, categories[0]),
      rest: weights.size, mass: weights.inverseOfWhole)
    chosen[0] = max(0, weights.size - after[0]) - 1
    chosen.withUnsafeMutableBufferPointer { chosen in
      levels.withUnsafeMutableBufferPointer { levels in
        costs.withUnsafeBufferPointer { costs in
          masses.withUnsafeBufferPointer { masses in
            least.withUnsafeBufferPointer { least in
              var level = 0
              while level >= 0, steps <= most {
                let number = chosen[level] &+ 1
                chosen[level] = number
                guard number <= levels[level].last else {
                  level &-= 1
                  continue
                }
                steps &+= 1
                let place = starts[level] &+ number
                let rest = levels[level].rest &- number
                let cost = levels[level].cost &+ costs[place]
                var mass = levels[level].mass * masses[place]
                if isMirrored, level == 0, 2 &* number != categories[0] { mass *= 2 }
                if cost &+ least[leastStarts[level &+ 1] &+ rest] >= limit {
                  sum += mass * weights(rest, of: after[level])
                } else if level == inner &- 1 {
                  steps &+= body(UnsafeBufferPointer(chosen), rest, cost, mass, &sum)
                } else {
                  level &+= 1
                  levels[level] = Level(
                    last: min(categories[level], rest), rest: rest, cost: cost, mass: mass)
                  chosen[level] = max(0, rest &- after[level]) &- 1
                }
              }
            }
          }
        }
      }
    }
    settled = sum
    return steps
  }

  /// A category that is being split: the largest number of its first part, what is left for it and
  /// those after it, cost and probability before it.
  private struct Level {
    var last = 0
    var rest = 0
    var cost: Int64 = 0
    var mass = 0.0
  }

  /// Calls the body with each way that costs less than a limit, and its probability.
  ///
  /// - Returns: The number of steps; more than the most when it gave up.
  @inline(__always)
  func forEachWay(
    below limit: Int64, settled: inout Double, most: Int,
    _ body: (UnsafeBufferPointer<Int>, Double) -> Void
  ) -> Int {
    let inner = categories.count - 2
    let (first, second) = (starts[inner], starts[inner + 1])
    var way = [Int](repeating: 0, count: categories.count)
    return way.withUnsafeMutableBufferPointer { way in
      forEachStart(below: limit, settled: &settled, most: most) {
        chosen, rest, cost, mass, settled in
        for place in 0..<inner { way[place] = chosen[place] }
        let from = max(0, rest - categories[inner + 1])
        let end = min(categories[inner], rest)
        for number in stride(from: from, through: end, by: 1) {
          let (one, other) = (first + number, second + rest - number)
          let probability = mass * masses[one] * masses[other]
          if cost + costs[one] + costs[other] < limit {
            way[inner] = number
            way[inner + 1] = rest - number
            body(UnsafeBufferPointer(way), probability)
          } else {
            settled += probability
          }
        }
        return max(0, end - from + 1)
      }
    }
  }
}
