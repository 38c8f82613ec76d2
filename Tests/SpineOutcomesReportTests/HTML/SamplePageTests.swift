import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// A whole page of real data, with every kind of block; `PAGES=DIR` writes it there, for
/// Scripts/screenshots.
@Suite("A page of every kind of block")
struct SamplePageTests {
  private let sentences = Sentences(detail: .full)

  private func document() throws -> Document {
    let lung = try FigureStudies.lung()
      .named(\.days, "time", unit: "days").named(\.died, "death").named(\.age, "age", unit: "years")
      .named(\.weightLoss, "weight loss", unit: "pounds").named(\.ecog, "ECOG grade")
    let adults = lung.including("followed beyond 30 days") { $0.days > 30 }
    var methods = PerformedMethods()
    var document = Document(title: "Survival of 228 patients with advanced lung cancer")
    document.sections.append(try flow(adults))
    document.sections.append(try baseline(adults, &methods))
    document.sections.append(try survival(adults, &methods))
    document.sections.append(try regression(adults, &methods))
    document.sections.append(try discrimination(&methods))
    document.sections.append(
      methods.section(remarks: ["Data: Loprinzi and others, J Clin Oncol 12:601, 1994."]))
    return document
  }

  private func flow(_ cohort: Cohort<FigureStudies.LungPatient>) throws -> Document.Section {
    var section = Document.Section(heading: "Patients")
    let test = try cohort.rankSumTest(of: \.weightLoss, by: \.sex)
    section.add(sentences.sentence(test.exclusions))
    let groups = zip(test.groups, test.groupCounts).map { FlowDiagram.Reason($0, $1) }
    let flow = FlowDiagram(test.exclusions, groups: groups)
    section.add(Figure(flow: flow, size: .doubleColumn, caption: "Figure 1. Flow of patients."))
    section.add(Table(flow, caption: "The same flow in numbers"))
    return section
  }

  private func baseline(
    _ cohort: Cohort<FigureStudies.LungPatient>, _ methods: inout PerformedMethods
  ) throws -> Document.Section {
    var section = Document.Section(heading: "The patients by sex")
    let table = try cohort.baselineTable(
      by: \.sex, .numeric(\.age), .numeric(\.weightLoss), .category(\.ecog), .category(\.died))
    methods.add(table)
    section.add(Table(table, caption: "Table 1. Patients with advanced lung cancer by sex"))
    let test = try cohort.rankSumTest(of: \.age, by: \.sex)
    let values = try cohort.groupedValues(of: \.age, by: \.sex)
    methods.add(test)
    section.add(
      sentences.sentence(
        test, of: MeasuredGroups(VariableName("age", unit: "years"), values) { "\($0) patients" }))
    return section
  }

  private func survival(
    _ cohort: Cohort<FigureStudies.LungPatient>, _ methods: inout PerformedMethods
  ) throws -> Document.Section {
    var section = Document.Section(heading: "Survival")
    let survival = try cohort.kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let test = try survival.logRankTest()
    methods.add(survival)
    methods.add(test)
    section.add(sentences.sentence(medianOf: survival) { "\($0) patients" })
    section.add(sentences.sentence(test) { "\($0) patients" })
    section.add(
      try sentences.sentence(survivalOf: survival, at: [180, 2000]) { "\($0) patients" })
    section.add(
      Figure(kaplanMeier: survival, test: test, style: SurvivalFigureStyle(size: .doubleColumn)))
    section.add(try Table(survival, at: [180, 360, 720], caption: "Survival at given times"))
    return section
  }

  private func regression(
    _ cohort: Cohort<FigureStudies.LungPatient>, _ methods: inout PerformedMethods
  ) throws -> Document.Section {
    var section = Document.Section(heading: "Predictors of death")
    let crude = cohort.logisticRegressionsOneAtATime(
      of: \.died, on: .numeric(\.age, per: 10), .category(\.sex, reference: .male))
    let model = try cohort.logisticRegression(
      of: \.died, on: .numeric(\.age, per: 10), .category(\.sex, reference: .male))
    methods.add(model)
    for (coefficient, alone) in zip(model.coefficients.dropFirst(), crude) {
      section.add(sentences.sentence(coefficient, in: model, crude: try? alone.result.get()))
    }
    section.add(
      Table(crude: crude, adjusted: model, caption: "Odds ratios of death, crude and adjusted"))
    section.add(
      sentences.sentence(
        notDone: "the regression on the hospital", because: .rankDeficient(terms: ["hospital"])))
    return section
  }

  private func discrimination(_ methods: inout PerformedMethods) throws -> Document.Section {
    var section = Document.Section(heading: "Scores as tests for kyphosis <em>escaped</em> & co.")
    let curve = try FigureStudies.kyphosis().rocCurve(
      of: \.kyphosis, score: \.start, eventsScore: .lower)
    let cutoff = try curve.cutoff(.youden, validation: .bootstrap(resamples: 200, seed: 1))
    methods.add(curve.area)
    methods.add(cutoff)
    section.add(sentences.sentence(curve.area, ofScore: "start"))
    section.add(sentences.sentence(cutoff))
    section.add(Figure(roc: [.init(curve, cutoff: cutoff)]))
    section.add(Table([(curve.area, cutoff)], caption: "Area under the ROC curve and cutoff"))
    section.add(Table(accuracyOf: [cutoff], caption: "Sensitivity and specificity at the cutoff"))
    return section
  }

  @Test func pageOfRealData() throws {
    let document = try document()
    let text = HTMLRenderer.render(document)
    let page = ParsedPage(text)
    #expect(page.isWellFormed)
    #expect(page.all("svg").count == 3 && page.all("img").isEmpty)
    let names = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(names).count == names.count)
    #expect(text.contains("prefers-color-scheme: dark"))
    #expect(MarkdownRenderer.render(document).contains("](flow.svg)"))
    guard let folder = ProcessInfo.processInfo.environment["PAGES"] else { return }
    let base = URL(fileURLWithPath: folder)
    for (name, style) in [("sample", NumberStyle.typographic), ("sample-comma", .decimalComma)] {
      try HTMLRenderer.render(document, numbers: style)
        .write(to: base.appendingPathComponent("\(name).html"), atomically: true, encoding: .utf8)
    }
  }

  /// Two drawings that name their parts alike cannot both stand in a page.
  @Test func sameFigureTwice() {
    let figure = Figure(flow: FlowDiagram(Exclusions(initial: 2, incomplete: 1)))
    let page = ParsedPage(
      HTMLRenderer.render(
        Document(
          title: "t", sections: [.init(heading: "h", blocks: [.figure(figure), .figure(figure)])])))
    #expect(page.isWellFormed && page.all("svg").count == 1 && page.all("img").count == 1)
    let names = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(names).count == names.count)
  }
}
