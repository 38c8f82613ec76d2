/// How many records have each combination of two categorical variables: rows by columns.
///
/// The table is a summary: counts, no records. It keeps the levels in their declared order and
/// the levels that no record has; tests leave out empty levels and list them.
///
/// The R call it agrees with is `table(rows, columns)`.
public struct ContingencyTable: Sendable, Equatable {
  /// The name of the row variable.
  public let rowVariable: String

  /// The name of the column variable.
  public let columnVariable: String

  /// The names of the rows, all different, in the order of the levels.
  public internal(set) var rowNames: [String]

  /// The names of the columns, all different, in the order of the levels.
  public internal(set) var columnNames: [String]

  /// Which records were left out of the table, and why.
  public internal(set) var exclusions: Exclusions

  /// The counts row by row, without gaps.
  var cells: [Int]

  /// The largest number of records in a table: up to here counts are exact as `Double`.
  static let largestTotal = 1 << 53

  /// The largest number of cells: more would be the crossing of two identifiers.
  static let largestSize = 10_000_000

  /// Refuses a table that would have too many cells, before memory is taken for it.
  static func check(rows: Int, columns: Int) throws(StatsError) {
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, size <= largestSize else {
      throw .tooLarge("a contingency table of \(rows) x \(columns) levels")
    }
  }

  /// Creates a table from counts.
  ///
  /// - Parameters:
  ///   - counts: The rows of the table, all of one length, each count 0 or more.
  ///   - rowNames: The names of the rows; "1", "2" ... by default.
  ///   - columnNames: The names of the columns; "1", "2" ... by default.
  ///   - rowVariable: The name of the row variable.
  ///   - columnVariable: The name of the column variable.
  ///   - exclusions: Which records were left out; none by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for rows of unequal length, a negative
  ///   count, names that repeat or do not match the counts in number, or exclusions with another
  ///   number of analysed records; ``StatsError/tooLarge(_:)`` for more than 2^53 records or 1e7 cells.
  /// - Complexity: O(rows x columns).
  public init(
    _ counts: [[Int]], rowNames: [String]? = nil, columnNames: [String]? = nil,
    rowVariable: String = "row", columnVariable: String = "column", exclusions: Exclusions? = nil
  ) throws(StatsError) {
    let width = counts.first?.count ?? columnNames?.count ?? 0
    guard counts.allSatisfy({ $0.count == width }) else {
      throw .invalidArgument(name: "counts", reason: "the rows differ in length")
    }
    try self.init(
      cells: Array(counts.joined()),
      rowNames: rowNames ?? counts.indices.map { String($0 + 1) },
      columnNames: columnNames ?? (0..<width).map { String($0 + 1) },
      rowVariable: rowVariable, columnVariable: columnVariable, exclusions: exclusions)
  }

  /// Creates a table from its cells, row by row, after checking them.
  init(
    cells: [Int], rowNames: [String], columnNames: [String],
    rowVariable: String, columnVariable: String, exclusions: Exclusions?
  ) throws(StatsError) {
    try Self.check(names: rowNames, of: "rowNames")
    try Self.check(names: columnNames, of: "columnNames")
    try Self.check(rows: rowNames.count, columns: columnNames.count)
    guard cells.count == rowNames.count * columnNames.count else {
      throw .invalidArgument(name: "counts", reason: "rows and columns do not match their names")
    }
    let total = try Self.total(of: cells)
    if let exclusions, exclusions.checkedAnalysed != total {
      throw .invalidArgument(
        name: "exclusions", reason: "the number of analysed records is not that of the table")
    }
    self.cells = cells
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.rowVariable = rowVariable
    self.columnVariable = columnVariable
    self.exclusions = exclusions ?? Exclusions(initial: total)
  }

  /// The sum of counts, none of which may be negative.
  static func total(of cells: [Int]) throws(StatsError) -> Int {
    var total = 0
    for cell in cells {
      guard cell >= 0 else { throw .invalidArgument(name: "counts", reason: "a count is negative") }
      let (sum, overflow) = total.addingReportingOverflow(cell)
      guard !overflow, sum <= largestTotal else {
        throw .tooLarge("a contingency table of more than 2^53 records")
      }
      total = sum
    }
    return total
  }

  private static func check(names: [String], of argument: String) throws(StatsError) {
    guard Set(names).count == names.count else {
      throw .invalidArgument(name: argument, reason: "a name occurs twice")
    }
  }
}

extension ContingencyTable {
  /// The counts, row by row.
  public var counts: [[Int]] {
    rowNames.indices.map { row in columnNames.indices.map { self[row, $0] } }
  }

  /// The count of a cell; 0 outside the table.
  ///
  /// - Parameters:
  ///   - row: The position of the row, counted from 0.
  ///   - column: The position of the column, counted from 0.
  public subscript(row: Int, column: Int) -> Int {
    guard rowNames.indices.contains(row), columnNames.indices.contains(column) else { return 0 }
    return cells[row * columnNames.count + column]
  }

  /// The number of records in each row.
  public var rowTotals: [Int] {
    rowNames.indices.map { row in columnNames.indices.reduce(0) { $0 + self[row, $1] } }
  }

  /// The number of records in each column.
  public var columnTotals: [Int] {
    columnNames.indices.map { column in rowNames.indices.reduce(0) { $0 + self[$1, column] } }
  }

  /// The number of records in the table.
  public var count: Int { cells.reduce(0, +) }

  /// The table with rows and columns exchanged.
  public var transposed: ContingencyTable {
    var copy = ContingencyTable(
      unchecked: columnNames.indices.flatMap { column in
        rowNames.indices.map { self[$0, column] }
      },
      rowNames: columnNames, columnNames: rowNames,
      rowVariable: columnVariable, columnVariable: rowVariable)
    copy.exclusions = exclusions
    return copy
  }

  /// A table of cells that are known to be good.
  init(
    unchecked cells: [Int], rowNames: [String], columnNames: [String],
    rowVariable: String, columnVariable: String
  ) {
    self.cells = cells
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.rowVariable = rowVariable
    self.columnVariable = columnVariable
    exclusions = Exclusions(initial: cells.reduce(0, +))
  }
}

extension ContingencyTable: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "care x failed: reoperation 21, 15; radiotherapy 22, 16 (columns false, true)".
  public var description: String {
    let rows = rowNames.indices.map { row in
      "\(rowNames[row]) "
        + columnNames.indices.map { String(self[row, $0]) }.joined(separator: ", ")
    }
    return "\(rowVariable) x \(columnVariable): \(rows.joined(separator: "; "))"
      + " (columns \(columnNames.joined(separator: ", ")))"
  }

  /// The same line.
  public var debugDescription: String { description }
}
