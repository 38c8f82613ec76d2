import Distributions

/// McNemar's test of a paired yes-or-no variable: whether changes go both ways alike.
///
/// Of b records that change from the first level to the second and c that change back, the test
/// asks whether a change goes either way with probability 1/2; records that do not change are
/// counted in n and have no part in it. The odds ratio is b / c: for `Bool` levels above 1 when
/// true is more frequent after than before. The difference is (b - c) / n, the proportion of the
/// second level after less that before.
///
/// The R call it agrees with is `mcnemar.test(table, correct:)` for the chi-square forms and
/// `binom.test(b, b + c)` for the exact one; `exact2x2::mcnemar.exact` has p and interval.
public struct McNemarTest: HypothesisTest {
  /// How the p-value and the interval of the odds ratio are computed.
  public enum Method: Sendable, Hashable, Codable {
    /// The exact binomial test, two-sided by doubling; interval of Clopper and Pearson.
    case exact

    /// The exact test with half the probability of the observed table; mid-p interval.
    ///
    /// With b = c the p-value is 1.
    case midP

    /// (|b - c| - correction)^2 / (b + c) against chi-square; score interval of Wilson.
    ///
    /// The correction is 1 with, 0 without continuity correction, and never more than |b - c|.
    case chiSquared(continuityCorrection: Bool)
  }

  /// How the p-value and the interval of the odds ratio were computed.
  public let analysis: Method

  /// What was done.
  public let method: String

  /// Chi-square; nil for the exact and mid-p tests, which have none.
  public let statistic: TestStatistic?

  /// The p-value; 1 when no record changes.
  public let pValue: PValue

  /// The odds ratio, unless no record changes, and the difference of proportions.
  public let estimates: [Estimate]

  /// The table that was tested: rows before, columns after, the same two levels.
  public let table: ContingencyTable

  /// The names of the levels that no record has before or after.
  public let emptyLevels: [String]

  /// The largest number of changes that the exact and mid-p tests take.
  static let largestExactCount = 1_000_000_000

  /// Tests a paired table.
  ///
  /// - Parameters:
  ///   - table: Rows are the level before, columns the level after, with the same names.
  ///   - method: How the p-value and the interval of the odds ratio are computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` unless there are two levels;
  ///   ``StatsError/tooLarge(_:)`` for an exact test of more than 1e9 changes;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level.
  ///
  /// Edge cases: without changes p is 1, there is no odds ratio and the method says so; with
  /// changes in one direction alone the odds ratio is 0 or infinite and so is a limit.
  ///
  /// The interval of the difference is Tango's score interval, which belongs to the chi-square
  /// test of the same correction. The exact and mid-p tests keep no interval of the difference,
  /// and none is given with them.
  ///
  /// - Complexity: O(changes) for the exact and mid-p tests, O(1) for the others.
  ///
  /// Source: Fagerland, Lydersen and Laake, BMC Medical Research Methodology 2013,
  /// doi 10.1186/1471-2288-13-91; Tango, Statistics in Medicine 1998,
  /// doi 10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B.
  public init(
    _ table: ContingencyTable, method: Method = .exact, level: Double = 0.95
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard table.count > 0 else { throw .noCompleteCases(table.exclusions) }
    let levels = table.pairedLevels
    let names = levels.kept
    let square = names.count == 2 ? table.arranged(rows: names, columns: names) : table
    guard names.count == 2, let cells = square.twoByTwo else {
      throw .levelCount(
        variable: "\(table.rowVariable) and \(table.columnVariable)",
        found: names.count, needed: 2)
    }
    let changes = Discordance(b: cells.b, c: cells.c, method: method)
    guard changes.count <= Self.largestExactCount || !changes.isExact else {
      throw .tooLarge("more than 1e9 changes for an exact McNemar test; use .chiSquared")
    }
    self.table = square
    analysis = method
    emptyLevels = levels.empty
    let none = changes.count == 0 ? ", no record changes: no odds ratio" : ""
    self.method = changes.name + none
    statistic = try changes.statistic.map { value throws(StatsError) in
      try TestStatistic("chi-square", value, degreesOfFreedom: 1)
    }
    pValue = try PValue(changes.pValue)
    let direction = "\(names[0]) to \(names[1]) versus \(names[1]) to \(names[0])"
    var estimates: [Estimate] = []
    if let ratio = changes.ratio {
      estimates = [
        try Estimate(
          name: "odds ratio of change, \(direction)", value: ratio,
          confidenceInterval: changes.ratioInterval(level: level))
      ]
    }
    let difference = PairedDifferenceOfProportions(
      b: cells.b, c: cells.c, count: table.count, isCorrected: changes.isCorrected)
    estimates.append(
      try Estimate(
        name: "difference in proportion \(names[1]), \(table.columnVariable) minus "
          + table.rowVariable,
        value: difference.estimate,
        confidenceInterval: changes.isExact ? nil : difference.interval(level: level)))
    self.estimates = estimates
  }
}

extension McNemarTest {
  /// Tests four counts of a yes-or-no before and after.
  ///
  /// - Parameters:
  ///   - bothYes: The records with yes before and after, 0 or more.
  ///   - onlyBefore: The records with yes before and no after.
  ///   - onlyAfter: The records with no before and yes after.
  ///   - bothNo: The records with no before and after.
  ///   - method: Exact by default.
  ///   - level: The confidence level of the intervals, inside 0...1; 0.95 by default.
  /// - Throws: As ``init(_:method:level:)``; ``StatsError/invalidArgument(name:reason:)`` for a
  ///   negative count.
  /// - Complexity: As ``init(_:method:level:)``.
  public init(
    bothYes: Int, onlyBefore: Int, onlyAfter: Int, bothNo: Int, method: Method = .exact,
    level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      ContingencyTable(
        [[bothNo, onlyAfter], [onlyBefore, bothYes]], rowNames: ["no", "yes"],
        columnNames: ["no", "yes"], rowVariable: "before", columnVariable: "after"),
      method: method, level: level)
  }
}

extension McNemarTest {
  /// Two-sided.
  public var alternative: Alternative { .twoSided }

  /// The number of records, changed or not.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// The number of records that change from the first level to the second.
  public var changesToSecond: Int { table[0, 1] }

  /// The number of records that change from the second level to the first.
  public var changesToFirst: Int { table[1, 0] }

  /// One line: method, changes, p-value, estimates, n and exclusions.
  public var description: String {
    let names = table.rowNames
    let changes =
      "\(changesToSecond) from \(names[0]) to \(names[1]), \(changesToFirst) from \(names[1]) to \(names[0])"
    return TableLine.text(
      self, table, emptyRows: emptyLevels, emptyColumns: [], note: changes)
  }

  /// Encodes every property; no statistic is null.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(analysis, forKey: .analysis)
    try container.encode(table, forKey: .table)
    try container.encode(emptyLevels, forKey: .emptyLevels)
  }
}
