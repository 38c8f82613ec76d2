import Distributions

/// The counts behind the Jonckheere-Terpstra test.
struct TrendCounts {
  /// The sizes of the groups with observations, in their order.
  let sizes: [Int]

  /// How many observations there are at each distinct value.
  let ties: [Int]

  /// The number of pairs of observations of different groups.
  let pairs: Int

  /// Twice J less the number of pairs.
  let excess: Int

  init(_ values: GroupedValues, _ variable: String) throws(StatsError) {
    let occupied = values.counts.filter { $0.contains { $0 > 0 } }
    guard occupied.count >= 2 else {
      throw .tooFewGroups(variable: variable, found: occupied.count, needed: 2)
    }
    guard values.total <= 1 << 30 else { throw .tooLarge("more than 2^30 observations") }
    sizes = occupied.map { $0.reduce(0, +) }
    ties = values.values.indices.map { index in occupied.reduce(0) { $0 + $1[index] } }
    var (pairs, excess) = (0, 0)
    // Each group against all before it: pairs won less pairs lost.
    var earlier = values.values.map { _ in 0 }
    var earlierTotal = 0
    for (group, size) in zip(occupied, sizes) {
      var below = 0
      for (index, count) in group.enumerated() {
        excess += count * (2 * below + earlier[index] - earlierTotal)
        below += earlier[index]
        earlier[index] += count
      }
      pairs += size * earlierTotal
      earlierTotal += size
    }
    self.pairs = pairs
    self.excess = excess
  }

  /// Takes counts that were made elsewhere.
  init(sizes: [Int], ties: [Int], excess: Int) {
    self.sizes = sizes
    self.ties = ties
    self.excess = excess
    let total = sizes.reduce(0, +)
    pairs = (total * total - sizes.reduce(0) { $0 + $1 * $1 }) / 2
  }

  /// How far J is from its mean, with its standard deviation given the ties.
  var deviation: RankDeviation {
    func sum(_ numbers: [Int], _ term: (Double) -> Double) -> Double {
      var sum = CompensatedSum()
      for number in numbers { sum.add(term(Double(number))) }
      return sum.value
    }
    let total = Double(sizes.reduce(0, +))
    let cubic = { (n: Double) in n * (n - 1) * (2 * n + 5) }
    let triples = { (n: Double) in n * (n - 1) * (n - 2) }
    let couples = { (n: Double) in n * (n - 1) }
    var variance = (cubic(total) - sum(sizes, cubic) - sum(ties, cubic)) / 72
    if total > 2 { variance += sum(sizes, triples) * sum(ties, triples) / (36 * triples(total)) }
    variance += sum(sizes, couples) * sum(ties, couples) / (8 * couples(total))
    return RankDeviation(
      excess: excess, unit: 0.5, standardDeviation: max(0, variance).squareRoot())
  }

  /// The exact distribution, where it is asked for or allowed and can be counted.
  ///
  /// - Throws: ``StatsError/tooLarge(_:)`` with the reason where it is asked for and cannot be.
  func exact(
    isAsked: Bool, isAllowed: Bool, _ reason: String
  ) throws(StatsError) -> ExactTrend? {
    guard isAsked || isAllowed else { return nil }
    let found =
      ties.contains { $0 > 1 }
      ? TrendNull(ties: ties, sizes: sizes).map(ExactTrend.tied)
      : UntiedTrendNull(sizes).map(ExactTrend.untied)
    guard found != nil || !isAsked else { throw .tooLarge(reason) }
    return found
  }
}

/// The exact distribution of the trend, without or with ties.
enum ExactTrend {
  case untied(UntiedTrendNull)
  case tied(TrendNull)

  /// The p-value of an excess.
  func pValue(_ excess: Int, _ alternative: Alternative, isDoubled: Bool) -> Double {
    switch alternative {
    case .greater: upperTail(excess)
    case .less: lowerTail(excess)
    case .twoSided where excess == 0: 1
    case .twoSided where isDoubled: min(1, 2 * min(upperTail(excess), lowerTail(excess)))
    case .twoSided:
      min(1, upperTail(Int(excess.magnitude)) + lowerTail(-Int(excess.magnitude)))
    }
  }

  private func upperTail(_ excess: Int) -> Double {
    switch self {
    case .untied(let null): null.upperTail((null.pairs + excess) / 2)
    case .tied(let null): null.upperTail(null.doubledPairs / 2 + excess)
    }
  }

  private func lowerTail(_ excess: Int) -> Double {
    switch self {
    case .untied(let null): null.lowerTail((null.pairs + excess) / 2)
    case .tied(let null): null.lowerTail(null.doubledPairs / 2 + excess)
    }
  }
}
