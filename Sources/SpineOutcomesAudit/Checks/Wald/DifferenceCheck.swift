public import SpineOutcomesStats

/// A difference or a coefficient, its confidence interval and its p-value: any two give the third.
///
/// By Wald's method on the scale of the estimate: limits x - y and x + y, and the two-sided p-value
/// of |z| = q |x| / y, where q is the normal quantile of the level; see ``RatioCheck``. Intervals
/// by Student's t of few degrees of freedom are wider than this allows for: their figures belong to
/// no check of this kind.
///
/// - Complexity: O(1).
///
/// Source: Altman & Bland, BMJ 2011;343:d2090, doi 10.1136/bmj.d2090 and d2304.
public struct DifferenceCheck: AuditCheck {
  /// ``CheckKind/difference``.
  public static let kind = CheckKind.difference

  /// The difference.
  public let difference: Reported?

  /// The lower limit of its interval.
  public let lower: Reported?

  /// The upper limit of its interval.
  public let upper: Reported?

  /// Its two-sided p-value, against a difference of 0.
  public let pValue: Reported?

  /// The confidence level of the interval.
  public let level: Double

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - difference: The difference, as printed; nil where it is not.
  ///   - lower: The lower limit.
  ///   - upper: The upper limit.
  ///   - pValue: The two-sided p-value.
  ///   - level: The confidence level of the interval, inside 0...1.
  ///   - rounding: How the digits came from the values.
  /// - Throws: `StatsError.invalidArgument` for the level.
  public init(
    difference: Reported? = nil, lower: Reported? = nil, upper: Reported? = nil,
    pValue: Reported? = nil, level: Double = 0.95, rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    self.difference = difference
    self.lower = lower
    self.upper = upper
    self.pValue = pValue
    self.level = level
    self.rounding = rounding
  }

  /// Holds the figures against each other.
  public func finding() -> AuditFinding {
    WaldComparison(
      estimate: difference, lower: lower, upper: upper, pValue: pValue, name: "difference",
      scale: .identity(null: 0), level: level, rounding: rounding
    ).finding()
  }
}
