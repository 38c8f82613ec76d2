public import SpineOutcomesStats

extension Table {
  /// A cross table: counts with their share of the row, and totals.
  ///
  /// - Parameters:
  ///   - table: The counts.
  ///   - caption: What the table shows.
  public init(_ table: ContingencyTable, caption: String) {
    self.init(
      caption: caption,
      columns: [Column(table.rowVariable, .left)]
        + table.columnNames.map { Column($0) } + [Column("Total")])
    let totals = table.rowTotals
    for (row, name) in table.rowNames.enumerated() {
      add([name] + Self.shares(table.counts[row], of: totals[row]) + [String(totals[row])])
    }
    add(["Total"] + Self.shares(table.columnTotals, of: table.count) + [String(table.count)])
    notes = ["Columns: \(table.columnVariable). n (% of the row)."]
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }

  private static func shares(_ counts: [Int], of total: Int) -> [String] {
    counts.map {
      total > 0 ? "\($0) (\(Decimals.percentage($0, of: total)))" : "\($0)"
    }
  }
}
