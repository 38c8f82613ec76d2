public import SpineOutcomesStats

/// A ratio of odds, hazards, risks or rates, its confidence interval and its p-value: any two
/// give the third.
///
/// By Wald's method on the logarithmic scale: limits exp(x - y) and exp(x + y) around exp(x), and
/// the two-sided p-value of |z| = q |x| / y, where q is the normal quantile of the level. The
/// figures are inconsistent when no x and y give all printed digits, over their whole rounding
/// intervals. A profile-likelihood, exact or bootstrap interval, or the p-value of a
/// likelihood-ratio, score or log-rank test, may differ: then the finding says that the figures are
/// not Wald's.
///
/// A ratio with a p-value alone cannot disagree; the interval that they imply is given. So can a
/// ratio with one limit only where the limit is on the wrong side.
///
/// - Complexity: O(1).
///
/// Source: Altman & Bland, BMJ 2011;343:d2090, doi 10.1136/bmj.d2090 and d2304.
public struct RatioCheck: AuditCheck {
  /// ``CheckKind/ratio``.
  public static let kind = CheckKind.ratio

  /// The ratio.
  public let ratio: Reported?

  /// The lower limit of its interval.
  public let lower: Reported?

  /// The upper limit of its interval.
  public let upper: Reported?

  /// Its two-sided p-value, against a ratio of 1.
  public let pValue: Reported?

  /// The confidence level of the interval.
  public let level: Double

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - ratio: The ratio, as printed; nil where it is not.
  ///   - lower: The lower limit.
  ///   - upper: The upper limit.
  ///   - pValue: The two-sided p-value.
  ///   - level: The confidence level of the interval, inside 0...1.
  ///   - rounding: How the digits came from the values.
  /// - Throws: `StatsError.invalidArgument` for the level.
  public init(
    ratio: Reported? = nil, lower: Reported? = nil, upper: Reported? = nil,
    pValue: Reported? = nil, level: Double = 0.95, rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    self.ratio = ratio
    self.lower = lower
    self.upper = upper
    self.pValue = pValue
    self.level = level
    self.rounding = rounding
  }

  /// Holds the figures against each other.
  public func finding() -> AuditFinding {
    for figure in [ratio, lower, upper].compactMap({ $0 })
    where figure.interval(rounding: rounding).upper < 0 {
      return AuditFinding(.inconsistent, "a ratio of \(figure) is below 0")
    }
    return WaldComparison(
      estimate: ratio, lower: lower, upper: upper, pValue: pValue, name: "ratio",
      scale: .logarithm, level: level, rounding: rounding
    ).finding()
  }
}
