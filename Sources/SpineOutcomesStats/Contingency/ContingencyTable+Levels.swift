/// A table without its empty levels, and the names of those that were left out.
struct NonEmptyLevels: Sendable {
  var table: ContingencyTable
  var emptyRows: [String]
  var emptyColumns: [String]
}

extension ContingencyTable {
  /// The table without rows and columns that have no records.
  var nonEmptyLevels: NonEmptyLevels {
    let totals = (rows: rowTotals, columns: columnTotals)
    let rows = zip(rowNames, totals.rows)
    let columns = zip(columnNames, totals.columns)
    return NonEmptyLevels(
      table: arranged(
        rows: rows.filter { $0.1 > 0 }.map(\.0), columns: columns.filter { $0.1 > 0 }.map(\.0)),
      emptyRows: rows.filter { $0.1 == 0 }.map(\.0),
      emptyColumns: columns.filter { $0.1 == 0 }.map(\.0))
  }

  /// The table without its empty levels, refused unless two rows and two columns are left.
  func crossed() throws(StatsError) -> NonEmptyLevels {
    guard count > 0 else { throw .noCompleteCases(exclusions) }
    let analysed = nonEmptyLevels
    let rows = analysed.table.rowNames.count
    let columns = analysed.table.columnNames.count
    guard rows >= 2 else { throw .tooFewGroups(variable: rowVariable, found: rows, needed: 2) }
    guard columns >= 2 else {
      throw .levelCount(variable: columnVariable, found: columns, needed: 2)
    }
    return analysed
  }

  /// (rows - 1)(columns - 1).
  var degreesOfFreedom: Double { Double(rowNames.count - 1) * Double(columnNames.count - 1) }

  /// The levels of a paired table: those of its rows or columns that have records.
  ///
  /// Two levels are kept even if one has no records. Rows and columns with the same names keep
  /// the order of the rows.
  var pairedLevels: (kept: [String], empty: [String]) {
    let isSame = Set(rowNames) == Set(columnNames)
    let names = isSame ? rowNames : LevelNames.union(rowNames, columnNames)
    guard names.count > 2 else { return (names, []) }
    let used = Set(nonEmptyNames(rowNames, rowTotals) + nonEmptyNames(columnNames, columnTotals))
    return (names.filter { used.contains($0) }, names.filter { !used.contains($0) })
  }

  private func nonEmptyNames(_ names: [String], _ totals: [Int]) -> [String] {
    zip(names, totals).filter { $0.1 > 0 }.map(\.0)
  }

  /// The cells of a table of two rows and two columns; nil of any other.
  var twoByTwo: TwoByTwo? {
    guard rowNames.count == 2, columnNames.count == 2 else { return nil }
    return TwoByTwo(a: self[0, 0], b: self[0, 1], c: self[1, 0], d: self[1, 1])
  }

  /// "failed = true, care radiotherapy versus reoperation": what a ratio or difference compares.
  ///
  /// The event is the last column, compared between the last row and the first, which is the
  /// reference; empty for a table that is not 2 x 2.
  func comparison(_ joint: String) -> String {
    guard rowNames.count == 2, columnNames.count == 2 else { return "" }
    return "of \(columnVariable) = \(columnNames[1]), "
      + "\(rowVariable) \(rowNames[1]) \(joint) \(rowNames[0])"
  }
}

/// The cells of a 2 x 2 table: a and b in the first row, c and d in the second.
struct TwoByTwo: Sendable, Equatable {
  var a: Int
  var b: Int
  var c: Int
  var d: Int
}
