import SpineOutcomesStats

extension ComparisonFinding: ReportedFinding {
  var pValueCount: Int {
    (test.value == nil ? 0 : 1) + (pairs?.value?.pairs.count { $0.pValue != nil } ?? 0)
  }

  var adjustments: [String] {
    guard let pairs = pairs?.value, pairs.adjustment != .unadjusted else { return [] }
    return ["\(pairs.pairs.count) pairs, \(pairs.adjustment.phrase)"]
  }

  func present(in presentation: inout Presentation) {
    switch test {
    case .done(let test):
      let filled = groups.filter { $0.summary.count > 0 }
      presentation.add(
        presentation.sentences.sentence(
          test.test,
          of: MeasuredGroups(
            VariableName(label, unit: unit),
            groups: filled.map {
              .init(presentation.phrase(of: $0.name, in: groupedBy), $0.summary)
            })))
    case .notDone(let reason): presentation.add(notDone: reason, "Test")
    }
    presentation.add(Table(self, caption: "\(label) by \(groupedBy.label.midSentence)"))
    switch pairs {
    case nil: break
    case .done(let pairs)?: presentation.add(Table(pairs: pairs, title: groupedBy.label))
    case .notDone(let reason)?: presentation.add(notDone: reason, "Pairs")
    }
  }
}

extension Table {
  /// A row for each group: n, median and quartiles, mean and standard deviation.
  ///
  /// - Parameters:
  ///   - finding: The comparison.
  ///   - caption: What the table shows.
  public init(_ finding: ComparisonFinding, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column(finding.groupedBy.label, .left), Column("n"), Column("Median"), Column("IQR"),
        Column("Mean"), Column("SD"), Column("Range"),
      ])
    for group in finding.groups { add([group.name] + Self.cells(of: group.summary)) }
    let rule = finding.groups.first?.summary.quantileRule.rawValue
    notes = ["IQR: quartiles by \(rule ?? "R type 7"). SD: standard deviation."]
    if finding.isChange { notes.append("The change is after less before.") }
    if let test = finding.test.value?.test {
      let sides = test.alternative == .twoSided ? "two-sided" : test.alternative.rawValue
      notes.append("\(test.method): \(test.pValue), \(sides).")
      if test.exclusions.excluded > 0 { notes.append("\(test.exclusions).") }
    }
  }
}
