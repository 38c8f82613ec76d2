public import SpineOutcomesStats

/// Observed and expected events of the groups of a log-rank test, its chi-square and its p-value.
///
/// The expected events add up to the observed ones. The chi-square is at least the sum of
/// (O - E)^2 / E, since the variance that it divides by is at most the multinomial one; so p is at
/// most the upper tail of that sum, with one degree of freedom less than groups. There is no upper
/// limit of chi-square: the variance depends on more than O and E.
///
/// - Complexity: O(groups).
///
/// Source: Peto & Pike, Biometrics 1973;29:579, doi 10.2307/2529177.
public struct LogRankCheck: AuditCheck {
  /// ``CheckKind/logRank``.
  public static let kind = CheckKind.logRank

  /// The observed events of each group.
  public let observed: [Int]

  /// The expected events of each group.
  public let expected: [Reported]

  /// The chi-square of the log-rank test.
  public let chiSquare: Reported?

  /// Its p-value.
  public let pValue: Reported?

  /// How the digits came from the values.
  public let rounding: RoundingRule

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - observed: The observed events of each group.
  ///   - expected: The expected events of each group, as printed.
  ///   - chiSquare: The chi-square of the log-rank test.
  ///   - pValue: Its p-value.
  ///   - rounding: How the digits came from the values.
  /// - Throws: `StatsError.lengthMismatch` for lists of different lengths,
  ///   `StatsError.invalidArgument` for fewer than two groups or a negative count.
  public init(
    observed: [Int], expected: [Reported], chiSquare: Reported? = nil, pValue: Reported? = nil,
    rounding: RoundingRule = .nearest
  ) throws(StatsError) {
    guard observed.count == expected.count else {
      throw .lengthMismatch(
        first: "observed", firstCount: observed.count, second: "expected",
        secondCount: expected.count)
    }
    guard observed.count > 1, observed.allSatisfy({ 0...1_000_000_000 ~= $0 }) else {
      throw .invalidArgument(
        name: "observed", reason: "two groups or more are needed, with counts of 0 to a billion")
    }
    self.observed = observed
    self.expected = expected
    self.chiSquare = chiSquare
    self.pValue = pValue
    self.rounding = rounding
  }

  /// Holds the figures against each other.
  public func finding() -> AuditFinding {
    let hulls = expected.map { $0.interval(rounding: rounding).hull() }
    let sum = Double(observed.reduce(0, +))
    let (low, high) = (
      hulls.reduce(0) { $0 + max(0, $1.lowerBound) }, hulls.reduce(0) { $0 + $1.upperBound }
    )
    let slack = 1e-11 * sum
    guard low <= sum + slack, sum <= high + slack else {
      return AuditFinding(
        .inconsistent,
        "the expected events add up to \(Decimals.plain(expected.reduce(0) { $0 + $1.value })), "
          + "the observed ones to \(Int(sum))",
        implied: [ImpliedFigure("sum of the expected events", low...max(low, high))])
    }
    guard chiSquare != nil || pValue != nil else {
      return AuditFinding(.consistent, "observed and expected events have the same sum")
    }
    // Each term is least where the expected events are nearest to the observed ones.
    let least = zip(observed, hulls).reduce(0.0) { total, group in
      let (count, hull) = (Double(group.0), group.1)
      let nearest = min(max(count, hull.lowerBound), hull.upperBound)
      guard nearest != count else { return total }
      return nearest > 0 ? total + (count - nearest) * (count - nearest) / nearest : .infinity
    }
    let statistics = least * (1 - 1e-9)...Double.infinity
    let chi = chiSquare?.interval(rounding: rounding).hull() ?? statistics
    let freedom = Double(observed.count - 1)
    let possible = StatisticPValues(.chiSquare, statistics, [freedom...freedom])?.twoSided ?? 0...1
    let implied = [
      ImpliedFigure("chi-square of the log-rank test", statistics),
      ImpliedFigure("p-value of the log-rank test", possible),
    ]
    if let chiSquare, chi.upperBound < statistics.lowerBound {
      return AuditFinding(
        .inconsistent,
        "a log-rank chi-square of \(chiSquare) is less than the sum of (O - E)^2 / E",
        implied: implied)
    }
    guard let pValue else {
      return AuditFinding(
        .consistent, "a log-rank chi-square of \(chiSquare?.text ?? "") agrees with O and E",
        implied: implied)
    }
    let both =
      max(
        chi.lowerBound, statistics.lowerBound)...max(
        chi.upperBound, statistics.lowerBound)
    let range = ProbabilityRange(pValue, rounding: rounding)
    let values = StatisticPValues(.chiSquare, both, [freedom...freedom])
    let isTwoSided = values.map { range.meets($0.twoSided) } ?? false
    let isOneSided = values?.oneSided.contains(where: range.meets) ?? false
    guard isTwoSided || isOneSided else {
      return AuditFinding(
        .inconsistent,
        "\(printed(pValue: pValue)) is not that of a log-rank test of these observed and expected "
          + "events" + (chiSquare.map { " with chi-square \($0)" } ?? ""),
        implied: implied)
    }
    return AuditFinding(
      .consistent,
      "\(printed(pValue: pValue)) agrees with the observed and expected events"
        + (isTwoSided ? "" : ", but only one-sided"),
      implied: implied)
  }
}
