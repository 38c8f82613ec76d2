import Distributions

/// Pearson's chi-square test of a table: whether the columns are distributed alike in all rows.
///
/// The statistic is the sum of (O - E)^2 / E over the cells, with E = row total x column total
/// / n and (rows - 1)(columns - 1) degrees of freedom, counting the rows and columns with
/// records. A 2 x 2 table gives the risk difference as well: the probability of the last column
/// in the last row less that in the first row, which is the reference; for `Bool` columns this
/// is the probability of true. Its score interval holds the differences that the same test, with
/// the same correction, does not reject. Larger tables give Cramer's V, with the values that the
/// test does not reject; ``cramersV(_:level:)`` has the interval with equal tails.
///
/// The R call it agrees with is `chisq.test(table, correct = FALSE)`, with `correct = TRUE` for
/// ``Correction/yates``.
public struct ChiSquareTest: HypothesisTest {
  /// The correction of the statistic.
  public enum Correction: String, Sendable, Codable, CaseIterable {
    /// None, the default for tables of all sizes.
    case none

    /// Yates' continuity correction of a 2 x 2 table: |O - E| is reduced by 1/2, at most to 0.
    case yates

    /// The factor (n - 1) / n, which makes small 2 x 2 tables more nearly exact.
    case nMinusOne
  }

  /// The correction of the statistic.
  public let correction: Correction

  /// Chi-square with its degrees of freedom.
  public let chiSquare: TestStatistic

  /// The p-value.
  public let pValue: PValue

  /// The risk difference of a 2 x 2 table, Cramer's V of a larger one.
  public private(set) var estimates: [Estimate] = []

  /// The table that was tested: the analysed one without its empty levels.
  public let table: ContingencyTable

  /// The counts expected when the columns are distributed alike, row by row.
  public let expected: [[Double]]

  /// (O - E) / sqrt(E), row by row: the squares add up to the plain chi-square.
  ///
  /// The R call it agrees with is `chisq.test(table)$residuals`.
  public let pearsonResiduals: [[Double]]

  /// (O - E) divided by its standard error under the hypothesis, row by row.
  ///
  /// The R call it agrees with is `chisq.test(table)$stdres`.
  public let standardizedResiduals: [[Double]]

  /// The names of the rows that no record has.
  public let emptyRows: [String]

  /// The names of the columns that no record has.
  public let emptyColumns: [String]

  /// Tests a table.
  ///
  /// - Parameters:
  ///   - table: The table; rows and columns without records are left out and listed.
  ///   - correction: The correction of the statistic.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for one row with records,
  ///   ``StatsError/levelCount(variable:found:needed:)`` for one column with records;
  ///   ``StatsError/invalidArgument(name:reason:)`` for Yates' correction of a table that is not
  ///   2 x 2, and for the level.
  /// - Complexity: O(rows x columns).
  ///
  /// Source: Campbell, Statistics in Medicine 2007, doi 10.1002/sim.2832 (the factor
  /// (n - 1) / n); Mee, Biometrics 1984, doi 10.2307/2531174 (the interval).
  public init(
    _ table: ContingencyTable, correction: Correction = .none, level: Double = 0.95
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let analysed = try table.crossed()
    let rows = analysed.table.rowNames.count
    let columns = analysed.table.columnNames.count
    if correction == .yates, rows != 2 || columns != 2 {
      throw .invalidArgument(
        name: "correction",
        reason: "Yates' correction is for 2 x 2 tables; this is "
          + "\(rows) x \(columns)")
    }
    self.table = analysed.table
    self.correction = correction
    emptyRows = analysed.emptyRows
    emptyColumns = analysed.emptyColumns
    let cells = PearsonCells(analysed.table)
    expected = cells.expected
    pearsonResiduals = cells.pearsonResiduals
    standardizedResiduals = cells.standardizedResiduals
    let value = cells.chiSquare(correction)
    let freedom = analysed.table.degreesOfFreedom
    chiSquare = try TestStatistic("chi-square", value, degreesOfFreedom: freedom)
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(value))
    if let cells = analysed.table.twoByTwo {
      let difference = RiskDifference(cells: cells, correction: correction)
      estimates = [
        try Estimate(
          name: "risk difference \(analysed.table.comparison("minus"))",
          value: difference.estimate, confidenceInterval: difference.interval(level: level))
      ]
    } else {
      estimates = [try cramersV(.oneSided, level: level)]
    }
  }
}

extension ChiSquareTest {
  /// What was done: Pearson's test, with its correction.
  public var method: String {
    switch correction {
    case .none: "Pearson's chi-square test"
    case .yates: "Pearson's chi-square test with Yates' continuity correction"
    case .nMinusOne: "Pearson's chi-square test with the factor (n - 1) / n"
    }
  }

  /// Chi-square with its degrees of freedom.
  public var statistic: TestStatistic? { chiSquare }

  /// Two-sided: chi-square does not tell directions apart.
  public var alternative: Alternative { .twoSided }

  /// The smallest expected count; below 5 the approximation is commonly doubted.
  public var smallestExpectedCount: Double { expected.joined().min() ?? 0 }

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
    try container.encode(correction, forKey: .correction)
    try container.encode(chiSquare, forKey: .chiSquare)
    try container.encode(table, forKey: .table)
    try container.encode(expected, forKey: .expected)
    try container.encode(pearsonResiduals, forKey: .pearsonResiduals)
    try container.encode(standardizedResiduals, forKey: .standardizedResiduals)
    try container.encode(emptyRows, forKey: .emptyRows)
    try container.encode(emptyColumns, forKey: .emptyColumns)
  }
}
