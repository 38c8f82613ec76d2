import SpineOutcomesAudit
import SpineOutcomesReport

/// An audit as a document: what is inconsistent first.
struct AuditDocument {
  private let report: AuditReport
  private let fileName: String

  init(_ report: AuditReport, fileName: String) {
    self.report = report
    self.fileName = fileName
  }

  var document: Document {
    var document = Document(title: "Audit of \(fileName)")
    var summary = Document.Section(heading: "Summary")
    let source = [report.title, report.doi.map { "doi \($0)" }].compactMap { $0 }
    if !source.isEmpty { summary.add(source.joined(separator: ", ") + ".") }
    var table = Table(
      caption: "\(report)",
      columns: [.init("Check", .left), .init("Kind", .left), .init("Verdict", .left)]
    )
    for entry in report.findings {
      table.add([entry.id, entry.kind.rawValue, entry.verdict.rawValue])
    }
    summary.add(table)
    document.sections.append(summary)
    for verdict in [Verdict.inconsistent, .notDecidable, .consistent] {
      let entries = report.findings.filter { $0.verdict == verdict }
      guard !entries.isEmpty else { continue }
      var section = Document.Section(heading: heading(verdict))
      for entry in entries {
        let note = entry.note.map { " (\($0))" } ?? ""
        section.add("\(entry.id): \(entry.statement).\(note)")
        for implied in entry.implied { section.add("- \(implied)") }
      }
      document.sections.append(section)
    }
    return document
  }

  private func heading(_ verdict: Verdict) -> String {
    switch verdict {
    case .inconsistent: "Not reproducible from the printed figures, by the methods named"
    case .notDecidable: "Not decided by what is printed"
    case .consistent: "In agreement, within the rounding"
    }
  }
}
