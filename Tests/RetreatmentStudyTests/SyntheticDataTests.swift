import Foundation
import RetreatmentStudy
import SpineOutcomesReport
import Testing

/// The cohort is called synthetic wherever it is met: file, header, rows, title, figures.
@Suite struct SyntheticDataTests {
  @Test func fileAndEachRowSaySo() throws {
    #expect(RetreatmentStudy.file.contains("synthetic"))
    let text = try String(
      contentsOfFile: "\(Examples.data)/\(RetreatmentStudy.file)", encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 100)
    #expect(lines[0].hasPrefix("syntheticPatient,"))
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("synthetic-") })
  }

  @Test func titleAndEachFigureSaySo() throws {
    let document = try RetreatmentStudy.report(data: Examples.data).document
    #expect(document.title.contains("synthetic"))
    var figures = 0
    for case .figure(let figure) in document.sections.flatMap(\.blocks) {
      figures += 1
      #expect(figure.caption.contains("Synthetic data"))
      #expect(figure.alternativeText.contains("Synthetic data"))
      #expect(figure.svg.contains(">Synthetic data</text>"))
    }
    #expect(figures >= 3)
  }

  @Test func everyAnalysisIsDone() throws {
    let report = try RetreatmentStudy.report(data: Examples.data)
    #expect(report.notDone.isEmpty)
    #expect(report.count == 99)
  }
}
