import SpineOutcomesStats

extension Study {
  /// A column of levels, checked for cells that are hardly meant as levels of their own.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - named: A level that the caller has named, and so means.
  /// - Returns: The column.
  /// - Throws: `CSVError` for a cell that looks as if it stood for missing, and for one that is
  ///   another level with blanks around it.
  mutating func checkedLevels(
    _ name: String, named: CellLevel? = nil
  ) throws -> LevelColumn {
    let cells = try table.cells(name)
    let column = LevelColumn(cells.map { $0.map(CellLevel.init) })
    var byText: [String: CellLevel] = [:]
    var byCapitals: [String: CellLevel] = [:]
    for level in column.levels {
      func refused(_ reason: String) -> CSVError {
        let row = cells.firstIndex { $0?.text == level.text } ?? 0
        return .invalidValue(table.place(row, name), reason: reason)
      }
      let cell = table.cell(level.text)
      if cell.isHardlyALevel, level != named, !present.contains(level.text) {
        let text = Failure.argument(level.text)
        throw refused(
          "looks like a missing value: pass --missing \(text), or --not-missing \(text) if it is "
            + "a value like others")
      }
      let trimmed = level.text.trimmed
      if let other = byText.updateValue(level, forKey: trimmed) {
        throw refused(
          "is the same as \"\(other.text.trimmed)\" but for blanks around one of them; remove them"
        )
      }
      if let other = byCapitals.updateValue(level, forKey: trimmed.lowercased()) {
        addRemark(
          "The values \"\(other.text)\" and \"\(level.text)\" of \(name) differ in capitals only.")
      }
    }
    return column
  }
}

extension String {
  /// The text without the blanks around it.
  fileprivate var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.prefix(start.count - start.reversed().prefix { $0.isWhitespace }.count))
  }
}
