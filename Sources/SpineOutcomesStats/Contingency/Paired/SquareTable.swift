/// A paired table with the same levels in rows and columns, in one order.
struct SquareTable: Sendable, Equatable {
  /// Rows and columns have the same names.
  let table: ContingencyTable

  /// The names of the levels that no record has before or after.
  let emptyLevels: [String]

  /// Arranges a table; levels without records in rows and in columns are left out.
  ///
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` with one level.
  init(_ table: ContingencyTable) throws(StatsError) {
    guard table.count > 0 else { throw .noCompleteCases(table.exclusions) }
    let levels = table.pairedLevels
    guard levels.kept.count >= 2 else {
      throw .levelCount(
        variable: "\(table.rowVariable) and \(table.columnVariable)",
        found: levels.kept.count, needed: 2)
    }
    self.table = table.arranged(rows: levels.kept, columns: levels.kept)
    emptyLevels = levels.empty
  }

  var size: Int { table.rowNames.count }

  /// The number of records off the diagonal.
  var changes: Int {
    (0..<size).reduce(table.count) { $0 - table[$1, $1] }
  }
}
