public import SpineOutcomesStats

/// A difference or a coefficient, its confidence interval and its p-value: any two give the third.
///
/// By Wald's method on the scale of the estimate: limits x - y and x + y, and the two-sided p-value
/// of q |x| / y, where q is the quantile of the level; see ``RatioCheck``. With degrees of freedom,
/// quantile and p-value are those of Student's t, as for the difference of two means. Without them
/// they are those of the normal distribution; figures that only some t could give are then not
/// decidable, as the degrees of freedom are not known.
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

  /// The degrees of freedom of Student's t; nil for the normal distribution.
  public let degreesOfFreedom: Reported?

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
  ///   - degreesOfFreedom: Those of Student's t, as printed; nil for the normal distribution.
  ///   - level: The confidence level of the interval, inside 0...1.
  ///   - rounding: How the digits came from the values.
  /// - Throws: `StatsError.invalidArgument` for the level.
  public init(
    difference: Reported? = nil, lower: Reported? = nil, upper: Reported? = nil,
    pValue: Reported? = nil, degreesOfFreedom: Reported? = nil, level: Double = 0.95,
    rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    self.difference = difference
    self.lower = lower
    self.upper = upper
    self.pValue = pValue
    self.degreesOfFreedom = degreesOfFreedom
    self.level = level
    self.rounding = rounding
  }

  /// Holds the figures against each other.
  public func finding() -> AuditFinding {
    if let degreesOfFreedom {
      let hull = degreesOfFreedom.interval(rounding: rounding).hull()
      guard hull.upperBound > 0 else {
        return AuditFinding(
          .notDecidable, "there is no t of \(degreesOfFreedom) degrees of freedom")
      }
      return comparison(
        max(hull.lowerBound, 0.5)...max(hull.upperBound, 0.5)
      ).finding()
    }
    let finding = comparison(nil).finding()
    guard finding.verdict == .inconsistent else { return finding }
    let free = comparison(1 ... .infinity).finding()
    guard free.verdict == .consistent else { return finding }
    return AuditFinding(
      .notDecidable,
      "the figures do not agree by the normal distribution; by Student's t of some degrees of "
        + "freedom they do, and none are given",
      implied: finding.implied)
  }

  private func comparison(_ degreesOfFreedom: ClosedRange<Double>?) -> WaldComparison {
    WaldComparison(
      estimate: difference, lower: lower, upper: upper, pValue: pValue, name: "difference",
      scale: .identity(null: 0), level: level, rounding: rounding,
      degreesOfFreedom: degreesOfFreedom)
  }
}
