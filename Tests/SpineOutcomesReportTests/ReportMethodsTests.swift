import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Methods of a report")
struct ReportMethodsTests {
  /// A report tells of its methods what its results say, with their sources, and draws its flow.
  @Test func reportOfAPlan() throws {
    let plan = AnalysisPlan<FigureStudies.LungPatient>("Lung cancer", arms: \.sex, seed: 3) {
      PatientFlow()
      Baseline(.numeric(\.age), .numeric(\.weightLoss))
      LogisticModel(of: \.died, on: .numeric(\.age))
      SurvivalAnalysis(time: \.days, event: \.died, by: \.sex, at: 180)
    }
    let report = plan.run(
      on: try FigureStudies.lung().including("followed beyond 30 days") { $0.days > 30 })
    let methods = PerformedMethods(report)
    #expect(methods.hasIncomplete)
    let logRank = try #require(methods.tests.first { $0.method == "Log-rank test" })
    #expect(logRank.purposes == [.init("time to died", place: "by sex")])
    let model = methods.estimates.first { $0.method == "logistic regression by maximum likelihood" }
    #expect(model?.purposes == [.init("died", asked: "odds of")])
    let document = report.document
    let page = ParsedPage(HTMLRenderer.render(document))
    #expect(page.isWellFormed)
    let texts = page.texts("p").joined(separator: "\n")
    #expect(texts.contains("the Kaplan-Meier method with") && texts.contains("nothing is imputed"))
    #expect(page.texts("td").contains { $0.hasSuffix("doi 10.2307/2281868") })
    #expect(
      page.texts("text").contains { $0.replacing("\u{A0}", with: " ") == "Excluded (n = 10)" })
    let names = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(names).count == names.count)
  }
}
