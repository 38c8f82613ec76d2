import Distributions

/// Bowker's test of symmetry: whether changes between each two levels go both ways alike.
///
/// The statistic is the sum of (n_ij - n_ji)^2 / (n_ij + n_ji) over the pairs of levels with
/// changes, each of which gives a degree of freedom. Two levels give McNemar's chi-square test
/// without correction.
///
/// The R call it agrees with is `mcnemar.test(table)` of a table larger than 2 x 2 in which each
/// pair of levels has changes; with a pair that has none R gives NaN, and statsmodels
/// (`SquareTable(table).symmetry()`) counts its degree of freedom.
public struct BowkerTest: HypothesisTest {
  /// Chi-square with its degrees of freedom; nil when no record changes.
  public let statistic: TestStatistic?

  /// The p-value; 1 when no record changes.
  public let pValue: PValue

  /// The table that was tested: rows before, columns after, the same levels.
  public let table: ContingencyTable

  /// The names of the levels that no record has before or after.
  public let emptyLevels: [String]

  /// Tests a paired table.
  ///
  /// - Parameter table: Rows are the level before, columns the level after, with the same names.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` for fewer than two levels.
  ///
  /// Edge cases: without changes p is 1, there is no statistic and the method says so.
  ///
  /// - Complexity: O(levels^2).
  ///
  /// Source: Bowker, J Am Stat Assoc 1948;43:572, doi 10.1080/01621459.1948.10483284.
  public init(_ table: ContingencyTable) throws(StatsError) {
    let square = try SquareTable(table)
    self.table = square.table
    emptyLevels = square.emptyLevels
    var value = 0.0
    var freedom = 0.0
    for row in 0..<square.size {
      for column in 0..<row {
        let (one, other) = (square.table[row, column], square.table[column, row])
        guard one + other > 0 else { continue }
        let distance = Double(one - other)
        value += distance / Double(one + other) * distance
        freedom += 1
      }
    }
    if freedom > 0 {
      statistic = try TestStatistic("chi-square", value, degreesOfFreedom: freedom)
      pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(value))
    } else {
      statistic = nil
      pValue = try PValue(1)
    }
  }
}

extension BowkerTest {
  /// What was done.
  public var method: String {
    "Bowker's test of symmetry" + (statistic == nil ? ", no record changes" : "")
  }

  /// Two-sided.
  public var alternative: Alternative { .twoSided }

  /// Symmetry has no single parameter.
  public var estimates: [Estimate] { [] }

  /// The number of records, changed or not.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// One line: method, statistic, p-value, n and exclusions.
  public var description: String {
    TableLine.text(self, table, emptyRows: emptyLevels, emptyColumns: [])
  }

  /// Encodes every property; no statistic is null.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(table, forKey: .table)
    try container.encode(emptyLevels, forKey: .emptyLevels)
  }
}
