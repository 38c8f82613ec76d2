import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// What a plan can ask for besides its analyses: weights, late entry, decimals; and what it says of
/// what could not be done.
@Suite("Options of plans")
struct PlanOptionTests {
  struct Patient: Sendable {
    enum Care: CaseIterable, Categorical { case nonOperative, reOperation }

    var care: Care
    var entered = 0.0
    var months: Double
    var died: Bool
    var before: Double?
    var after: Double?
    var number: Int? = 1
  }

  private static let plan = AnalysisPlan<Patient>("Options", arms: \.care) {
    PatientFlow()
    Baseline(.numeric(\.months), .category(\.died))
    PairedChange(\.before, \.after, by: \.care, label: "Pain")
    SurvivalAnalysis(time: \.months, event: \.died, by: \.care, at: 4)
    CoxModel(time: \.months, event: \.died, on: .numeric(\.before))
  }

  private static let patients = (0..<12).map { (index: Int) -> Patient in
    Patient(
      care: index % 2 == 0 ? .nonOperative : .reOperation, entered: Double(index % 3),
      months: Double(index + 4), died: index % 4 != 1, before: Double(index % 6),
      after: Double(index % 5), number: index % 3)
  }

  /// A frequency weight is the record written out as often.
  @Test func weightsAreRecordsWrittenOut() throws {
    let written = Self.patients.flatMap { Array(repeating: $0, count: $0.number ?? 0) }
    let weighted = Self.plan.weighted(by: \.number).run(on: Cohort(Self.patients))
    let plain = Self.plan.run(on: Cohort(written))
    #expect(weighted.items == plain.items && weighted.count == 12)
    #expect(weighted.exclusions == plain.exclusions)
  }

  @Test func weightsThatAreNone() throws {
    func reasons(_ change: (inout Patient) -> Void) -> [String] {
      var patients = Self.patients
      change(&patients[3])
      let report = Self.plan.weighted(by: \.number).run(on: Cohort(patients))
      #expect(report.items.allSatisfy { $0.result.value == nil })
      return report.notDone.map(\.reason)
    }
    #expect(reasons { $0.number = nil }.allSatisfy { $0.contains("row 4") })
    #expect(reasons { $0.number = -1 }.allSatisfy { $0.contains("is negative") })
    #expect(reasons { $0.number = .max }.allSatisfy { $0.contains("exceed 10000000 records") })
    let selected = Cohort(Self.patients).excluding("young") { $0.months < 5 }
    #expect(throws: StatsError.self) { try selected.repeated(by: \.number) }
    var none = Self.patients
    for index in none.indices { none[index].number = 0 }
    #expect(throws: StatsError.self) { try Cohort(none).repeated(by: \.number) }
    #expect(try Cohort([Patient]()).repeated(by: \.number).count == 0)
  }

  @Test func lateEntry() throws {
    let cohort = Cohort(Self.patients)
    let plan = AnalysisPlan<Patient>("Late") {
      SurvivalAnalysis(time: \.months, event: \.died, entry: \.entered, by: \.care, at: 4)
      SurvivalAnalysis(time: \.months, event: \.died, entry: \.entered, at: 4)
      CoxModel(time: \.months, event: \.died, on: .numeric(\.before), entry: .at(\.entered))
    }
    let report = plan.run(on: cohort)
    guard case .survival(let byCare)? = report.items[0].result.value,
      case .survival(let all)? = report.items[1].result.value,
      case .cox(let hazards)? = report.items[2].result.value
    else { throw StatsError.undefined("another kind") }
    #expect(
      try byCare.survival
        == cohort.kaplanMeier(time: \.months, event: \.died, entry: \.entered, by: \.care))
    #expect(
      try all.survival == cohort.kaplanMeier(time: \.months, event: \.died, entry: \.entered))
    #expect(
      try hazards.adjusted?.value
        == cohort.coxRegression(
          time: \.months, event: \.died, on: .numeric(\.before), entry: .at(\.entered)))
    #expect(hazards.crude.count == 1)
  }

  /// 1/3 is 33.3 % with one decimal, 33 % with none, and estimates follow.
  @Test func decimals() throws {
    let plan = AnalysisPlan<Patient>("Decimals") {
      ShareComparison(of: \.died, by: \.care)
      CoxModel(time: \.months, event: \.died, on: .numeric(\.before))
    }
    let cohort = Cohort(Self.patients)
    let usual = plan.run(on: cohort)
    let few = plan.showing(DecimalPlaces(pValues: 2, percentages: 0, estimates: 1)).run(on: cohort)
    #expect(usual.items == few.items, "results stay as they are")
    // 3 of 6 against 6 of 6 died.
    #expect(usual.document.tables[0].rows[0][2] == "6/6 (100.0 %)")
    #expect(
      few.document.tables[0].rows.map { $0[2] } == ["6/6 (100 %)", "3/6 (50 %)", "9/12 (75 %)"])
    let hazard = try #require(few.document.tables[1].rows.first)
    #expect(hazard[2].split(separator: ".").last?.count == 1, "\(hazard)")
    // Within half a unit of 0.05 a p-value keeps as many decimals as tell it from 0.05.
    let form = /[<>] 0\.[0-9]{2}|0\.[0-9]{2}|0\.0[45][0-9]+/
    #expect(hazard.last?.wholeMatch(of: form) != nil, "\(hazard)")
    let back = try JSONDecoder().decode(Report.self, from: JSONEncoder().encode(few))
    #expect(back == few && back.document == few.document)
    let clamped = DecimalPlaces(pValues: 0, percentages: -1, estimates: 99)
    #expect((clamped.pValues, clamped.percentages) == (1, 0) && clamped.estimates == 6)
  }

  @Test func numberStyle() throws {
    let report = Self.plan.showing(DecimalPlaces(), numbers: .decimalComma)
      .run(on: Cohort(Self.patients))
    for file in try ReportFolder(report).files where file.path != "report.json" {
      guard file.path.hasSuffix(".html") || file.path.hasSuffix(".md") else { continue }
      #expect(file.text.contains("50,0 %") && !file.text.contains("50.0 %"), "\(file.path)")
    }
  }

  /// An arm without pairs, and a variable that cannot be tested, are counted with their reasons.
  @Test func partsThatWereNotDone() throws {
    let patients = Self.patients.map { patient in
      var patient = patient
      if patient.care == .reOperation { patient.after = nil }
      return patient
    }
    let report = Self.plan.run(on: Cohort(patients))
    #expect(report.notDone.map(\.name) == ["pain"])
    #expect(report.notDone[0].part == "re operation")
    #expect(report.notDone[0].reason.contains("no complete cases"))
    #expect(report.description == "Options: 5 analyses of 12 records, 1 done in part")
    let text = MarkdownRenderer.render(report.document)
    #expect(text.contains("Could not be done: Pain, re operation: "))
    let page = ReportIndex(title: "All", entries: [.init(report, folder: "x")]).folder.files[0].text
    #expect(page.contains("12 patients, 5 analyses, 1 done in part"))
    let empty = Self.plan.run(on: Cohort([]))
    #expect(!empty.notDone.isEmpty && empty.description.contains("not done"))
  }

  /// A case of an enum is called by its words everywhere.
  @Test func levelsInWords() throws {
    let report = Self.plan.run(on: Cohort(Self.patients))
    for text in [
      MarkdownRenderer.render(report.document), HTMLRenderer.render(report.document),
    ] {
      #expect(text.contains("non operative") && text.contains("re operation"))
      #expect(!text.contains("nonOperative") && !text.contains("reOperation"))
    }
  }
}
