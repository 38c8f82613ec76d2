/// The one-line text of a test of a table.
enum TableLine {
  /// The line of any test, with the levels that have no records.
  static func text(
    _ test: some HypothesisTest, _ table: ContingencyTable,
    emptyRows: [String], emptyColumns: [String], note: String? = nil
  ) -> String {
    var parts = ["\(table.rowVariable) x \(table.columnVariable): \(test.method)"]
    if let note { parts.append(note) }
    if let statistic = test.statistic { parts.append(statistic.description) }
    let sides = test.alternative == .twoSided ? "" : " (\(test.alternative.rawValue))"
    parts.append(test.pValue.description + sides)
    parts += test.estimates.map(\.description)
    parts.append("n = \(test.count)")
    if test.exclusions.excluded > 0 { parts.append(test.exclusions.description) }
    for (variable, names) in [
      (table.rowVariable, emptyRows), (table.columnVariable, emptyColumns),
    ] where !names.isEmpty {
      parts.append("no records with \(variable) = \(names.joined(separator: ", "))")
    }
    return parts.joined(separator: ", ")
  }
}
