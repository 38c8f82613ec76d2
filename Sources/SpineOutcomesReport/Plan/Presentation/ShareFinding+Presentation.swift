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
    for (row, name) in table.rowNames.enumerated() where totals[row] > 0 {
      add(
        [name, String(totals[row])]
          + columns.map { Self.share(table[row, $0], of: totals[row]) })
    }
    add(
      ["All", String(table.count)]
        + columns.map { Self.share(table.columnTotals[$0], of: table.count) })
    notes = ["Cells: count/n (% of the group)."]
    notes += Self.withoutRecords(
      zip(table.rowNames, totals).filter { $0.1 == 0 }.map(\.0),
      isOfComplete: table.exclusions.incomplete > 0)
    if let test = finding.test.value?.test {
      let sides = test.alternative == .twoSided ? "two-sided" : test.alternative.rawValue
      notes.append("\(test.method): \(test.pValue), \(sides).")
    }
    let names = table.rowNames.indices.filter { totals[$0] > 0 }.map { table.rowNames[$0] }
    if let difference = finding.difference, names.count == 2 {
      notes.append(
        "Risk difference, \(names[1]) less \(names[0]): "
          + Self.effect(difference, Decimals.share))
    }
    if let ratio = finding.ratio, names.count == 2 {
      notes.append(
        "Risk ratio, \(names[1]) against \(names[0]): " + Self.effect(ratio, Decimals.ratio))
    }
    if table.exclusions.excluded > 0 { notes.append("\(table.exclusions).") }
  }

  /// An effect in a note: "0.004, 95 % CI -0.211 to 0.218; Newcombe".
  private static func effect(_ estimate: Estimate, _ text: (Double) -> String) -> String {
    guard let limits = estimate.confidenceInterval else { return "\(text(estimate.value))." }
    return "\(text(estimate.value)), \(intervalTitle(limits.level)) \(text(limits.lower)) to "
      + "\(text(limits.upper)); \(limits.method)."
  }
}
