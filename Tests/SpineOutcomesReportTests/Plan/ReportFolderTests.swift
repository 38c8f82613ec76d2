import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Folders of reports")
struct ReportFolderTests {
  private static let plan = AnalysisPlan<PlannedPatient>("A <b>title</b> & more", arms: \.care) {
    Baseline(.numeric(\.age), .category(\.hospital))
    SurvivalAnalysis(time: \.monthsFollowed, event: \.died, by: \.care, at: 12)
  }

  private func folder() throws -> ReportFolder {
    try ReportFolder(Self.plan.run(on: try PlannedPatient.cohort()))
  }

  private func temporary() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("folder-\(UUID().uuidString)")
  }

  @Test func filesAreNamedAndComplete() throws {
    let files = try folder().files
    #expect(
      files.map(\.path) == [
        "tables/table-1.csv", "figures/time-to-died.svg", "tables/table-2.csv",
        "tables/table-3.csv", "tables/table-4.csv", "report.json",
        "report.md", "index.html",
      ])
    #expect(files.allSatisfy { !$0.text.isEmpty })
    let markdown = try #require(files.first { $0.path == "report.md" }).text
    #expect(markdown.contains("(figures/time-to-died.svg)"))
    let page = try #require(files.last).text
    #expect(page.contains("A &lt;b&gt;title&lt;/b&gt; &amp; more") && !page.contains("<b>title"))
  }

  @Test func sameReportGivesTheSameFiles() throws {
    #expect(try folder() == folder())
  }

  @Test func writesIntoNewAndExistingFolders() throws {
    let url = temporary()
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = try folder()
    try folder.write(to: url)
    for file in folder.files {
      let text = try String(contentsOf: url.appendingPathComponent(file.path), encoding: .utf8)
      #expect(text == file.text)
    }
    let old = url.appendingPathComponent("figures/old.svg")
    let mine = url.appendingPathComponent("figures/mine.txt")
    for file in [old, mine] { try Data("x".utf8).write(to: file) }
    try folder.write(to: url)
    #expect(!FileManager.default.fileExists(atPath: old.path))
    #expect(FileManager.default.fileExists(atPath: mine.path))
    let parts = try FileManager.default.contentsOfDirectory(
      atPath: url.deletingLastPathComponent().path
    ).filter { $0.hasPrefix(url.lastPathComponent) }
    #expect(parts == [url.lastPathComponent], "no temporary folder stays")
  }

  @Test func nothingIsLeftWhereItCannotWrite() throws {
    let url = temporary()
    try Data("a file".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = try folder()
    #expect(throws: ReportFolderError.self) { try folder.write(to: url) }
    #expect(try String(contentsOf: url, encoding: .utf8) == "a file")
    #expect(throws: ReportFolderError.self) {
      try folder.write(to: URL(fileURLWithPath: "/dev/null/report"))
    }
  }

  @Test func tablesAsCSV() {
    let table = Table(
      caption: "C", columns: [.init("Variable", .left), .init("a, b")],
      rows: [["says \"no\"", "1"], ["=1+1", "-2.5"], ["-x", "@y"], ["  level", "1/2 (50.0 %)"]])
    #expect(
      CSVRenderer.render(table)
        == "Variable,\"a, b\"\r\n\"says \"\"no\"\"\",1\r\n'=1+1,-2.5\r\n'-x,'@y\r\n  level,1/2 (50.0 %)\r\n"
    )
  }

  @Test func indexLinksItsReports() throws {
    let report = Self.plan.run(on: try PlannedPatient.cohort())
    let index = ReportIndex(title: "All", entries: [.init(report, folder: "one")])
    let page = try #require(index.folder.files.first)
    #expect(page.path == "index.html")
    #expect(page.text.contains("href=\"one/index.html\""))
    #expect(page.text.contains("99 patients, 2 analyses"))
    #expect(page.text.contains("A &lt;b&gt;title"))
  }
}
