import Distributions

/// The Cochran-Mantel-Haenszel test of two variables within strata, with the common odds ratio,
/// risk ratio and risk difference.
///
/// The statistic is (|sum(d - E)| - correction)^2 / sum(V): d are the events of the group, E and V
/// their mean and variance given the margins of the stratum. The odds ratio is sum(a d / n) /
/// sum(b c / n); its interval is that of Robins, Breslow and Greenland, normal on the logarithm. It
/// is not an inversion of the test: ``commonOddsRatioPValue`` is the p-value that belongs to it.
///
/// The event is the last column, the first row is the reference, as in ``ChiSquareTest``.
///
/// The R call it agrees with is `mantelhaen.test(table, correct = FALSE)`.
public struct MantelHaenszelTest: HypothesisTest {
  /// The correction of the statistic.
  public enum Correction: String, Sendable, Codable, CaseIterable {
    /// None.
    case none

    /// |sum(d - E)| is reduced by 1/2, at most to 0, as R does by default.
    case yates
  }

  /// The correction of the statistic.
  public let correction: Correction

  /// Chi-square with one degree of freedom.
  public let chiSquare: TestStatistic

  /// The p-value of the test.
  public let pValue: PValue

  /// The common odds ratio; 0 or infinite, and then without an interval, when a cell is empty in
  /// all strata.
  public let commonOddsRatio: Estimate

  /// The p-value of an odds ratio of 1 by the interval's own standard error; nil without one.
  public let commonOddsRatioPValue: PValue?

  /// The common risk ratio by Mantel and Haenszel's weights, with Greenland and Robins' interval; 0 or
  /// infinite, and then without an interval, when a group has no events in any stratum; without one
  /// too where every record has the event, as its standard error is 0.
  public let commonRiskRatio: Estimate

  /// The common risk difference by Mantel and Haenszel's weights, with Sato's interval; without one
  /// where its standard error is 0, as of groups that the event tells apart in all strata.
  public let commonRiskDifference: Estimate

  /// The table that was tested.
  public let table: StratifiedTable

  /// The names of the strata with an empty row or column, which have no part in the test.
  ///
  /// Those with records in both rows still weigh in the common risk ratio and difference.
  public let uninformativeStrata: [String]

  /// The names of the rows that no record has.
  public let emptyRows: [String]

  /// The names of the columns that no record has.
  public let emptyColumns: [String]

  /// Tests a table within strata.
  ///
  /// - Parameters:
  ///   - table: The table; rows and columns without records are left out and listed.
  ///   - correction: The correction of the statistic; none by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` unless two rows and two columns have
  ///   records; ``StatsError/undefined(_:)`` when no stratum has records in both rows and both
  ///   columns; ``StatsError/invalidArgument(name:reason:)`` for the level.
  /// - Complexity: O(strata).
  ///
  /// Source: Mantel & Haenszel, J Natl Cancer Inst 1959;22:719, doi 10.1093/jnci/22.4.719; Robins,
  /// Breslow & Greenland, Biometrics 1986;42:311, doi 10.2307/2531052; Greenland & Robins,
  /// Biometrics 1985;41:55, doi 10.2307/2530643; Sato, Biometrics 1989;45:1323.
  public init(
    _ table: StratifiedTable, correction: Correction = .none, level: Double = 0.95
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let cells = try StratifiedCells(table)
    self.table = table
    self.correction = correction
    uninformativeStrata = cells.uninformative
    emptyRows = cells.collapsed.emptyRows
    emptyColumns = cells.collapsed.emptyColumns
    var excess = CompensatedSum()
    var variance = 0.0
    for stratum in cells.informative {
      excess.add(stratum.excess)
      variance += stratum.variance
    }
    let distance = max(0, excess.value.magnitude - (correction == .yates ? 0.5 : 0))
    let value = distance / variance * distance
    chiSquare = try TestStatistic("chi-square", value, degreesOfFreedom: 1)
    pValue = try PValue(ChiSquared(degreesOfFreedom: 1).upperTail(value))
    let effects = CommonEffects(cells)
    (commonOddsRatio, commonOddsRatioPValue) = try effects.oddsRatio(level: level)
    commonRiskRatio = try effects.riskRatio(level: level)
    commonRiskDifference = try effects.riskDifference(level: level)
  }
}

extension MantelHaenszelTest {
  /// What was done.
  public var method: String {
    "Cochran-Mantel-Haenszel test"
      + (correction == .yates ? " with continuity correction" : "")
  }

  /// Chi-square with one degree of freedom.
  public var statistic: TestStatistic? { chiSquare }

  /// Two-sided: chi-square does not tell directions apart.
  public var alternative: Alternative { .twoSided }

  /// The common odds ratio.
  public var estimates: [Estimate] { [commonOddsRatio] }

  /// The number of records, in all strata.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// The variables and the strata.
  public var variables: String? {
    "\(table.rowVariable) x \(table.columnVariable) by \(table.stratumVariable)"
  }

  /// One line: method, statistic, p-value, odds ratio with its own p, n and what was left out.
  public var description: String {
    var remarks = commonOddsRatioPValue.map { ["\($0) by this interval"] } ?? []
    for (name, effect) in [("ratio", commonRiskRatio), ("difference", commonRiskDifference)]
    where effect.confidenceInterval == nil && effect.value.isFinite && effect.value != 0 {
      remarks.append("no interval of the common risk \(name): its standard error is 0")
    }
    if !uninformativeStrata.isEmpty {
      remarks.append(
        "without part in the test and the odds ratio, though counted in n and, with both rows, in the "
          + "common risk difference and ratio: \(table.stratumVariable) "
          + uninformativeStrata.joined(separator: ", "))
    }
    return line(with: remarks)
  }

  /// Encodes every property.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(correction, forKey: .correction)
    try container.encode(chiSquare, forKey: .chiSquare)
    try container.encode(commonOddsRatio, forKey: .commonOddsRatio)
    try container.encode(commonOddsRatioPValue, forKey: .commonOddsRatioPValue)
    try container.encode(commonRiskRatio, forKey: .commonRiskRatio)
    try container.encode(commonRiskDifference, forKey: .commonRiskDifference)
    try container.encode(table, forKey: .table)
    try container.encode(uninformativeStrata, forKey: .uninformativeStrata)
    try container.encode(emptyRows, forKey: .emptyRows)
    try container.encode(emptyColumns, forKey: .emptyColumns)
  }
}
