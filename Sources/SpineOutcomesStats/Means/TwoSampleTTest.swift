import Distributions

/// The t test of two means: Welch's, or Student's with a pooled variance.
///
/// Welch: t = (mean1 - mean2) / sqrt(v1 + v2), v = SD^2 / n, with
/// (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1)) degrees of freedom. Student: the error is
/// s sqrt(1 / n1 + 1 / n2), s^2 the sum of squares of both samples over n1 + n2 - 2.
///
/// The estimates are the difference of the means, first less second, with the interval that the
/// test keeps, Cohen's d and Hedges' g. d is the difference over s for Student, and over the root
/// of the mean of both variances for Welch; g is d times Γ(m / 2) / (sqrt(m / 2) Γ((m - 1) / 2))
/// with m degrees of freedom. Their intervals are those of the noncentrality of t, in the same
/// units: they exclude 0 just when the test rejects. For Student the interval of d is exact under
/// normality; for Welch it is as approximate as the test.
///
/// *Edge cases*: where all values of both samples are equal p is 1, the method says so and there is
/// no interval; where each sample is constant at a value of its own, t has no distribution, which
/// is an error.
///
/// R: `t.test(first, second)` and `t.test(first, second, var.equal = TRUE)`;
/// `effectsize::cohens_d(first, second, pooled_sd = FALSE)` and `TRUE`.
///
/// Welch BL (1947), doi 10.1093/biomet/34.1-2.28.
public struct TwoSampleTTest: HypothesisTest {
  /// What is assumed of the variances.
  public enum Variances: String, Sendable, Codable, CaseIterable {
    /// They may differ: Welch's test.
    case unequal

    /// They are equal: Student's test.
    case equal
  }

  /// What was done.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// t with its degrees of freedom; nil where all values are equal.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the first mean is the larger one.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The difference of the means, Cohen's d and Hedges' g, each with its interval.
  public let estimates: [Estimate]

  /// The number of values in both samples.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The names of the two samples.
  public let groups: [String]

  /// The moments of each.
  public let moments: [Moments]

  /// Tests two lists.
  ///
  /// - Parameters:
  ///   - first: The values of the first sample, finite.
  ///   - second: The values of the second sample, finite.
  ///   - alternative: Two-sided by default; `greater`: the first mean is the larger one.
  ///   - variances: Unequal by default: Welch's test.
  ///   - level: The confidence level of the intervals, inside 0...1; 0.95 by default.
  /// - Throws: As ``Moments/init(_:weights:)`` and
  ///   ``init(_:_:names:alternative:variances:level:)``.
  /// - Complexity: O(n) for n values.
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    variances: Variances = .unequal, level: Double = 0.95
  ) throws(StatsError) {
    try Ordering.check(first, name: "first")
    try Ordering.check(second, name: "second")
    try self.init(
      Moments(checked: first, weights: nil, total: first.count),
      Moments(checked: second, weights: nil, total: second.count), alternative: alternative,
      variances: variances, level: level)
  }

  /// Tests the moments of two samples.
  ///
  /// - Parameters:
  ///   - first: The moments of the first sample.
  ///   - second: The moments of the second sample.
  ///   - names: What the samples are called in the result.
  ///   - alternative: Two-sided by default; `greater`: the first mean is the larger one.
  ///   - variances: Unequal by default: Welch's test.
  ///   - level: The confidence level of the intervals, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for a sample without values;
  ///   ``StatsError/undefined(_:)`` for a sample of one (Student: for fewer than three values in
  ///   all), or constant samples with different means.
  /// - Complexity: O(1).
  public init(
    _ first: Moments, _ second: Moments, names: [String] = ["first", "second"],
    alternative: Alternative = .twoSided, variances: Variances = .unequal, level: Double = 0.95
  ) throws(StatsError) {
    guard names.count == 2 else {
      throw .invalidArgument(name: "names", reason: "one name for each of the two samples")
    }
    try self.init(
      first, second, names, "group", alternative, variances, level,
      Exclusions(initial: first.count.addingSaturating(second.count)))
  }

  init(
    _ first: Moments, _ second: Moments, _ names: [String], _ variable: String,
    _ alternative: Alternative, _ variances: Variances, _ level: Double, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let found = [first, second].count { $0.count > 0 }
    guard found == 2 else { throw .tooFewGroups(variable: variable, found: found, needed: 2) }
    let spread = try TwoSampleSpread(first, second, variances)
    let difference = (first.centre - second.centre).value
    let label = "difference of means, \(names[0]) minus \(names[1])"
    let title = variances == .unequal ? "Welch's t test" : "Student's t test (pooled variance)"
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    count = try GroupedValues.sum([[first.count, second.count]])
    groups = names
    moments = [first, second]
    guard spread.error > 0 else {
      guard difference == 0 else {
        throw .undefined("all values of a group are equal: a t test needs a spread")
      }
      method = "\(title), all values are equal: p = 1 by definition"
      statistic = nil
      pValue = try PValue(1)
      estimates = [try Estimate(name: label, value: 0, confidenceInterval: nil)]
      return
    }
    let inference = TInference(
      difference: difference, error: spread.error, degreesOfFreedom: spread.degreesOfFreedom,
      alternative: alternative, level: level)
    method = title
    statistic = try inference.statistic()
    pValue = try PValue(inference.pValue)
    estimates =
      [
        try Estimate(
          name: label, value: difference,
          confidenceInterval: inference.interval(around: difference))
      ]
      + (try inference.effects(
        times: spread.error / spread.unit,
        named: variances == .unequal
          ? "in roots of the mean variance" : "in pooled standard deviations"))
  }
}

/// The error of a difference of means, its degrees of freedom, and the unit of its effect size.
struct TwoSampleSpread {
  let error: Double
  let degreesOfFreedom: Double
  let unit: Double

  init(
    _ first: Moments, _ second: Moments, _ variances: TwoSampleTTest.Variances
  ) throws(StatsError) {
    let (m, n) = (Double(first.count), Double(second.count))
    switch variances {
    case .unequal:
      guard let u = first.variance, let v = second.variance else {
        throw .undefined("Welch's t test needs two or more values in each group")
      }
      let (a, b) = (u / m, v / n)
      error = (a + b).squareRoot()
      let (share, rest) = a + b > 0 ? (a / (a + b), b / (a + b)) : (0.5, 0.5)
      degreesOfFreedom = 1 / (share * share / (m - 1) + rest * rest / (n - 1))
      unit = ((u + v) / 2).squareRoot()
    case .equal:
      guard m + n > 2 else {
        throw .undefined("Student's t test needs three or more values")
      }
      degreesOfFreedom = m + n - 2
      let variance = (first.squares + second.squares).value / degreesOfFreedom
      unit = variance.squareRoot()
      error = (variance * (1 / m + 1 / n)).squareRoot()
    }
  }
}
