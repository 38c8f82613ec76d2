import Distributions

/// The Stuart-Maxwell test of marginal homogeneity: whether the levels are as frequent after as
/// before.
///
/// With d the differences of the row and column totals, the statistic is d' S^-1 d; S has
/// row + column total less twice the diagonal count on its diagonal, and minus the changes both
/// ways off it. It has one degree of freedom less than there are levels with changes; levels that
/// change among themselves alone, in groups, give one less for each group. Two levels give
/// McNemar's chi-square test without correction.
///
/// The R call it agrees with is `DescTools::StuartMaxwellTest(table)`, `coin::mh_test` with
/// another variance; statsmodels `SquareTable(table).homogeneity()`.
public struct StuartMaxwellTest: HypothesisTest {
  /// Chi-square with its degrees of freedom; nil when no record changes.
  public let statistic: TestStatistic?

  /// The p-value; 1 when no record changes.
  public let pValue: PValue

  /// The differences of the proportions of each level, after less before, without intervals.
  public let estimates: [Estimate]

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
  /// - Complexity: O(levels^3).
  ///
  /// Source: Stuart, Biometrika 1955;42:412, doi 10.1093/biomet/42.3-4.412; Maxwell, Br J
  /// Psychiatry 1970;116:651, doi 10.1192/bjp.116.535.651.
  public init(_ table: ContingencyTable) throws(StatsError) {
    let square = try SquareTable(table)
    self.table = square.table
    emptyLevels = square.emptyLevels
    let flow = MarginalFlow(square).solved
    if flow.degreesOfFreedom > 0 {
      let freedom = Double(flow.degreesOfFreedom)
      statistic = try TestStatistic("chi-square", flow.chiSquare, degreesOfFreedom: freedom)
      pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(flow.chiSquare))
    } else {
      statistic = nil
      pValue = try PValue(1)
    }
    let (before, after) = (square.table.rowTotals, square.table.columnTotals)
    var estimates: [Estimate] = []
    for (level, name) in square.table.rowNames.enumerated() {
      estimates.append(
        try Estimate(
          name: "difference in proportion \(name), \(table.columnVariable) minus "
            + table.rowVariable,
          value: Double(after[level] - before[level]) / Double(square.table.count),
          confidenceInterval: nil))
    }
    self.estimates = estimates
  }
}

/// The changes between levels as a network: chi-square by taking away one level after another.
///
/// S is a Laplacian: its inverse is applied by joining the neighbours of each level in turn, in
/// sums of numbers that are not negative, so that nothing cancels but the totals themselves.
struct MarginalFlow {
  private var changes: [[Double]]
  private var differences: [Double]

  init(_ square: SquareTable) {
    let size = square.size
    let table = square.table
    changes = (0..<size).map { row in
      (0..<size).map { row == $0 ? 0 : Double(table[row, $0] + table[$0, row]) }
    }
    differences = zip(table.rowTotals, table.columnTotals).map { Double($0 - $1) }
  }

  var solved: (chiSquare: Double, degreesOfFreedom: Int) {
    var changes = changes
    var differences = differences
    var chiSquare = 0.0
    var freedom = 0
    for level in differences.indices.dropLast() {
      let others = differences.indices.suffix(from: level + 1)
      let total = others.reduce(0) { $0 + changes[level][$1] }
      guard total > 0 else { continue }
      freedom += 1
      let difference = differences[level]
      chiSquare += difference / total * difference
      for one in others where changes[level][one] > 0 {
        let share = changes[level][one] / total
        differences[one] += share * difference
        for other in others where other != one {
          changes[one][other] += share * changes[level][other]
        }
      }
    }
    return (chiSquare, freedom)
  }
}

extension StuartMaxwellTest {
  /// What was done.
  public var method: String {
    "Stuart-Maxwell test of marginal homogeneity"
      + (statistic == nil ? ", no record changes" : "")
  }

  /// Two-sided.
  public var alternative: Alternative { .twoSided }

  /// The number of records, changed or not.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// One line: method, statistic, p-value, differences, n and exclusions.
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
