import SpineOutcomesStats

extension PatientFlowFinding: ReportedFinding {
  func present(in presentation: inout Presentation) {
    let records = count == 1 ? "1 record was" : "\(count) records were"
    presentation.add(
      "\(records) analysed of \(exclusions.initial)"
        + (exclusions.excluded > 0 ? ": \(exclusions)." : "."))
    guard let groupedBy else { return }
    var table = Table(
      caption: "Records by \(groupedBy.label)",
      columns: [.init(groupedBy.label, .left), .init("n"), .init("Share")])
    for group in groups {
      table.add([group.name, String(group.count), Table.share(group.count, of: count)])
    }
    if outside > 0 { table.notes.append("Without \(groupedBy.label): \(outside).") }
    presentation.add(table)
  }
}
