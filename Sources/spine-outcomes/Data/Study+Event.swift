import SpineOutcomesStats

extension Study {
  /// A column that says whether an event happened.
  ///
  /// Without an event named by the caller the column must hold truth values. With one, it holds
  /// that value and at most one other: a third would be counted as "no event" in silence.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - event: The value that is the event, compared as text, or as numbers when both are.
  ///   - option: The option that names the event.
  ///   - label: Its name in results; that of the column, and of the value, by default.
  /// - Returns: The selector of the column.
  /// - Throws: `CSVError` for a cell that is neither the event nor the other value;
  ///   `StatsError.unknownLevel` for an event that does not occur.
  mutating func event(
    _ name: String, is event: String?, option: String, label: String? = nil
  ) throws -> Selector<TableRow, Bool?> {
    let cells = try table.cells(name)
    guard let event else {
      if let (row, remedy) = noTruthValue(cells, option: option) {
        throw CSVError.invalidValue(
          table.place(row, name), reason: "is not true or false, yes or no, 1 or 0; \(remedy)")
      }
      return truth(cells.map { $0?.truth }, label ?? name)
    }
    let wanted = CellLevel(table.cell(event))
    let found = cells.map { $0.map(CellLevel.init) }
    _ = try checkedLevels(name, named: wanted)
    guard found.isEmpty || found.contains(wanted) || !found.contains(where: { $0 != nil }) else {
      let known = Set(found.compactMap { $0 }).sorted()
      throw StatsError.unknownLevel(
        variable: name, level: event,
        known: known.map(\.text))
    }
    var other: CellLevel?
    for (row, cell) in found.enumerated() {
      guard let cell, cell != wanted, cell != other else { continue }
      guard other == nil else {
        throw CSVError.invalidValue(
          table.place(row, name),
          reason: "is a third value, beside the event \"\(event)\" and one other; recode the "
            + "column to two values, or name what stands for missing with --missing")
      }
      other = cell
    }
    return truth(found.map { $0.map { $0 == wanted } }, label ?? "\(name) = \(event)")
  }

  /// The first cell that is no truth value, and the remedy by all such cells; nil when all are.
  private func noTruthValue(
    _ cells: [CSVCell?], option: String
  ) -> (row: Int, remedy: String)? {
    let others = cells.indices.filter { cells[$0].map { $0.truth == nil } ?? false }
    guard let row = others.first, let first = cells[row] else { return nil }
    let areWords = others.allSatisfy { cells[$0]?.isWordForMissing ?? true }
    if areWords {
      return (row, "if it stands for missing, pass --missing \(Failure.argument(first.text))")
    }
    if first.hasBlanksAround { return (row, "it has blanks around it, which must be removed") }
    return (row, "name the value that is the event with \(option) VALUE")
  }
}
