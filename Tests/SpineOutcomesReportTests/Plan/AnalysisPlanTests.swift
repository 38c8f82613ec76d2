import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Analysis plans")
struct AnalysisPlanTests {
  private static let plan = AnalysisPlan<PlannedPatient>(
    "Local recurrence", arms: \.care, seed: 7, remarks: ["Synthetic records."]
  ) {
    PatientFlow()
    Baseline(
      .numeric(\.age), .numeric(\.painBefore, as: .mean), .category(\.hospital),
      .category(\.walksBefore))
    Chapter("Changes") {
      Paragraph("All arms.")
      PairedChange(\.painBefore, \.painAfter, by: \.care, better: .lower, label: "Pain")
      PairedChange(
        \.motorBefore, \.motorAfter, by: \.care, better: .higher, test: .sign, adjustment: .holm)
      PairedChange(\.walksBefore, \.walksAfter, by: \.care, label: "Walking")
      PairedChange(\.painBefore, \.painAfter, test: .pairedT)
    }
    Subset("retreated", where: { $0.care != .conservative }) {
      ShareComparison(of: \.failed, by: \.care)
      GroupComparison(ofChange: \.painBefore, \.painAfter, by: \.failed, label: "Change of pain")
      LogisticModel(
        of: \.failed, on: .numeric(\.monthsToRecurrence), .numeric(\.age),
        .category(\.hospital, reference: "A"))
      Discrimination(
        of: \.failed, scores: .lower(\.monthsToRecurrence), .higher(\.age), resamples: 100)
    }
    GroupComparison(of: \.age, by: \.care, pairs: .holm)
    ShareComparison(of: \.hospital, by: \.care, test: .chiSquare)
    SurvivalAnalysis(
      time: \.monthsFollowed, event: \.died, by: \.care, at: 6, 12, pairs: .bonferroni,
      label: "Overall survival")
    SurvivalAnalysis(time: \.monthsFollowed, event: \.died)
    CoxModel(
      time: \.monthsFollowed, event: \.died, on: .numeric(\.age),
      .category(\.care, reference: .conservative))
  }

