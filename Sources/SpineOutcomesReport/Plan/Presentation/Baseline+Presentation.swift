import SpineOutcomesStats

extension BaselineTable: ReportedFinding {
  var pValueCount: Int {
    rows.count { row in
      let comparison =
        switch row {
        case .numeric(let row): row.comparison
        case .category(let row): row.comparison
        }
      if case .tested = comparison { return true } else { return false }
    }
  }

  func present(in presentation: inout Presentation) {
    presentation.add(
      Table(
        self, caption: "Characteristics by \(groupedBy.label.midSentence)",
        columns: [.all, .missing, .difference, .pValue]))
  }
}

extension DescriptiveTable: ReportedFinding {
  func present(in presentation: inout Presentation) {
    presentation.add(
      Table(self, caption: "Characteristics of \(presentation.sentences.count(count))"))
  }
}
