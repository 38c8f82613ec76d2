import Distributions
import RealModule

/// Kendall's rank correlation tau-b of two values, with its test and interval.
///
/// S is the number of concordant less that of discordant pairs, and tau-b = S / sqrt(P Q) with P
/// and Q the pairs that are not tied in the first and in the second value. The null hypothesis is
/// independence: the exact p-value is that of all orders of the second value given the ties of
/// both, two-sided of an S at least as far from 0; the approximation is normal with the variance
/// given the ties, without continuity correction. S is the Jonckheere-Terpstra statistic of one
/// value over the groups that the other makes, and so are its distributions.
///
/// The interval is tau-b with the standard error of Brown and Benedetti, which holds without
/// independence too, on the plain scale and cut to -1...1. It is no inversion of the test, as
/// dependence has many forms: with p near 1 - level it may hold 0. There is none where that
/// standard error is 0, as of a perfect order.
///
/// *Edge cases*: fewer than two observations, or a constant value, are an error.
///
/// R: `cor.test(x, y, method = "kendall")`, exact without ties only and with the standard error's
/// interval nowhere; `DescTools::KendallTauB(x, y, conf.level = 0.95)` has the interval, as SAS
/// `PROC FREQ`. SciPy: `kendalltau(x, y)`.
///
/// Kendall MG (1938), doi 10.1093/biomet/30.1-2.81. Brown MB, Benedetti JK (1977),
/// doi 10.1080/01621459.1977.10480995. Knight WR (1966), doi 10.1080/01621459.1966.10480879.
public struct KendallCorrelation: HypothesisTest {
  /// What was done.
  public let method: String

  /// What was correlated, by the names of the variables; nil for arrays.
  public let variables: String?

  /// S where the p-value is exact, z where it is normal.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the correlation is positive.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// Tau-b with its interval.
  public let estimates: [Estimate]

  /// The number of pairs of values.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Up to this many observations the automatic method is exact; with ties where the orders can be
  /// counted in 2^28 additions.
  public static let exactLimit = 100

  /// Correlates two lists.
  ///
  /// - Parameters:
  ///   - first: The first value of each pair, finite.
  ///   - second: The second value of each pair, finite, in the same order.
  ///   - alternative: Two-sided by default; `greater`: the correlation is positive.
  ///   - method: Exact up to ``exactLimit`` observations by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a value that is not finite, with its row;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level; ``StatsError/undefined(_:)`` for
  ///   fewer than two pairs or a constant value; ``StatsError/tooLarge(_:)`` for an exact test
  ///   whose orders cannot be counted, and beyond 2^30 pairs of values.
  /// - Complexity: O(n log n) for n pairs of values.
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    method: RankCorrelationMethod = .automatic, level: Double = 0.95
  ) throws(StatsError) {
    try CorrelatedLists.check(first, second)
    try self.init(
      checked: first, second, alternative, method, level, Exclusions(initial: first.count))
  }

  init(
    checked first: [Double], _ second: [Double], _ alternative: Alternative,
    _ method: RankCorrelationMethod, _ level: Double, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard first.count >= 2 else { throw .undefined("a rank correlation needs 2 or more pairs") }
    guard first.count <= 1 << 30 else { throw .tooLarge("more than 2^30 pairs of values") }
    let counts = KendallCounts(first, second)
    guard counts.firstTies.count > 1, counts.secondTies.count > 1 else {
      throw .undefined("all values of a variable are equal: it has no correlation")
    }
    let trend = TrendCounts(
      sizes: counts.firstTies, ties: counts.secondTies, excess: counts.score)
    let turned = TrendCounts(
      sizes: counts.secondTies, ties: counts.firstTies, excess: counts.score)
    // Both have one distribution: without ties in one value that one is passed through; else
    // the one with fewer distinct values makes the groups.
    let isPassed = counts.secondTies.count >= counts.firstTies.count
    let exact = try (isPassed ? trend : turned).exact(
      isAsked: method == .exact,
      isAllowed: method == .automatic && first.count <= Self.exactLimit,
      "the orders are too many for an exact test; ask for the asymptotic one")
    let deviation = trend.deviation
    let isTied = trend.ties.count < first.count || trend.sizes.count < first.count
    if let exact {
      statistic = try TestStatistic("S", Double(counts.score))
      pValue = try PValue(exact.pValue(counts.score, alternative, isDoubled: false))
    } else {
      statistic = try TestStatistic(
        "z", Double(counts.score) / 2 / deviation.standardDeviation)
      pValue = try PValue(deviation.normalPValue(alternative, continuityCorrection: false))
    }
    let kind = exact == nil ? "normal approximation" : "exact"
    let correction = isTied ? (exact == nil ? ", tie correction" : ", given the ties") : ""
    self.method = "Kendall's rank correlation (\(kind)\(correction))"
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    count = first.count
    estimates = [try Self.tau(counts, alternative, level)]
  }

  /// Tau-b with the interval of its standard error.
  private static func tau(
    _ counts: KendallCounts, _ alternative: Alternative, _ level: Double
  ) throws(StatsError) -> Estimate {
    let n = Double(counts.count)
    func untied(_ sizes: [Int]) -> Double {
      sizes.reduce(0) { $0 + Double($1) * (n - Double($1)) }
    }
    // Ordered pairs, as in the formula of Brown and Benedetti.
    let (rows, columns) = (untied(counts.firstTies), untied(counts.secondTies))
    let width = (rows * columns).squareRoot()
    let tau = min(1, max(-1, 2 * Double(counts.score) / width))
    var variance = CompensatedSum()
    for partner in counts.partners {
      let influence =
        2 * Double(partner.score) / width
        + tau
        * ((Double(partner.firstTies) - n) / rows + (Double(partner.secondTies) - n) / columns)
      variance.add(influence * influence)
    }
    let error = variance.value.squareRoot()
    let name = "Kendall's tau-b"
    // What is left of a perfect order is rounding.
    guard error > 1e-12 else {
      return try Estimate(name: name, value: tau, confidenceInterval: nil)
    }
    let share = alternative == .twoSided ? (1 - level) / 2 : 1 - level
    let reach = Normal.standard.quantile(upperTail: share) * error
    return try Estimate(
      name: name, value: tau,
      confidenceInterval: ConfidenceInterval(
        lower: alternative == .less ? -1 : min(1, max(-1, tau - reach)),
        upper: alternative == .greater ? 1 : min(1, max(-1, tau + reach)), level: level,
        method: "Wald, standard error of Brown and Benedetti"))
  }
}