  @Test func answersInTheOrderOfThePlan() throws {
    let report = Self.plan.run(on: try PlannedPatient.cohort())
    #expect(
      report.items.map(\.name) == [
        "patients", "baseline-characteristics", "text", "pain", "motorbefore-and-motorafter",
        "walking", "painbefore-and-painafter", "failed-by-care", "change-of-pain-by-failed",
        "predictors-of-failed", "discrimination-of-failed", "age-by-care", "hospital-by-care",
        "overall-survival", "time-to-died", "hazard-of-died",
      ])
    #expect(report.notDone.isEmpty, "\(report.notDone)")
    #expect(report.description == "Local recurrence: 16 analyses of 99 records")
    #expect(report.level == 0.95 && report.seed == 7 && report.count == 99)
  }

  /// Each finding is the result of the call on the cohort.
  @Test func findsWhatTheCallsFind() throws {
    let cohort = try PlannedPatient.cohort()
    let report = Self.plan.run(on: cohort)
    guard case .change(let pain)? = report["pain"] else {
      throw StatsError.undefined("no change")
    }
    let tests = cohort.signedRankTest(before: \.painBefore, after: \.painAfter, by: \.care)
    #expect(pain.arms.map(\.name) == ["reoperation", "radiotherapy", "conservative"])
    for (arm, test) in zip(pain.arms, tests) {
      #expect(try arm.test.value == .signedRank(test.result.get()))
      #expect(try arm.exclusions == test.result.get().exclusions)
      #expect(try arm.count == test.result.get().count)
      #expect(arm.higher + arm.same + arm.lower == arm.count)
      #expect(arm.steps?.reduce(0) { $0 + $1.count } == arm.count)
    }
    guard case .pairedShare(let walking)? = report["walking"] else {
      throw StatsError.undefined("no share")
    }
    let walks = cohort.mcNemarTest(before: \.walksBefore, after: \.walksAfter, by: \.care)
    for (arm, test) in zip(walking.arms, walks) {
      #expect(try arm.test.value == test.result.get())
      #expect(arm.after - arm.before == arm.gained - arm.lost)
    }
    let treated = cohort.including("retreated") { $0.care != .conservative }
    guard case .shares(let failed)? = report["failed-by-care"],
      case .comparison(let change)? = report["change-of-pain-by-failed"],
      case .logistic(let model)? = report["predictors-of-failed"],
      case .discrimination(let scores)? = report["discrimination-of-failed"],
      case .survival(let survival)? = report["overall-survival"]
    else { throw StatsError.undefined("another kind") }
    #expect(try failed.test.value == .fisher(treated.fisherTest(\.care, \.failed)))
    #expect(
      try change.test.value
        == .rankSum(
          treated.rankSumTestOfChange(before: \.painBefore, after: \.painAfter, by: \.failed)))
    let direct = try treated.crudeAndAdjustedRegression(
      of: \.failed, on: .numeric(\.monthsToRecurrence), .numeric(\.age),
      .category(\.hospital, reference: "A"))
    #expect(model.crude == direct.crude && model.adjusted?.value == direct.adjusted)
    let curve = try treated.rocCurve(
      of: \.failed, score: \.monthsToRecurrence, eventsScore: .lower)
    #expect(scores.scores.first?.value?.curve == curve)
    #expect(
      try scores.scores.first?.value?.cutoff?.value
        == curve.cutoff(.youden, validation: .bootstrap(resamples: 100, seed: 7)))
    let curves = try cohort.kaplanMeier(time: \.monthsFollowed, event: \.died, by: \.care)
    #expect(survival.survival == curves)
    guard case .cox(let hazards)? = report["hazard-of-died"] else {
      throw StatsError.undefined("no hazards")
    }
    let both = try cohort.crudeAndAdjustedCoxRegression(
      time: \.monthsFollowed, event: \.died, on: .numeric(\.age),
      .category(\.care, reference: .conservative))
    #expect(hazards.crude == both.crude && hazards.adjusted?.value == both.adjusted)
    #expect(hazards.proportionality?.value?.isEmpty == false)
    #expect(try survival.test?.value == curves.logRankTest())
    #expect(
      try survival.pairs?.value == curves.pairwiseLogRankTests(adjustment: .bonferroni))
  }

  @Test func sameSeedGivesTheSameReport() throws {
    let cohort = try PlannedPatient.cohort()
    #expect(Self.plan.run(on: cohort) == Self.plan.run(on: cohort))
    var other = Self.plan
    other.seed = 8
    #expect(Self.plan.run(on: cohort) != other.run(on: cohort))
  }

  @Test func JSONThereAndBack() throws {
    let report = Self.plan.run(on: try PlannedPatient.cohort())
    let data = try JSONEncoder().encode(report)
    let back = try JSONDecoder().decode(Report.self, from: data)
    #expect(back.items.map(\.name) == report.items.map(\.name))
    for (one, other) in zip(report.items, back.items) {
      #expect(one == other, "\(one.name)")
    }
    #expect(back.document == report.document)
  }

  /// Without records every analysis says why it cannot be done, or has zeros.
  @Test(arguments: [0, 1, 2]) func fewRecords(count: Int) throws {
    let records = try PlannedPatient.cohort().records.prefix(count)
    let report = Self.plan.run(on: Cohort(Array(records)))
    #expect(report.items.count == 16 && report.count == count)
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(Report.self, from: data) == report)
    let text = MarkdownRenderer.render(report.document)
    #expect(!text.contains("nan") && !text.contains("inf "))
    #expect(text.contains("ot done"))
  }

  @Test func everythingMissing() throws {
    let records = try PlannedPatient.cohort().records.map { record in
      var record = record
      (record.painBefore, record.painAfter, record.failed) = (nil, nil, nil)
      (record.motorBefore, record.motorAfter) = (nil, nil)
      (record.walksBefore, record.walksAfter) = (nil, nil)
      return record
    }
    let report = Self.plan.run(on: Cohort(records))
    guard case .change(let pain)? = report["pain"] else {
      throw StatsError.undefined("no change")
    }
    #expect(pain.arms.allSatisfy { $0.test.reason?.contains("no complete cases") == true })
    #expect(pain.arms.map(\.count) == [0, 0, 0])
    let change = report.notDone.filter { $0.name == "change-of-pain-by-failed" }
    #expect(change.map(\.part) == ["Test"], "the description of the groups is there")
    #expect(MarkdownRenderer.render(report.document).contains("no complete cases"))
  }

  @Test func anEmptyArmIsListed() throws {
    let cohort = Cohort(try PlannedPatient.cohort().records.filter { $0.care != .radiotherapy })
    let report = Self.plan.run(on: cohort)
    guard case .change(let pain)? = report["pain"], case .patients(let flow)? = report["patients"]
    else { throw StatsError.undefined("no change") }
    #expect(flow.groups.map(\.count)[1] == 0)
    #expect(pain.arms[1].count == 0 && pain.arms[1].test.value == nil)
    #expect(pain.arms[0].test.value != nil)
  }

  @Test func aLevelOutsideItsRangeIsTheReasonOfEveryItem() throws {
    var plan = Self.plan
    plan.level = 95
    let report = plan.run(on: try PlannedPatient.cohort())
    #expect(report.notDone.count == report.items.count)
    #expect(report.notDone.allSatisfy { $0.reason.contains("level") })
  }

  @Test func countsItsPValues() throws {
    let plan = AnalysisPlan<PlannedPatient>("Counts") {
      PairedChange(\.painBefore, \.painAfter, by: \.care)  // 3
      GroupComparison(of: \.age, by: \.care, pairs: .holm)  // 1 + 3
      SurvivalAnalysis(time: \.monthsFollowed, event: \.died, by: \.care)  // 1
      Baseline(by: \.care, .numeric(\.age))  // 1
    }
    let report = plan.run(on: try PlannedPatient.cohort())
    #expect(report.pValueCount == 9)
    let text = MarkdownRenderer.render(report.document)
    #expect(text.contains("9 p-values"))
    #expect(text.contains("3 pairs, adjusted by Holm's procedure"))
    let none = AnalysisPlan<PlannedPatient>("None") { Paragraph("Nothing.") }
    #expect(
      MarkdownRenderer.render(none.run(on: try PlannedPatient.cohort()).document)
        .contains("no p-value"))
  }

  @Test func adjustsArmsWithinAnAnalysis() throws {
    let report = Self.plan.run(on: try PlannedPatient.cohort())
    guard case .change(let motor)? = report["motorbefore-and-motorafter"] else {
      throw StatsError.undefined("no change")
    }
    let raw = motor.arms.map { $0.test.value?.test.pValue }
    #expect(motor.arms.map(\.adjustedPValue) == MultiplicityAdjustment.holm.adjusted(raw))
  }

  /// Selections keep their reasons, in the order in which they are made.
  @Test func subsetsKeepTheirReasons() throws {
    let plan = AnalysisPlan<PlannedPatient>("Subsets") {
      Subset("retreated", where: { $0.care != .conservative }) {
        Subset(excluding: "young", where: { $0.age < 60 }) {
          ShareComparison(of: \.failed, by: \.care)
        }
        Subset(\.care, .radiotherapy) { PatientFlow("Irradiated") }
      }
    }
    let report = plan.run(on: try PlannedPatient.cohort())
    guard case .shares(let failed)? = report["failed-by-care"],
      case .patients(let flow)? = report["irradiated"]
    else { throw StatsError.undefined("no shares") }
    #expect(failed.table.exclusions.selections.map(\.reason) == ["not retreated", "young"])
    #expect(
      flow.exclusions.selections.map(\.reason) == ["not retreated", "care not radiotherapy"])
    #expect(flow.count == 38)
  }

  @Test func branchesAndLoops() throws {
    let hasPain = true
    let plan = AnalysisPlan<PlannedPatient>("Branches") {
      if hasPain { Paragraph("yes") } else { Paragraph("no") }
      if !hasPain { Paragraph("never") }
      for name in ["one", "two"] { Paragraph(name) }
    }
    let report = plan.run(on: try PlannedPatient.cohort())
    #expect(
      report.items.map { item in
        if case .text(let finding)? = item.result.value { finding.text } else { "" }
      } == ["yes", "one", "two"])
    #expect(report.items.map(\.name) == ["text", "text-2", "text-3"])
  }
}
