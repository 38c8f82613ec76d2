import Distributions
import RealModule

/// Spearman's rank correlation of two values, with its test and interval.
///
/// rho is Pearson's correlation of the average ranks. The null hypothesis is independence: the
/// exact p-value is that of all orders of the second value given the ties of both, two-sided of a
/// rho at least as far from 0; the approximation refers rho sqrt((n - 2) / (1 - rho^2)) to
/// Student's t with n - 2 degrees of freedom.
///
/// The interval is that of Fisher's z, atanh(rho), with the variance (1 + rho^2 / 2) / (n - 3) of
/// Bonett and Wright. It is no inversion of the test, as dependence has many forms: with p near
/// 1 - level it may hold 0. There is none for fewer than four pairs or a rho of 1 or -1.
///
/// *Edge cases*: fewer than three pairs, or a constant value, are an error.
///
/// R: `cor.test(x, y, method = "spearman")` without ties up to n = 9, where it is exact, and with
/// `exact = FALSE`; SciPy: `spearmanr(x, y)` is asymptotic at every n.
///
/// Spearman C (1904), doi 10.2307/1412159. Bonett DG, Wright TA (2000), doi 10.1007/BF02294183.
public struct SpearmanCorrelation: HypothesisTest {
  /// What was done.
  public let method: String

  /// What was correlated, by the names of the variables; nil for arrays.
  public let variables: String?

  /// t with its degrees of freedom where the p-value is asymptotic; nil where it is exact or rho
  /// is 1 or -1.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the correlation is positive.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// Rho with its interval.
  public let estimates: [Estimate]

  /// The number of pairs of values.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Up to this many pairs the automatic method is exact.
  public static let exactLimit = 10

  /// Up to this many pairs an exact test can be asked for.
  public static let largestExact = 12

  /// Correlates two lists.
  ///
  /// - Parameters:
  ///   - first: The first value of each pair, finite.
  ///   - second: The second value of each pair, finite, in the same order.
  ///   - alternative: Two-sided by default; `greater`: the correlation is positive.
  ///   - method: Exact up to ``exactLimit`` pairs by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a value that is not finite, with its row;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level; ``StatsError/undefined(_:)`` for
  ///   fewer than three pairs or a constant value; ``StatsError/tooLarge(_:)`` for an exact test
  ///   of more than ``largestExact`` pairs.
  /// - Complexity: O(n) for n pairs in practice; exact O(2^n n^4).
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
    guard first.count >= 3 else { throw .undefined("a rank correlation needs 3 or more pairs") }
    guard method != .exact || first.count <= Self.largestExact else {
      throw .tooLarge(
        "\(first.count) pairs; the exact test of Spearman's correlation is for at most "
          + "\(Self.largestExact)")
    }
    let isExact =
      method == .exact || (method == .automatic && first.count <= Self.exactLimit)
    let ranks = SpearmanRanks(first, second)
    guard let rho = ranks.rho else {
      throw .undefined("all values of a variable are equal: it has no correlation")
    }
    let freedom = Double(first.count - 2)
    let t = rho * (freedom / ranks.residual).squareRoot()
    statistic =
      isExact || !t.isFinite ? nil : try TestStatistic("t", t, degreesOfFreedom: freedom)
    pValue = try PValue(
      isExact
        ? ranks.exactPValue(alternative)
        : StudentT(degreesOfFreedom: freedom).tail(t, alternative))
    let ties = ranks.isTied ? ", given the ties" : ""
    self.method =
      "Spearman's rank correlation (\(isExact ? "exact\(ties)" : "t approximation"))"
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    count = first.count
    let name = "Spearman's rho"
    guard first.count > 3, ranks.residual > 0 else {
      estimates = [try Estimate(name: name, value: rho, confidenceInterval: nil)]
      return
    }
    let tail = alternative == .twoSided ? (1 - level) / 2 : 1 - level
    let reach =
      Normal.standard.quantile(upperTail: tail)
      * ((1 + rho * rho / 2) / Double(first.count - 3)).squareRoot()
    let centre = Double.asinh(rho / ranks.residual.squareRoot())
    estimates = [
      try Estimate(
        name: name, value: rho,
        confidenceInterval: ConfidenceInterval(
          lower: alternative == .less ? -1 : .tanh(centre - reach),
          upper: alternative == .greater ? 1 : .tanh(centre + reach), level: level,
          method: "Fisher's z with the variance of Bonett and Wright"))
    ]
  }
}
