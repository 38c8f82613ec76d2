public import SpineOutcomesStats

/// An area under the ROC curve, the numbers of events and others, and its p-value, standard error
/// or interval.
///
/// With m events and n others an estimated area A has a standard error by DeLong's variance of at
/// most sqrt(A (1 - A) / (min(m, n) - 1)), and a true one of at most sqrt(A (1 - A) / min(m, n)),
/// whatever the scores; there is a least one too. So |A - 0.5| / SE, and p, have limits that the
/// numbers alone set. The p-value is inconsistent when it is outside of them over the whole
/// rounding interval of A, and outside what Hanley and McNeil's standard error and the rank-sum
/// test give. An interval is held against A and these limits on the scale of the area and on that
/// of its logit; exact binomial and bootstrap intervals belong to no such check.
///
/// Edge cases: fewer than 2 events or 2 others are not decidable. Ties between the scores of events
/// and others are admitted unless ``allowsTies`` is false; they lower the least standard error.
///
/// - Complexity: O(m n) for the numbers that it would take, and for the exact rank-sum test of up
///   to 4000 pairs that of its null distribution.
///
/// Source: DeLong, DeLong & Clarke-Pearson, Biometrics 1988;44:837, doi 10.2307/2531595; Hanley
/// & McNeil, Radiology 1982;143:29, doi 10.1148/radiology.143.1.7063747.
public struct AreaCheck: AuditCheck {
  /// ``CheckKind/area``.
  public static let kind = CheckKind.area

  /// The area.
  public let area: Reported

  /// The number of events.
  public let events: Int

  /// The number of others.
  public let others: Int

  /// The two-sided p-value against an area of 0.5.
  public let pValue: Reported?

  /// The standard error.
  public let standardError: Reported?

  /// The lower limit of the interval.
  public let lower: Reported?

  /// The upper limit of the interval.
  public let upper: Reported?

  /// The confidence level of the interval.
  public let level: Double

  /// Whether scores may be tied between events and others.
  public let allowsTies: Bool

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - area: The area, as printed.
  ///   - events: The number of events.
  ///   - others: The number of others.
  ///   - pValue: The two-sided p-value against 0.5.
  ///   - standardError: The standard error of the area.
  ///   - lower: The lower limit of its interval.
  ///   - upper: The upper limit.
  ///   - level: The confidence level, inside 0...1.
  ///   - allowsTies: Whether scores may be tied between events and others.
  ///   - rounding: How the digits came from the values.
  /// - Throws: `StatsError.invalidArgument` for the level.
  public init(
    _ area: Reported, events: Int, others: Int, pValue: Reported? = nil,
    standardError: Reported? = nil, lower: Reported? = nil, upper: Reported? = nil,
    level: Double = 0.95, allowsTies: Bool = true, rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    self.area = area
    self.events = events
    self.others = others
    self.pValue = pValue
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
    self.level = level
    self.allowsTies = allowsTies
    self.rounding = rounding
  }

  /// Holds the figures against each other.
  public func finding() -> AuditFinding {
    let hull = area.interval(rounding: rounding).hull()
    let (low, high) = (max(0, hull.lowerBound), min(1, hull.upperBound))
    guard low <= high else {
      return AuditFinding(.inconsistent, "an area of \(area) is outside 0...1")
    }
    guard events >= 2, others >= 2 else {
      return AuditFinding(.notDecidable, "\(numbers) leave no variance to estimate")
    }
    guard pValue != nil || standardError != nil || lower != nil || upper != nil else {
      return AuditFinding(.notDecidable, "no p-value, standard error or interval is printed")
    }
    return AreaComparison(self, areas: low...high).finding()
  }

  /// The numbers in words.
  var numbers: String { "\(events) events and \(others) others" }
}
