/// Fisher's exact test of a 2 x 2 table, with the conditional odds ratio and its interval.
///
/// Given the margins of the table a, b / c, d, the first cell has P(a) proportional to
/// C(a + b, a) C(c + d, c) odds ratio^a; the hypothesis is an odds ratio of 1.
///
/// The odds ratio is a d / (b c) in direction: the odds of the last column against the first one,
/// in the last row against the first row, which is the reference; for `Bool` columns these are
/// the odds of true. The estimate maximises the conditional likelihood, and the interval holds
/// the odds ratios that the same test does not reject.
///
/// The R call it agrees with is `fisher.test` for `.central` intervals, `.minlike` p-values and
/// one-sided tests; `exact2x2::exact2x2` gives p and interval of one method, as here. With
/// ``ExactTestMethod/midP`` half the probability of the observed table counts, one-sided too.
public struct FisherTest: HypothesisTest {
  /// What counts as two-sided.
  public typealias Method = ExactTestMethod

  /// What counts as two-sided.
  public let twoSidedMethod: Method

  /// What was done.
  public let method: String

  /// The alternative hypothesis, about the odds ratio.
  public let alternative: Alternative

  /// The p-value; 1 when a margin of the table is 0.
  public let pValue: PValue

  /// The odds ratio with its interval; empty when a margin is 0, as it is undefined then.
  public let estimates: [Estimate]

  /// The table that was tested: the analysed one without its empty levels.
  public let table: ContingencyTable

  /// The names of the rows that no record has.
  public let emptyRows: [String]

  /// The names of the columns that no record has.
  public let emptyColumns: [String]

  /// The largest number of records that the test takes.
  static let largestCount = 100_000_000

  /// Tests a 2 x 2 table.
  ///
  /// - Parameters:
  ///   - table: The table; rows and columns without records are left out and listed.
  ///   - method: What counts as two-sided; of one-sided tests it changes mid-p alone.
  ///   - alternative: The alternative hypothesis about the odds ratio.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` for more than two rows or columns with
  ///   records, or fewer than two named; ``StatsError/tooLarge(_:)`` for more than 1e8 records;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level.
  ///
  /// Edge cases: with a cell of 0 the odds ratio is 0 or infinite and one limit of the interval
  /// is; with a margin of 0 every table has the same probability, p is 1 and there is no odds
  /// ratio. Probabilities of tables are compared exactly where they are nearly equal.
  ///
  /// - Complexity: O(n) at most, in steps of a few nanoseconds, for n records; no enumeration.
  ///
  /// Source: Fay, Biostatistics 2010, doi 10.1093/biostatistics/kxp050.
  public init(
    _ table: ContingencyTable, method: Method = .minlike, alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let analysed = table.nonEmptyLevels
    try Self.check(table, analysed.table)
    self.table = analysed.table
    self.alternative = alternative
    twoSidedMethod = method
    emptyRows = analysed.emptyRows
    emptyColumns = analysed.emptyColumns
    guard let cells = analysed.table.twoByTwo else {
      self.method = "Fisher's exact test, one row or column: no odds ratio"
      pValue = try PValue(1)
      estimates = []
      return
    }
    let exact = ExactOdds(cells: cells, method: method, alternative: alternative)
    self.method = Self.name(method, alternative)
    let p = exact.pValue
    pValue = try PValue(p)
    let significance = SignificanceLevel(confidence: level)
    let limits = exact.limits(alpha: significance.alpha)
    let isGap = significance.rejects(p) && limits.lower < 1 && limits.upper > 1
    estimates = [
      try Estimate(
        name: "conditional odds ratio \(analysed.table.comparison("versus"))",
        value: exact.estimate,
        confidenceInterval: ConfidenceInterval(
          lower: limits.lower, upper: limits.upper, level: level,
          method: Self.intervalName(method, alternative)
            + (isGap ? ", hull of a set without 1" : "")))
    ]
  }

  private static func name(_ method: Method, _ alternative: Alternative) -> String {
    if method == .midP { return "Fisher's test with mid-p" }
    return "Fisher's exact test" + (alternative == .twoSided ? " (\(method.name))" : "")
  }

  static func intervalName(_ method: Method, _ alternative: Alternative) -> String {
    let name = method == .midP ? "mid-p" : "exact"
    if alternative != .twoSided { return "\(name), one-sided" }
    return method == .midP ? name : "\(name) (\(method.name))"
  }

  private static func check(
    _ table: ContingencyTable, _ analysed: ContingencyTable
  ) throws(StatsError) {
    let count = table.count
    guard count > 0 else { throw .noCompleteCases(table.exclusions) }
    guard count <= largestCount else {
      throw .tooLarge("more than 1e8 records for Fisher's exact test; use ChiSquareTest")
    }
    let levels = [
      (table.rowVariable, table.rowNames.count, analysed.rowNames.count),
      (table.columnVariable, table.columnNames.count, analysed.columnNames.count),
    ]
    for (variable, named, found) in levels where named < 2 || found > 2 {
      throw .levelCount(variable: variable, found: found, needed: 2)
    }
  }
}

extension FisherTest {
  /// The test has no statistic: p is a sum of probabilities.
  public var statistic: TestStatistic? { nil }

  /// The number of records in the table.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// One line: method, p-value, odds ratio with interval, n, exclusions and empty levels.
  public var description: String {
    TableLine.text(self, table, emptyRows: emptyRows, emptyColumns: emptyColumns)
  }

  /// Encodes every property; no statistic is null.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(twoSidedMethod, forKey: .twoSidedMethod)
    try container.encode(table, forKey: .table)
    try container.encode(emptyRows, forKey: .emptyRows)
    try container.encode(emptyColumns, forKey: .emptyColumns)
  }
}
