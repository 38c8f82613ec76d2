/// How many records have each combination of two categorical variables, in each stratum of a third.
///
/// The table is a summary: counts, no records. All strata have the same rows and columns. It
/// merges exactly, as ``ContingencyTable`` does.
///
/// The R call it agrees with is `table(rows, columns, strata)`.
public struct StratifiedTable: Sendable, Equatable {
  /// The name of the variable that tells the strata apart.
  public let stratumVariable: String

  /// The names of the strata, all different, in the order of the levels.
  public private(set) var stratumNames: [String]

  /// The table of each stratum, of the same rows and columns.
  public private(set) var tables: [ContingencyTable]

  /// Which records were left out of all tables, and why.
  public private(set) var exclusions: Exclusions

  /// Creates a table from those of its strata.
  ///
  /// - Parameters:
  ///   - tables: The table of each stratum: one or more, of the same rows and columns by name.
  ///   - stratumNames: The names of the strata; "1", "2" ... by default.
  ///   - stratumVariable: The name of the variable.
  ///   - exclusions: Which records were left out; by default what the tables say together.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for no tables, tables of different
  ///   variables or levels, names that repeat or do not match, or exclusions with another number of
  ///   analysed records; ``StatsError/tooLarge(_:)`` for more than 2^53 records or 1e7 cells.
  /// - Complexity: O(cells).
  public init(
    _ tables: [ContingencyTable], stratumNames: [String]? = nil,
    stratumVariable: String = "stratum", exclusions: Exclusions? = nil
  ) throws(StatsError) {
    guard let first = tables.first else {
      throw .invalidArgument(name: "tables", reason: "a stratum at least is needed")
    }
    let names = stratumNames ?? tables.indices.map { String($0 + 1) }
    guard names.count == tables.count, Set(names).count == names.count else {
      throw .invalidArgument(
        name: "stratumNames", reason: "each stratum needs a name of its own")
    }
    for table in tables {
      guard table.rowVariable == first.rowVariable, table.columnVariable == first.columnVariable,
        table.rowNames == first.rowNames, table.columnNames == first.columnNames
      else {
        throw .invalidArgument(
          name: "tables", reason: "the strata have different variables, rows or columns")
      }
    }
    try ContingencyTable.check(rows: first.cells.count, columns: tables.count)
    let total = try ContingencyTable.total(of: tables.map(\.count))
    var sum = first.exclusions
    for table in tables.dropFirst() { sum = try sum.merged(with: table.exclusions) }
    if let exclusions, exclusions.checkedAnalysed != total {
      throw .invalidArgument(
        name: "exclusions", reason: "the number of analysed records is not that of the tables")
    }
    self.stratumVariable = stratumVariable
    self.stratumNames = names
    self.tables = tables
    self.exclusions = exclusions ?? sum
  }
}

extension StratifiedTable {
  /// The name of the row variable.
  public var rowVariable: String { tables[0].rowVariable }

  /// The name of the column variable.
  public var columnVariable: String { tables[0].columnVariable }

  /// The names of the rows.
  public var rowNames: [String] { tables[0].rowNames }

  /// The names of the columns.
  public var columnNames: [String] { tables[0].columnNames }

  /// The number of records.
  public var count: Int { tables.reduce(0) { $0 + $1.count } }

  /// The table of all strata together.
  public var collapsed: ContingencyTable {
    var sum = tables[0]
    for table in tables.dropFirst() {
      for cell in sum.cells.indices { sum.cells[cell] += table.cells[cell] }
    }
    sum.exclusions = exclusions
    return sum
  }

  /// Adds the counts of another table of the same three variables.
  ///
  /// Rows, columns and strata are matched by name. Equal lists of names keep their order; of
  /// unequal ones the union is taken, sorted: whole numbers by size, then other names by their
  /// text. Merging is exact, associative and commutative.
  ///
  /// - Parameter other: The table to add.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the variables have other names;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 records or 1e7 cells together.
  /// - Complexity: O(cells).
  public mutating func merge(_ other: Self) throws(StatsError) {
    guard stratumVariable == other.stratumVariable, rowVariable == other.rowVariable,
      columnVariable == other.columnVariable
    else { throw .invalidArgument(name: "other", reason: "the tables have different variables") }
    let rows = LevelNames.union(rowNames, other.rowNames)
    let columns = LevelNames.union(columnNames, other.columnNames)
    let strata = LevelNames.union(stratumNames, other.stratumNames)
    let (cells, overflow) = rows.count.multipliedReportingOverflow(by: columns.count)
    guard !overflow else { throw .tooLarge("a contingency table of too many levels") }
    try ContingencyTable.check(rows: cells, columns: strata.count)
    let empty = ContingencyTable(
      unchecked: [Int](repeating: 0, count: cells), rowNames: rows, columnNames: columns,
      rowVariable: rowVariable, columnVariable: columnVariable)
    var sums = Dictionary(uniqueKeysWithValues: strata.map { ($0, empty) })
    for part in [self, other] {
      for (name, table) in zip(part.stratumNames, part.tables) {
        var sum = sums[name] ?? empty
        try sum.merge(table.arranged(rows: rows, columns: columns))
        sums[name] = sum
      }
    }
    self = try StratifiedTable(
      strata.map { sums[$0] ?? empty }, stratumNames: strata, stratumVariable: stratumVariable,
      exclusions: exclusions.merged(with: other.exclusions))
  }
}

extension StratifiedTable: Codable {
  private enum CodingKeys: CodingKey { case stratumVariable, stratumNames, tables, exclusions }

  /// Reads a table and checks its counts and names.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode([ContingencyTable].self, forKey: .tables),
      stratumNames: container.decode([String].self, forKey: .stratumNames),
      stratumVariable: container.decode(String.self, forKey: .stratumVariable),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }
}

extension StratifiedTable: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "care x failed in 3 strata of hospital: 40, 20, 14 records".
  public var description: String {
    let counts = tables.map { String($0.count) }.joined(separator: ", ")
    return "\(rowVariable) x \(columnVariable) in \(tables.count) "
      + "strat\(tables.count == 1 ? "um" : "a") of \(stratumVariable): \(counts) records"
  }

  /// The same line.
  public var debugDescription: String { description }
}
