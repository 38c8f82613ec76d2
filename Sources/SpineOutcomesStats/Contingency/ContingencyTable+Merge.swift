extension ContingencyTable {
  /// Adds the counts of another table of the same two variables.
  ///
  /// Rows and columns are matched by name. Equal lists of names keep their order; of unequal ones
  /// the union is taken, sorted: whole numbers by size, then other names by their text. Merging
  /// is exact, associative and commutative.
  ///
  /// - Parameter other: The table to add.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the variables have other names;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 records or 1e7 cells together.
  /// - Complexity: O(rows x columns).
  public mutating func merge(_ other: Self) throws(StatsError) {
    guard rowVariable == other.rowVariable, columnVariable == other.columnVariable else {
      throw .invalidArgument(name: "other", reason: "the tables have different variables")
    }
    let rows = LevelNames.union(rowNames, other.rowNames)
    let columns = LevelNames.union(columnNames, other.columnNames)
    try Self.check(rows: rows.count, columns: columns.count)
    var sum = arranged(rows: rows, columns: columns)
    let added = other.arranged(rows: rows, columns: columns)
    for cell in sum.cells.indices { sum.cells[cell] += added.cells[cell] }
    // Each cell is at most 2^53, so that the sum of two cannot overflow; their total may be large.
    _ = try Self.total(of: sum.cells)
    sum.exclusions = try exclusions.merged(with: other.exclusions)
    self = sum
  }

  /// The table with the given rows and columns, those that it lacks being 0.
  ///
  /// Every level with records must be among them.
  func arranged(rows: [String], columns: [String]) -> ContingencyTable {
    if rows == rowNames && columns == columnNames { return self }
    let rowOf = Dictionary(uniqueKeysWithValues: zip(rowNames, rowNames.indices))
    let columnOf = Dictionary(uniqueKeysWithValues: zip(columnNames, columnNames.indices))
    let places = columns.map { columnOf[$0] }
    var copy = ContingencyTable(
      unchecked: rows.flatMap { name in
        let row = rowOf[name]
        return places.map { place in
          if let row, let place { return self[row, place] }
          return 0
        }
      },
      rowNames: rows, columnNames: columns,
      rowVariable: rowVariable, columnVariable: columnVariable)
    copy.exclusions = exclusions
    return copy
  }
}

/// The order of level names when two lists of them meet.
enum LevelNames {
  /// The names of both lists: equal lists as they are, else the union in order.
  static func union(_ first: [String], _ second: [String]) -> [String] {
    first == second ? first : Set(first).union(second).sorted(by: precedes)
  }

  /// Whole numbers by size before other names by their text.
  private static func precedes(_ first: String, _ second: String) -> Bool {
    switch (Int(first), Int(second)) {
    case (let one?, let two?): one == two ? first < second : one < two
    case (.some, .none): true
    case (.none, .some): false
    case (.none, .none): first < second
    }
  }
}
