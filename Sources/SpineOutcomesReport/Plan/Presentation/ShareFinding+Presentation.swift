import SpineOutcomesStats

extension ShareFinding: ReportedFinding {
  var pValueCount: Int { test.value == nil ? 0 : 1 }

  func present(in presentation: inout Presentation) {
    switch test {
    case .done(let test):
      let variable = VariableName(table.rowVariable)
      presentation.add(
        presentation.sentences.sentence(test.test, of: table, event: isEvent ? label : nil) {
          presentation.phrase(of: $0, in: variable)
        })
    case .notDone(let reason): presentation.add(notDone: reason, "Test")
    }
    presentation.add(Table(self, caption: "\(label) by \(table.rowVariable.midSentence)"))
  }
}

extension Table {
  /// A row for each group: n, and of each level the count of n with its share.
  ///
  /// Of a yes or no the yes is shown.
  ///
  /// - Parameters:
  ///   - finding: The comparison.
  ///   - caption: What the table shows.
  public init(_ finding: ShareFinding, caption: String) {
    let table = finding.table
    let columns = Array(table.columnNames.indices).suffix(
      finding.isEvent ? 1 : table.columnNames.count)
    self.init(
      caption: caption,
      columns: [Column(table.rowVariable, .left), Column("n")]
        + columns.map { Column(finding.isEvent ? finding.label : table.columnNames[$0]) })
    let totals = table.rowTotals
    for (row, name) in table.rowNames.enumerated() {
      add(
        [name, String(totals[row])]
          + columns.map { Self.share(table[row, $0], of: totals[row]) })
    }
    add(
      ["All", String(table.count)]
        + columns.map { Self.share(table.columnTotals[$0], of: table.count) })
    notes = ["Cells: count/n (% of the group)."]
    if let test = finding.test.value?.test {
      let sides = test.alternative == .twoSided ? "two-sided" : test.alternative.rawValue
      notes.append("\(test.method): \(test.pValue), \(sides).")
    }
    notes += [finding.difference, finding.ratio].compactMap { estimate in
      estimate.map { "\($0.description.prefix(1).uppercased())\($0.description.dropFirst())." }
    }
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }
}
