import Distributions

/// The likelihood-ratio test of a table: whether the columns are distributed alike in all rows.
///
/// G is twice the sum of O log(O / E) over the cells, with E = row total x column total / n, and
/// has chi-square's degrees of freedom. A 2 x 2 table gives the odds ratio as well, with the
/// interval that the same test keeps.
///
/// The R call it agrees with is `DescTools::GTest(table)`, `MASS::loglm(~ 1 + 2, table)`.
public struct GTest: HypothesisTest {
  /// G with its degrees of freedom.
  public let likelihoodRatio: TestStatistic

  /// The p-value.
  public let pValue: PValue

  /// The odds ratio of a 2 x 2 table; empty for larger ones.
  public let estimates: [Estimate]

  /// The table that was tested: the analysed one without its empty levels.
  public let table: ContingencyTable

  /// The names of the rows that no record has.
  public let emptyRows: [String]

  /// The names of the columns that no record has.
  public let emptyColumns: [String]

  /// Tests a table.
  ///
  /// - Parameters:
  ///   - table: The table; rows and columns without records are left out and listed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for one row with records,
  ///   ``StatsError/levelCount(variable:found:needed:)`` for one column with records;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level.
  ///
  /// Edge cases: a cell of 0 adds nothing to G; the odds ratio of a 2 x 2 table is then 0 or
  /// infinite, as is one limit.
  ///
  /// - Complexity: O(rows x columns).
  ///
  /// Source: Wilks, Ann Math Stat 1938;9:60, doi 10.1214/aoms/1177732360.
  public init(_ table: ContingencyTable, level: Double = 0.95) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let analysed = try table.crossed()
    self.table = analysed.table
    emptyRows = analysed.emptyRows
    emptyColumns = analysed.emptyColumns
    let value = PearsonCells(analysed.table).likelihoodRatio
    let freedom = analysed.table.degreesOfFreedom
    likelihoodRatio = try TestStatistic("G", value, degreesOfFreedom: freedom)
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(value))
    estimates =
      analysed.table.twoByTwo == nil
      ? [] : [try TwoProportions(analysed.table).oddsRatio(.likelihoodRatio, level: level)]
  }
}

extension GTest {
  /// The likelihood-ratio test.
  public var method: String { "likelihood-ratio test (G)" }

  /// G with its degrees of freedom.
  public var statistic: TestStatistic? { likelihoodRatio }

  /// Two-sided: G does not tell directions apart.
  public var alternative: Alternative { .twoSided }

  /// The number of records in the table.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// One line: method, statistic, p-value, estimate, n, exclusions and empty levels.
  public var description: String {
    TableLine.text(self, table, emptyRows: emptyRows, emptyColumns: emptyColumns)
  }

  /// Encodes every property.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(likelihoodRatio, forKey: .likelihoodRatio)
    try container.encode(table, forKey: .table)
    try container.encode(emptyRows, forKey: .emptyRows)
    try container.encode(emptyColumns, forKey: .emptyColumns)
  }
}
