import Distributions
import RealModule

/// Pearson's correlation of two values, with its test and interval.
///
/// r is the sum of products over the root of both sums of squares. By default p and the interval
/// are both from its distribution under bivariate normality, Hotelling's: p is that of Student's
/// t = r sqrt((n - 2) / (1 - r^2)), and the interval holds the ρ at which r is in no tail; it
/// excludes 0 just when p is 1 - level or less.
/// ``Method/fisherZ`` takes both from the normal distribution of atanh(r) with the variance
/// 1 / (n - 3): the interval of most programs, which combine it with the p-value of t, so that they
/// can contradict each other.
///
/// *Edge cases*: r of exactly 1 or -1 has no t; p is then 0 (1 for an alternative on the other
/// side), and there is no interval, which would be r alone, as if nothing were uncertain. Fewer than three pairs (four for Fisher's z) or a constant value
/// are an error.
///
/// R: `cor.test(x, y)`: r and p by default, the interval by `.fisherZ`.
///
/// Fisher RA (1915), doi 10.1093/biomet/10.4.507. Johnson, Kotz & Balakrishnan, Continuous
/// Univariate Distributions 2, chapter 32.
public struct PearsonCorrelation: HypothesisTest {
  /// From which distribution p and interval are.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// That of r under bivariate normality.
    case exact

    /// The normal distribution of atanh(r).
    case fisherZ
  }

  /// What was done.
  public let method: String

  /// What was correlated, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// t with its degrees of freedom, or z; nil where r is 1 or -1.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the correlation is positive.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The correlation with the interval that the test keeps; without one where r is 1 or -1.
  public let estimates: [Estimate]

  /// The number of pairs.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Correlates two lists.
  ///
  /// - Parameters:
  ///   - first: The first value of each pair, finite.
  ///   - second: The second value of each pair, finite, in the same order.
  ///   - alternative: Two-sided by default; `greater`: the correlation is positive.
  ///   - method: Exact under normality by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: As ``PairedMoments/init(_:_:)`` and ``init(_:alternative:method:level:)``.
  /// - Complexity: O(n) for n pairs.
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    method: Method = .exact, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      PairedMoments(first, second), alternative: alternative, method: method, level: level)
  }

  /// Correlates summarised pairs.
  ///
  /// - Parameters:
  ///   - moments: The moments of three or more pairs.
  ///   - alternative: Two-sided by default; `greater`: the correlation is positive.
  ///   - method: Exact under normality by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/undefined(_:)`` for too few pairs or a constant value.
  /// - Complexity: O(1), some milliseconds for the exact interval.
  public init(
    _ moments: PairedMoments, alternative: Alternative = .twoSided, method: Method = .exact,
    level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      moments, alternative, method, level, Exclusions(initial: moments.count))
  }

  init(
    _ moments: PairedMoments, _ alternative: Alternative, _ method: Method, _ level: Double,
    _ exclusions: Exclusions, variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let needed = method == .exact ? 3 : 4
    guard moments.count >= needed else {
      throw .undefined("a correlation needs \(needed) or more pairs")
    }
    guard moments.first.sumOfSquares > 0, moments.second.sumOfSquares > 0 else {
      throw .undefined("all values of a variable are equal: it has no correlation")
    }
    let inference = CorrelationInference(moments, alternative, level)
    let found = try method == .exact ? inference.exact() : inference.fisherZ()
    self.method =
      method == .exact
      ? "Pearson's correlation (t distribution)" : "Pearson's correlation (Fisher's z)"
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    count = moments.count
    statistic = found.statistic
    pValue = try PValue(found.pValue)
    estimates = [
      try Estimate(
        name: "correlation", value: inference.r,
        confidenceInterval: found.limits.map { limits throws(StatsError) in
          try ConfidenceInterval(
            lower: limits.lower, upper: limits.upper, level: level,
            method: method == .exact
              ? "inversion of the exact distribution under normality" : "Fisher's z")
        })
    ]
  }
}
