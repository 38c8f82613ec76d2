import SpineOutcomesStats

extension PatientFlowFinding: ReportedFinding {
  func present(in presentation: inout Presentation) {
    presentation.add(presentation.sentences.sentence(exclusions))
    if exclusions.excluded > 0 || groups.count > 1 {
      let without = FlowDiagram.Reason("without \(groupedBy?.label.midSentence ?? "")", outside)
      let flow = FlowDiagram(
        exclusions,
        groups: groups.map { .init(label(of: $0.name), $0.count) } + (outside > 0 ? [without] : []),
        subject: presentation.sentences.subject)
      presentation.add(Figure(flow: flow, name: presentation.name, size: .doubleColumn))
    }
    guard let groupedBy else { return }
    var table = Table(
      caption: Sentences.capitalised(
        "\(presentation.sentences.subject.plural) by \(groupedBy.label.midSentence)"),
      columns: [.init(groupedBy.label, .left), .init("n"), .init("Share")])
    for group in groups {
      table.add([group.name, String(group.count), Table.share(group.count, of: count)])
    }
    if outside > 0 { table.notes.append("Without \(groupedBy.label.midSentence): \(outside).") }
    presentation.add(table)
  }

  /// "reoperation"; "kyphosis: true", since a yes or no and a number say nothing alone.
  private func label(of group: String) -> String {
    let isBare = group == "true" || group == "false" || Double(group) != nil
    return isBare ? "\(groupedBy?.label ?? ""): \(Table.yesOrNo(group))" : group
  }
}
