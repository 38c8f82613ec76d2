import Distributions

/// Student's t test of one mean.
///
/// t = (mean - value) / (SD / sqrt(n)) with n - 1 degrees of freedom. The estimates are the mean
/// with the interval that the test keeps, Cohen's d = (mean - value) / SD and Hedges' g, d times
/// Γ(m / 2) / (sqrt(m / 2) Γ((m - 1) / 2)), m = n - 1. The intervals of d and g are those of the
/// noncentrality of t over sqrt(n): they exclude 0 just when the test rejects.
///
/// *Edge cases*: where all values equal the null value p is 1, the method says so and there is no
/// interval; where they equal another value t has no distribution, which is an error.
///
/// R: `t.test(x, mu = value)`; `effectsize::cohens_d(x, mu = value)` and `hedges_g`.
///
/// Student (1908), doi 10.1093/biomet/6.1.1. Steiger JH, Fouladi RT (1997), in Harlow et al., What
/// if There Were No Significance Tests?, for the interval of d.
public struct OneSampleTTest: HypothesisTest {
  /// What was done.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// t with its degrees of freedom; nil where all values equal the null value.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the mean is above the null value.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The mean, Cohen's d and Hedges' g, each with its interval.
  public let estimates: [Estimate]

  /// The number of values.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The mean of the null hypothesis.
  public let nullValue: Double

  /// Tests values.
  ///
  /// - Parameters:
  ///   - values: The values, finite; two or more.
  ///   - nullValue: The mean of the null hypothesis; 0 by default.
  ///   - alternative: Two-sided by default; `greater`: the mean is above the null value.
  ///   - level: The confidence level of the intervals, inside 0...1; 0.95 by default.
  /// - Throws: As ``Moments/init(_:weights:)``, and as the test of moments.
  /// - Complexity: O(n) for n values.
  public init(
    _ values: [Double], against nullValue: Double = 0, alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(StatsError) {
    try self.init(Moments(values), against: nullValue, alternative: alternative, level: level)
  }

  /// Tests the mean of a summary.
  ///
  /// - Parameters:
  ///   - moments: The moments of two or more values.
  ///   - nullValue: The mean of the null hypothesis; 0 by default.
  ///   - alternative: Two-sided by default; `greater`: the mean is above the null value.
  ///   - level: The confidence level of the intervals, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level or a null value that is
  ///   not finite; ``StatsError/noCompleteCases(_:)`` without a value; ``StatsError/undefined(_:)``
  ///   for one value, or for equal values other than the null value.
  /// - Complexity: O(1).
  public init(
    _ moments: Moments, against nullValue: Double = 0, alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      moments, nullValue, alternative, level, Exclusions(initial: moments.count),
      .init(test: "One-sample t test", mean: "mean", unit: "in standard deviations"))
  }

  /// How a result speaks of what it has tested.
  struct Words {
    var test: String
    var mean: String
    var unit: String
  }

  init(
    _ moments: Moments, _ nullValue: Double, _ alternative: Alternative, _ level: Double,
    _ exclusions: Exclusions, _ words: Words, variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard nullValue.isFinite else {
      throw .invalidArgument(name: "against", reason: "a finite number")
    }
    guard let mean = moments.mean else { throw .noCompleteCases(exclusions) }
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    self.nullValue = nullValue
    count = moments.count
    let difference = (moments.centre - nullValue).value
    guard let error = moments.standardError, error > 0 else {
      guard moments.count > 1 else { throw .undefined("a t test needs two or more values") }
      guard difference == 0 else {
        throw .undefined("all values are equal: a t test needs a spread")
      }
      method = "\(words.test) (all values equal the null value: p = 1 by definition)"
      statistic = nil
      pValue = try PValue(1)
      estimates = [try Estimate(name: words.mean, value: mean, confidenceInterval: nil)]
      return
    }
    let inference = TInference(
      difference: difference, error: error, degreesOfFreedom: Double(moments.count - 1),
      alternative: alternative, level: level)
    method = words.test
    statistic = try inference.statistic()
    pValue = try PValue(inference.pValue)
    estimates =
      [
        try Estimate(
          name: words.mean, value: mean, confidenceInterval: inference.interval(around: mean))
      ]
      + (try inference.effects(
        times: 1 / Double(moments.count).squareRoot(), named: words.unit))
  }
}
