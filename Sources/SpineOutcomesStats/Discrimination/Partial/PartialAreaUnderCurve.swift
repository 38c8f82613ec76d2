/// The area under a part of a ROC curve, raw and corrected, with intervals and a p-value.
///
/// Over specificities s1...s2 the raw area is the integral of sensitivity over 1 - specificity,
/// over sensitivities that of specificity over sensitivity, along the straight lines between
/// thresholds. McClish's corrected area
///
///     (1 + (area - c) / (w - c)) / 2, c = w (2 - s1 - s2) / 2, w = s2 - s1
///
/// is 0.5 for a score that is unrelated to the outcome and 1 for one that separates it. The
/// p-value is that of a corrected area of 0.5, by the same method as the interval.
///
/// *Edge cases.* Where the curve is under the diagonal the corrected area is below 0.5 by the same
/// formula; it is then no share of anything and goes below 0 when s1 + s2 < 1. Without a variance
/// (one event or one other, or one that is 0) ``standardError`` is nil. If the whole area is 1 or
/// 0, what it bounds bounds the part, since w - partial area <= 1 - area: with
/// k = min(events, others) and each tail a, the lower limit is w - 1 + a^(1/k). Otherwise the
/// interval is all that is possible, and p = 1. ``method`` says which.
///
/// Agrees with `pROC::auc(roc, partial.auc = c(s2, s1), partial.auc.focus = "sp")`, and with
/// `partial.auc.correct = TRUE`, for which pROC gives NA under the diagonal.
///
/// Source: McClish, Med Decis Making 1989;9:190, doi 10.1177/0272989X8900900307.
public struct PartialAreaUnderCurve: HypothesisTest {
  /// What the intervals and the p-value rest on.
  public enum Variance: Sendable, Hashable {
    /// The delta method: DeLong's variance, cut to the range.
    ///
    /// For large samples; at the ends of the range it takes the slope of the observed curve.
    case delta

    /// Resamples of the events and of the others, each with replacement; the percentile interval.
    case bootstrap(resamples: Int = 2_000, seed: UInt64)
  }

  /// The range of specificity or sensitivity.
  public let range: PartialRange

  /// The area over the range, 0 to its width.
  public let estimate: Double

  /// McClish's corrected area, at most 1.
  public let corrected: Double

  /// The standard error of the raw area; nil where it is 0 or undefined.
  public let standardError: Double?

  /// The interval of the raw area.
  public let confidenceInterval: ConfidenceInterval

  /// The interval of the corrected area.
  public let correctedConfidenceInterval: ConfidenceInterval

  /// What was done.
  public let method: String

  /// The outcome, the side of the events and the score.
  public let variables: String?

  /// The z statistic of the delta method; nil otherwise.
  public let statistic: TestStatistic?

  /// The alternative: two-sided.
  public let alternative: Alternative

  /// The p-value of a corrected area of 0.5.
  public let pValue: PValue

  /// The raw and the corrected area with their intervals.
  public let estimates: [Estimate]

  /// The number of events.
  public let events: Int

  /// The number of records.
  public let count: Int

  /// The resamples; nil without a bootstrap.
  public let bootstrap: BootstrapRun?

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  init(
    _ curve: ROCCurve, _ range: PartialRange, _ variance: Variance, level: Double
  ) throws(StatsError) {
    try range.check()
    try ConfidenceInterval.check(level: level)
    let cells = OrderedCells(curve.summary, eventsScore: curve.eventsScore)
    let whole = try DeLongVariance(cells)
    let counts = CurveCounts(cells)
    let area = counts.partialArea(range)
    let inference = try PartialAreaInference.answer(
      cells, counts, whole, area: area, range, variance, level: level)
    self.range = range
    estimate = area
    corrected = ROCMeasure.corrected(area, range)
    standardError = inference.standardError
    confidenceInterval = try ConfidenceInterval(
      lower: inference.lower, upper: inference.upper, level: level, method: inference.method)
    correctedConfidenceInterval = try ConfidenceInterval(
      lower: ROCMeasure.corrected(inference.lower, range),
      upper: ROCMeasure.corrected(inference.upper, range), level: level,
      method: inference.method)
    method = "\(inference.method), partial area under the ROC curve, \(range), against chance"
    variables = curve.area.variables
    statistic = try inference.z.map { z throws(StatsError) in try TestStatistic("z", z) }
    alternative = .twoSided
    pValue = try PValue(inference.p)
    estimates = [
      try Estimate(
        name: "\(ROCMeasure.partialArea(range))", value: area,
        confidenceInterval: confidenceInterval),
      try Estimate(
        name: "\(ROCMeasure.correctedPartialArea(range))", value: corrected,
        confidenceInterval: correctedConfidenceInterval),
    ]
    events = curve.events
    count = curve.count
    bootstrap = inference.bootstrap
    exclusions = curve.exclusions
  }
}

extension PartialAreaUnderCurve {
  private enum CodingKeys: CodingKey {
    case range, estimate, corrected, standardError, confidenceInterval
    case correctedConfidenceInterval, method, variables, statistic, alternative, pValue, estimates
    case events, count, bootstrap, exclusions
  }

  /// Encodes the result; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(range, forKey: .range)
    try container.encode(estimate, forKey: .estimate)
    try container.encode(corrected, forKey: .corrected)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
    try container.encode(correctedConfidenceInterval, forKey: .correctedConfidenceInterval)
    try container.encode(variables, forKey: .variables)
    try container.encode(events, forKey: .events)
    try container.encode(bootstrap, forKey: .bootstrap)
  }
}
