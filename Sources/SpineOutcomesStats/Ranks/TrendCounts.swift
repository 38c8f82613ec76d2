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
    RankDeviation(excess: excess, unit: 0.5, standardDeviation: variance.squareRoot())
  }

  /// The variance of J given the ties, from whole numbers: nearly tied data leave little of its terms.
  ///
  /// With N observations, and sums over the sizes of the groups and the runs of ties,
  ///
  ///     A = a(N) - sum a(size) - sum a(tie),  a(n) = n (n - 1) (2 n + 5),
  ///     72 variance = A + 2 B B' / (N (N - 1) (N - 2)) + 9 C C' / (N (N - 1)),
  ///
  /// B and B' the sums of n (n - 1) (n - 2), C and C' those of n (n - 1). The numerator over
  /// N (N - 1) (N - 2) is below 2^190.
  private var variance: Double {
    let total = sizes.reduce(0, +)
    guard total > 1 else { return 0 }
    let cubic = Self.sum([total], Self.cubic)
    let taken = Self.sum(sizes, Self.cubic) &+ Self.sum(ties, Self.cubic)
    let couples = Self.sum(sizes, Self.couples) &* Self.sum(ties, Self.couples)
    guard total > 2 else {
      return ((cubic &- taken) &* 2 &+ couples &* 9).approximate / 144
    }
    let triples = Self.sum(sizes, Self.triples) &* Self.sum(ties, Self.triples)
    // Modulo 2^256 it does not matter that the first part may be negative: the whole is not.
    let scaled =
      (cubic &- taken) &* Self.triples(total)
      &+ triples &* 2
      &+ (couples &* 9) &* UInt64(total - 2)
    return scaled.approximate / Self.triples(total).approximate / 72
  }

  private static func sum(_ numbers: [Int], _ term: (Int) -> WideInteger) -> WideInteger {
    numbers.reduce(.zero) { $0 &+ term($1) }
  }

  private static func cubic(_ n: Int) -> WideInteger { couples(n) &* UInt64(2 * n + 5) }

  private static func triples(_ n: Int) -> WideInteger { couples(n) &* UInt64(max(0, n - 2)) }

  private static func couples(_ n: Int) -> WideInteger { WideInteger(product: n, n - 1) }

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
