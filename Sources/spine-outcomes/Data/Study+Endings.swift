import SpineOutcomesStats

/// How the follow-up of the records of a file ended: a column of causes, and what is censored.
struct StudyEndings {
  /// The column, in which a censored record has the level ``censored``.
  let selector: Selector<TableRow, CellLevel?>

  /// The level that stands for censored.
  let censored: CellLevel

  /// How many rows have each value, in the order of the values; the censored first.
  let counts: [(level: String, role: String, count: Int)]
}

extension Study {
  /// A column of causes of an event.
  ///
  /// With a value that stands for censored, every other value is a cause and an empty cell is
  /// missing. Without one the empty cell is censored, and every value a cause; where no cell is
  /// empty somebody has probably forgotten to name the value.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - censored: The value that stands for censored; nil: the empty cell.
  ///   - isComplete: Whether nobody is censored.
  /// - Returns: The column with its counts.
  /// - Throws: `CSVError` for a cell that is hardly meant; `Failure` or `StatsError` when the
  ///   censored value does not occur, no cell is empty, or no cell holds a cause.
  mutating func endings(
    _ name: String, censored: String?, isComplete: Bool
  ) throws -> StudyEndings {
    let cells = try table.cells(name)
    let wanted = censored.map { CellLevel(table.cell($0)) }
    let column = try checkedLevels(name, named: wanted)
    let levels = column.levels.sorted()
    if let wanted, !levels.isEmpty, !levels.contains(wanted) {
      throw StatsError.unknownLevel(
        variable: name, level: wanted.text, known: levels.map(\.text))
    }
    let empty = cells.count { $0 == nil }
    if wanted == nil, !isComplete, empty == 0, !cells.isEmpty {
      throw Failure(
        "\(fileName): \(name): no cell is empty, so that nobody would be censored; name the value "
          + "that stands for censored with --censored VALUE, or pass --all-had-events",
        .dataError)
    }
    if isComplete, empty > 0 {
      addRemark("--all-had-events: empty cells of \(name) are missing, not censored.")
    }
    let none = table.cell("(censored)")
    let mark = wanted ?? (isComplete ? .absent(none) : CellLevel(none))
    let causes = levels.filter { $0 != mark }
    guard !causes.isEmpty || cells.isEmpty else {
      throw Failure("\(fileName): \(name): no cell holds a cause of an event", .dataError)
    }
    let found = cells.map { $0.map(CellLevel.init) }
    let isEmptyCensored = wanted == nil && !isComplete
    let values = isEmptyCensored ? found.map { $0 ?? mark } : found
    var counts = [
      (
        level: wanted?.text ?? (isEmptyCensored ? "(empty)" : "(nobody)"), role: "censored",
        count: values.count { $0 == mark }
      )
    ]
    counts += causes.map { cause in
      (level: cause.text, role: "cause", count: values.count { $0 == cause })
    }
    if wanted != nil || isComplete, empty > 0 {
      counts.append((level: "(empty)", role: "missing", count: empty))
    }
    return StudyEndings(
      selector: level(values, name), censored: mark, counts: counts)
  }
}
