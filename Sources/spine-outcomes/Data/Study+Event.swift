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
  /// - Returns: The selector of the column.
  /// - Throws: `CSVError` for a cell that is neither the event nor the other value;
  ///   `StatsError.unknownLevel` for an event that does not occur.
  mutating func event(
    _ name: String, is event: String?, option: String
  ) throws -> Selector<TableRow, Bool?> {
    let cells = try table.cells(name)
    guard let event else {
      for (row, cell) in cells.enumerated() {
        guard let cell, cell.truth == nil else { continue }
        throw CSVError.invalidValue(
          table.place(row, name),
          reason: "is not true or false, yes or no, 1 or 0; "
            + "name the value that is the event with \(option) VALUE")
      }
      return truth(cells.map { $0?.truth }, name)
    }
    let wanted = CellLevel(table.cell(event))
    let found = cells.map { $0.map(CellLevel.init) }
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
    return truth(found.map { $0.map { $0 == wanted } }, "\(name) = \(event)")
  }
}
