public import SpineOutcomesStats

/// A test statistic with its degrees of freedom, and its p-value.
///
/// What statcheck does for t, F, chi-square, z and r, over the rounding intervals of the statistic,
/// of the degrees of freedom and of p at once. By default the p-value is consistent when it is
/// two-sided or one-sided, and the finding says when it is one-sided only; F and chi-square of more
/// than one degree of freedom have an upper tail alone.
///
/// Degrees of freedom printed without decimals are taken as whole for chi-square, for the
/// numerator of F and for r; those of t and of the denominator of F may be rounded, as Welch's are.
///
/// Edge cases: the p-value of F with degrees of freedom in decimals is held within bounds that are
/// a little wider than its range. A correlation above 1 is inconsistent by itself.
///
/// - Complexity: O(1).
///
/// Source: Nuijten et al., Behavior Research Methods 2016;48:1205, doi
/// 10.3758/s13428-015-0664-2.
public struct StatisticCheck: AuditCheck {
  /// ``CheckKind/statistic``.
  public static let kind = CheckKind.statistic

  /// Which statistic it is.
  public let name: StatisticKind

  /// The statistic.
  public let statistic: Reported

  /// The degrees of freedom; of F those of the numerator first; none of z.
  public let degreesOfFreedom: [Reported]

  /// The p-value.
  public let pValue: Reported

  /// How many sides the p-value has.
  public let sides: Sides

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - name: Which statistic it is.
  ///   - statistic: The statistic, as printed.
  ///   - degreesOfFreedom: The degrees of freedom: two of F, none of z, n - 2 of r.
  ///   - pValue: The p-value.
  ///   - sides: How many sides the p-value has.
  ///   - rounding: How the digits came from the values.
  /// - Throws: `StatsError.invalidArgument` for another number of degrees of freedom.
  public init(
    _ name: StatisticKind, _ statistic: Reported, degreesOfFreedom: [Reported] = [],
    pValue: Reported, sides: Sides = .either, rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    guard degreesOfFreedom.count == name.freedoms else {
      throw .invalidArgument(
        name: "degreesOfFreedom",
        reason: "\(name.rawValue) needs \(name.freedoms) degrees of freedom, and "
          + "\(degreesOfFreedom.count) are given")
    }
    self.name = name
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.sides = sides
    self.rounding = rounding
  }

  /// Holds the p-value against the statistic.
  public func finding() -> AuditFinding {
    let range = ProbabilityRange(pValue, rounding: rounding)
    guard range.values != nil else {
      return AuditFinding(.inconsistent, "no probability is printed as \(pValue)")
    }
    var freedoms: [ClosedRange<Double>] = []
    for (index, figure) in degreesOfFreedom.enumerated() {
      let isWhole = figure.lastDecimal <= 0 && (name != .t && index == 0)
      let hull = figure.interval(rounding: rounding).hull()
      let values = isWhole ? figure.value...figure.value : hull
      guard values.upperBound > 0, values.upperBound.isFinite, values.lowerBound.isFinite else {
        return AuditFinding(.notDecidable, "there is no test with \(figure) degrees of freedom")
      }
      freedoms.append(max(values.lowerBound, 1e-3)...max(values.upperBound, 1e-3))
    }
    let hull = statistic.interval(rounding: rounding).hull()
    guard let pValues = StatisticPValues(name, hull, freedoms) else {
      return AuditFinding(.inconsistent, "\(name.rawValue) is never \(statistic)")
    }
    let isTwoSided = sides != .one && range.meets(pValues.twoSided)
    let isOneSided = sides != .two && pValues.oneSided.contains(where: range.meets)
    var implied = [ImpliedFigure("p-value", pValues.twoSided)]
    if let half = pValues.oneSided.first { implied.append(.init("one-sided p-value", half)) }
    guard isTwoSided || isOneSided else {
      return AuditFinding(
        .inconsistent, "\(printed(pValue: pValue)) is not that of \(text)", implied: implied)
    }
    return AuditFinding(
      .consistent,
      "\(printed(pValue: pValue)) is that of \(text)"
        + (isTwoSided || sides == .one ? "" : ", but only one-sided"),
      implied: implied)
  }

  private var text: String {
    let freedoms = degreesOfFreedom.map(\.text).joined(separator: ", ")
    return name.rawValue + (freedoms.isEmpty ? "" : "(\(freedoms))")
      + (statistic.relation == .equal ? " = " : " ") + statistic.text
  }
}
