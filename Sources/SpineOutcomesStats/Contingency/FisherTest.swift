import Foundation

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
/// one-sided tests; `exact2x2::exact2x2` gives p and interval of one method, as here.
public struct FisherTest: HypothesisTest {
  /// What counts as two-sided.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// All tables that are not more probable than the observed one.
    ///
    /// The odds ratios with p above 1 - level need not form an interval: the smallest interval
    /// that holds them is given. It leaves 1 out only if p is at most 1 - level; in rare tables
    /// with p just below 1 - level it holds 1 all the same, and then names itself a hull.
    case minlike

    /// Twice the smaller of the two one-sided p-values.
    case central
  }

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
  ///   - method: What counts as two-sided; it matters to two-sided tests alone.
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
    let exact = ExactOddsRatio(cells: cells, method: method, alternative: alternative)
    let sides = alternative == .twoSided ? " (\(method.rawValue))" : ""
    self.method = "Fisher's exact test\(sides)"
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
          method: "exact\(sides.isEmpty ? ", one-sided" : sides)"
            + (isGap ? ", hull of a set without 1" : "")))
    ]
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

/// The exact inference on the odds ratio of a 2 x 2 table without an empty margin.
struct ExactOddsRatio {
  let cells: TwoByTwo
  let method: FisherTest.Method
  let alternative: Alternative
  private let family: OddsFamily

  init(cells: TwoByTwo, method: FisherTest.Method, alternative: Alternative) {
    self.cells = cells
    self.method = method
    self.alternative = alternative
    family = OddsFamily(
      first: cells.a + cells.b, second: cells.c + cells.d, draws: cells.a + cells.c)
  }

  var estimate: Double { family.mostLikelyOdds(cells.a) }

  var pValue: Double {
    switch (alternative, method) {
    case (.less, _): less
    case (.greater, _): greater
    case (.twoSided, .minlike): family.minimumLikelihood(observed: cells.a)
    case (.twoSided, .central): min(1, 2 * min(less, greater))
    }
  }

  private var less: Double { family.lowerTail(cells.a) }

  private var greater: Double { family.reflected.lowerTail(cells.c) }

  /// The smallest and the largest odds ratio that are not rejected.
  func limits(alpha: Double) -> (lower: Double, upper: Double) {
    switch alternative {
    case .less: (0, upper(alpha))
    case .greater: (lower(alpha), .infinity)
    case .twoSided where method == .central: (lower(alpha / 2), upper(alpha / 2))
    case .twoSided: minlike(alpha)
    }
  }

  private func upper(_ alpha: Double) -> Double {
    exp(family.upperLogLimit(cells.a, probability: alpha))
  }

  private func lower(_ alpha: Double) -> Double {
    exp(-family.reflected.upperLogLimit(cells.c, probability: alpha))
  }

  private func minlike(_ alpha: Double) -> (lower: Double, upper: Double) {
    var above = MinimumLikelihood(family, observed: cells.a)
    var below = MinimumLikelihood(family.reflected, observed: cells.c)
    return (exp(-below.upperLogLimit(alpha: alpha)), exp(above.upperLogLimit(alpha: alpha)))
  }
}
