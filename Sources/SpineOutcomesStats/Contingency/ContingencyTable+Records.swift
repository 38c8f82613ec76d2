extension ContingencyTable {
  /// Counts two variables given as codes into lists of levels.
  ///
  /// - Parameters:
  ///   - rowCodes: For each record the position of its level in `rowNames`, counted from 0.
  ///   - rowNames: The names of the row levels.
  ///   - columnCodes: For each record the position of its level in `columnNames`.
  ///   - columnNames: The names of the column levels.
  ///   - weights: How many times each record counts, 0 or more; once by default.
  ///   - rowVariable: The name of the row variable.
  ///   - columnVariable: The name of the column variable.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a code outside the levels or a negative weight;
  ///   ``StatsError/invalidArgument(name:reason:)`` for names that repeat;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 records or 1e7 cells.
  /// - Complexity: O(n + rows x columns).
  public init(
    rowCodes: [Int], rowNames: [String], columnCodes: [Int], columnNames: [String],
    weights: [Int]? = nil, rowVariable: String = "row", columnVariable: String = "column"
  ) throws(StatsError) {
    try Self.check(rowCodes, rowNames, rowVariable)
    try Self.check(columnCodes, columnNames, columnVariable)
    try self.init(
      rows: rowCodes, rowNames: rowNames, columns: columnCodes, columnNames: columnNames,
      weights: weights, rowVariable: rowVariable, columnVariable: columnVariable)
  }

  /// Counts two variables given as values, one pair for each record.
  ///
  /// Levels come in declared order (`Bool`: false, true), and those of a type without declared
  /// levels sorted. Pairs with a missing value are left out and listed in the exclusions.
  ///
  /// - Parameters:
  ///   - rows: For each record its row level.
  ///   - columns: For each record its column level.
  ///   - weights: How many times each record counts, 0 or more; once by default.
  ///   - rowVariable: The name of the row variable.
  ///   - columnVariable: The name of the column variable.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a level that is not among the declared ones or a
  ///   negative weight; ``StatsError/tooLarge(_:)`` for more than 2^53 records or 1e7 cells.
  /// - Complexity: O(n + rows x columns).
  public init<Row: Categorical, Column: Categorical>(
    rows: [Row], columns: [Column], weights: [Int]? = nil,
    rowVariable: String = "row", columnVariable: String = "column"
  ) throws(StatsError) {
    let first = try Cohort(rows).named(\.self, rowVariable).categories(\.self)
    let second = try Cohort(columns).named(\.self, columnVariable).categories(\.self)
    try self.init(
      rows: first.codes, rowNames: first.levelNames,
      columns: second.codes, columnNames: second.levelNames,
      weights: weights, rowVariable: rowVariable, columnVariable: columnVariable)
  }

  private static func check(
    _ codes: [Int], _ names: [String], _ variable: String
  ) throws(StatsError) {
    for (row, code) in codes.enumerated() where !names.indices.contains(code) {
      throw .invalidValue(
        InvalidValue(variable: variable, row: row + 1, reason: "is not the code of a level"))
    }
  }

  /// Counts codes that are at most -1 (missing) or inside their levels.
  private init<Code: BinaryInteger>(
    rows: [Code], rowNames: [String], columns: [Code], columnNames: [String],
    weights: [Int]?, rowVariable: String, columnVariable: String
  ) throws(StatsError) {
    guard rows.count == columns.count else {
      throw .lengthMismatch(
        first: rowVariable, firstCount: rows.count,
        second: columnVariable, secondCount: columns.count)
    }
    try Self.check(rows: rowNames.count, columns: columnNames.count)
    var counter = CellCounter(rows: rowNames.count, columns: columnNames.count)
    if let weights {
      guard weights.count == rows.count else {
        throw .lengthMismatch(
          first: rowVariable, firstCount: rows.count,
          second: "weights", secondCount: weights.count)
      }
      for (record, weight) in weights.enumerated() {
        guard weight >= 0 else {
          throw .invalidValue(
            InvalidValue(variable: "weights", row: record + 1, reason: "is negative"))
        }
        try counter.count(Int(rows[record]), Int(columns[record]), weight)
      }
    } else {
      for record in rows.indices { try counter.count(Int(rows[record]), Int(columns[record]), 1) }
    }
    try self.init(
      cells: counter.cells, rowNames: rowNames, columnNames: columnNames,
      rowVariable: rowVariable, columnVariable: columnVariable,
      exclusions: Exclusions(
        initial: counter.total,
        missing: [
          .init(variable: rowVariable, count: counter.missingRows),
          .init(variable: columnVariable, count: counter.missingColumns),
        ],
        incomplete: counter.incomplete))
  }
}

/// Counts pairs of codes, and pairs in which one is missing.
private struct CellCounter {
  let columns: Int
  var cells: [Int]
  var total = 0
  var missingRows = 0
  var missingColumns = 0
  var incomplete = 0

  init(rows: Int, columns: Int) {
    self.columns = columns
    cells = [Int](repeating: 0, count: rows * columns)
  }

  /// Counts a pair; no other sum can exceed the total, which is checked.
  mutating func count(_ row: Int, _ column: Int, _ weight: Int) throws(StatsError) {
    let (sum, overflow) = total.addingReportingOverflow(weight)
    guard !overflow, sum <= ContingencyTable.largestTotal else {
      throw .tooLarge("a contingency table of more than 2^53 records")
    }
    total = sum
    if row >= 0, column >= 0 {
      cells[row * columns + column] += weight
      return
    }
    if row < 0 { missingRows += weight }
    if column < 0 { missingColumns += weight }
    incomplete += weight
  }
}
