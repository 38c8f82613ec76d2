/// The margins of a table as the searches that cut it into lines take them.
enum SortedMargins {
  /// The totals of the lines and of the categories, each rising.
  ///
  /// The rows are the lines where there are so many of them, but for tables with as many columns,
  /// of which the margin with the largest total is taken; else the columns are.
  ///
  /// - Parameters:
  ///   - counts: The rows of a table.
  ///   - wanted: How many lines are sought.
  /// - Returns: The margins; the lines may be of another number.
  static func of(
    _ counts: [[Int]], lines wanted: Int
  ) -> (lines: [Int], categories: [Int]) {
    let rows = counts.map { $0.reduce(0, +) }.sorted()
    let columns = (counts.first ?? []).indices.map { column in
      counts.reduce(0) { $0 + $1[column] }
    }.sorted()
    let areLines =
      rows.count == wanted
      && (columns.count != wanted || rows.last ?? 0 > columns.last ?? 0)
    return areLines ? (rows, columns) : (columns, rows)
  }
}
