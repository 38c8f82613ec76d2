import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Labels, units and levels that would break out of a page, a table or a drawing.
@Suite("Hostile names in reports")
struct HostileReportTests {
  struct Patient: Sendable {
    var arm: String
    var site: String
    var before: Double
    var after: Double
    var walked: Bool
    var walks: Bool
    var failed: Bool
    var months: Double
    var ending: String?
  }

  static let texts = [
    "<script>alert(1)</script>", "a|b", "`code`", "first\nsecond", "says \"no\" & 'yes'",
    "]]>", "</text></svg>", "*bold* _x_ [a](javascript:alert(1))", "${1}", "--- | --- |",
    "&lt;i&gt;", "1. list", "a\u{0}b\u{1B}[2J",
  ]

  private func report(_ text: String) -> Report {
    let patients = (0..<24).map { (index: Int) -> Patient in
      let endings: [String?] = [text, "death", nil]
      return Patient(
        arm: index % 2 == 0 ? text : "control", site: index % 3 == 0 ? "\(text)\(text)" : "other",
        before: Double(index % 7), after: Double(index % 5), walked: index % 3 != 0,
        walks: index % 4 == 0, failed: index % 5 < 2, months: Double(index + 1),
        ending: endings[index % 3])
    }
    let cohort = Cohort(patients).named(\.arm, "\(text) 4").named(\.site, "\(text) 2")
      .named(\.before, text, unit: text).named(\.after, "After \(text)", unit: text)
      .named(\.failed, text).named(\.months, text, unit: text).named(\.ending, "\(text) 3")
    let plan = AnalysisPlan<Patient>(
      text, arms: \.arm, subject: CountNoun(text, text), remarks: [text]
    ) {
      Paragraph(text)
      PatientFlow(text)
      Baseline(.numeric(\.before), .category(\.site), label: text)
      Chapter(text) {
        PairedChange(\.before, \.after, by: \.arm, better: .lower, label: text)
        PairedChange(\.walked, \.walks, by: \.arm, label: text)
      }
      Subset(text, where: { $0.before < 6 }) {
        ShareComparison(of: \.site, by: \.arm, label: text)
        GroupComparison(of: \.before, by: \.arm, pairs: .holm, label: text)
      }
      LogisticModel(
        of: \.failed, on: .numeric(\.before), .category(\.arm, reference: "control"), label: text)
      CoxModel(
        time: \.months, event: \.failed, on: .numeric(\.before),
        .category(\.arm, reference: "control"), label: text)
      Discrimination(of: \.failed, scores: .higher(\.before), resamples: 40, label: text)
      SurvivalAnalysis(
        time: \.months, event: \.failed, by: \.arm, at: 6, pairs: .holm, label: text)
      IncidenceAnalysis(time: \.months, cause: \.ending, by: \.arm, at: 6, label: text)
    }.marked(text)
    return plan.run(on: cohort)
  }

  @Test(arguments: texts)
  func textStaysText(text: String) throws {
    let report = report(text)
    #expect(report.notDone.isEmpty, "\(report.notDone)")
    try pagesStayPages(report)
    drawingsStayDrawings(report.document)
    pipesStayPipes(report.document)
    try JSONKeepsTheText(report, text)
  }

  private func pagesStayPages(_ report: Report) throws {
    let page = ParsedPage(HTMLRenderer.render(report.document))
    #expect(page.isWellFormed)
    #expect(page.all("script").isEmpty && page.all("i").isEmpty && page.all("img").isEmpty)
    #expect(!page.elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
    #expect(page.all("svg").count == report.document.figureCount)
    // The tables have the rows and columns of their data.
    let tables = report.document.tables
    #expect(page.all("table").count == tables.count)
    #expect(
      page.all("td").count
        == tables.reduce(0) { $0 + $1.rows.count * ($1.columns.count - 1) })
  }

  private func drawingsStayDrawings(_ document: Document) {
    for case .figure(let figure) in document.sections.flatMap(\.blocks) {
      let drawing = ParsedPage(figure.svg)
      #expect(drawing.isWellFormed, "\(figure.name)")
      #expect(drawing.elements.first?.name == "svg" && drawing.all("svg").count == 1)
      #expect(drawing.all("script").isEmpty)
      #expect(!drawing.elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
      #expect(figure.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" })
    }
  }

  /// Each row of a pipe table has as many cells as the head has columns.
  private func pipesStayPipes(_ document: Document) {
    let lines = MarkdownRenderer.render(document).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| ") }
    #expect(rows.count == document.tables.reduce(0) { $0 + $1.rows.count + 2 })
    var columns = 0
    for (line, next) in zip(rows, rows.dropFirst() + [""]) {
      let cells = Self.cells(line)
      if next.hasPrefix("| :--") || next.hasPrefix("| --:") { columns = cells }
      #expect(cells == columns, "\(line)")
    }
    #expect(!lines.contains { $0.hasPrefix("1. ") || $0.hasPrefix("---") })
    #expect(!lines.contains { $0.contains("<script") && !$0.contains("\\<script") })
  }

  /// The cells of a row: the pipes that no backslash makes text.
  private static func cells(_ line: Substring) -> Int {
    var count = -1
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count
  }

  private func JSONKeepsTheText(_ report: Report, _ text: String) throws {
    let back = try JSONDecoder().decode(Report.self, from: JSONEncoder().encode(report))
    #expect(back == report && back.title == text)
    let json = try JSONRenderer.render(report.document)
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["title"] as? String == text)
  }
}

extension Document {
  /// The tables, in order.
  var tables: [Table] {
    sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// How many figures there are.
  var figureCount: Int {
    sections.flatMap(\.blocks).count { if case .figure = $0 { true } else { false } }
  }
}
