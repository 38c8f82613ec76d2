public import SpineOutcomesStats

extension Table {
  /// A row for each number and for each level of each category.
  ///
  /// - Parameters:
  ///   - table: The table as data.
  ///   - caption: What the table shows.
  public init(_ table: DescriptiveTable, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column("Variable", .left), Column("n"), Column("Missing"), Column("Median"),
        Column("IQR"), Column("Mean"), Column("SD"), Column("Range"),
      ])
    var rules: [String] = []
    for row in table.rows {
      switch row {
      case .numeric(let row):
        var cells = Self.cells(of: row.summary)
        cells.insert(String(row.missing), at: 1)
        add([row.variable.description] + cells)
        rules.append(row.summary.quantileRule.rawValue)
      case .category(let row):
        let total = row.counts.reduce(0, +)
        add([row.variable.description, String(total), String(row.missing)])
        for (level, count) in zip(row.levels, row.counts) {
          add(["  \(level)", Self.share(count, of: total)])
        }
      }
    }
    if !rules.isEmpty {
      let rule = Self.distinct(rules).joined(separator: ", ")
      notes.append("IQR: quartiles by \(rule). SD: standard deviation.")
    }
    if table.rows.contains(where: { if case .category = $0 { true } else { false } }) {
      notes.append("Levels: n/N (%), of the records that have the variable.")
    }
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }
}
