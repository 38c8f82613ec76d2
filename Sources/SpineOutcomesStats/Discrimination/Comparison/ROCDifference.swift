/// The difference of one measure between two ROC curves, with its interval and test.
///
/// The curves are of two scores of the same records (paired), or of different records (unpaired).
/// p-value and interval come from one method, which ``method`` names:
///
/// - DeLong, for areas: z = difference / SE, with the covariance of paired curves;
/// - bootstrap, for every measure: of rows, so that paired scores stay together, or of each curve
///   by itself; stratified by outcome; by percentiles, or by the standard deviation of the
///   differences and the normal distribution.
///
/// *Edge cases.* Two scores that order all records alike have the difference 0, p = 1 and no
/// interval, as there is nothing to estimate it from; so does a measure that differs in no resample.
/// Where DeLong's variance of either area is 0 or undefined otherwise (an area of 0 or 1), the
/// difference would get too narrow an interval: it is then that between the limits of each area at
/// half the error, by the bound of ``AreaUnderCurve`` or by DeLong; conservative. Where a bootstrap
/// of another measure does not vary and the difference is not 0, the interval is all that is
/// possible and p = 1.
///
/// Agrees with `pROC::roc.test(method = "delong")` where paired; where unpaired with
/// ``Reference/welch``, as pROC refers to a t distribution.
///
/// Source: DeLong et al., Biometrics 1988;44:837, doi 10.2307/2531595.
public struct ROCDifference: HypothesisTest {
  /// The distribution to which an unpaired z is referred.
  public enum Reference: String, Sendable, Codable, CaseIterable {
    /// The normal distribution, as for a single area and for paired curves.
    case normal

    /// Student's t with (V1 + V2)^2 / (V1^2 / (N1 - 1) + V2^2 / (N2 - 1)) degrees of freedom for
    /// variances V of the areas and N records: what pROC does.
    case welch
  }

  /// How an interval is taken from the differences in resamples.
  public enum BootstrapInterval: String, Sendable, Codable, CaseIterable {
    /// From the r-th smallest to the r-th largest; p by inversion.
    case percentile

    /// Difference -+ z SD of the resamples, as in `pROC::roc.test(method = "bootstrap")`.
    case normal
  }

  /// What is compared.
  public let measure: ROCMeasure

  /// The name of the first curve.
  public let first: String

  /// The name of the second curve.
  public let second: String

  /// The value of the first curve.
  public let firstValue: Double

  /// The value of the second curve.
  public let secondValue: Double

  /// The first value less the second.
  public let estimate: Double

  /// The standard error of the difference; nil where it is 0 or undefined.
  public let standardError: Double?

  /// Whether the curves are of the same records.
  public let isPaired: Bool

  /// What was done.
  public let method: String

  /// What was compared.
  public let variables: String?

  /// z, or t with its degrees of freedom; nil where there is no standard error, and by percentiles.
  public let statistic: TestStatistic?

  /// The alternative: two-sided.
  public let alternative: Alternative

  /// The p-value of no difference.
  public let pValue: PValue

  /// The difference with its interval.
  public let estimates: [Estimate]

  /// The number of records of both curves; those of paired curves count once.
  public let count: Int

  /// The resamples; nil without a bootstrap.
  public let bootstrap: BootstrapRun?

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The interval of the difference; nil where the data give none.
  public var confidenceInterval: ConfidenceInterval? { estimates.first?.confidenceInterval }

  /// What a difference is of.
  struct Subject {
    var measure: ROCMeasure
    var first: String
    var second: String
    var firstValue: Double
    var secondValue: Double

    /// The difference, where it is known better than from the values.
    var difference: Double?
    var isPaired: Bool
    var variables: String?
    var count: Int
    var exclusions: Exclusions

    var estimate: Double { difference ?? firstValue - secondValue }
  }

  init(
    _ subject: Subject, _ inference: DifferenceInference, level: Double
  ) throws(StatsError) {
    measure = subject.measure
    first = subject.first
    second = subject.second
    firstValue = subject.firstValue
    secondValue = subject.secondValue
    estimate = subject.estimate
    standardError = inference.standardError
    isPaired = subject.isPaired
    method =
      "\(inference.method), difference of two \(subject.isPaired ? "paired" : "unpaired") curves"
    variables = subject.variables
    statistic = inference.statistic
    alternative = .twoSided
    pValue = try PValue(inference.p)
    let interval = try inference.limits.map { limits throws(StatsError) in
      try ConfidenceInterval(
        lower: limits.lower, upper: limits.upper, level: level, method: inference.method)
    }
    estimates = [
      try Estimate(
        name: "difference in \(measure), \(first) minus \(second)", value: subject.estimate,
        confidenceInterval: interval)
    ]
    count = subject.count
    bootstrap = inference.bootstrap
    exclusions = subject.exclusions
  }
}

extension ROCDifference {
  private enum CodingKeys: CodingKey {
    case measure, first, second, firstValue, secondValue, estimate, standardError, isPaired
    case method, variables, statistic, alternative, pValue, estimates, count, bootstrap, exclusions
  }

  /// Encodes the result; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(measure, forKey: .measure)
    try container.encode(first, forKey: .first)
    try container.encode(second, forKey: .second)
    try container.encode(firstValue, forKey: .firstValue)
    try container.encode(secondValue, forKey: .secondValue)
    try container.encode(estimate, forKey: .estimate)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(isPaired, forKey: .isPaired)
    try container.encode(variables, forKey: .variables)
    try container.encode(bootstrap, forKey: .bootstrap)
  }
}
