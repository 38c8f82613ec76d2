import Foundation
import RetreatmentStudy
import SpineOutcomesAudit
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The figures printed by Park et al., Spine Journal 2025, doi 10.1016/j.spinee.2025.10.029, as the
/// plan gives them on the synthetic cohort, each rounded to the printed digits.
@Suite struct PrintedFiguresTests {
  let cohort: Cohort<LocalRecurrence>
  let treated: Cohort<LocalRecurrence>

  init() throws {
    cohort = try RetreatmentStudy.cohort(data: Examples.data)
    treated = cohort.including("retreated") { $0.isRetreated }
  }

  @Test func ninetyNinePatientsOfFourHospitalsInThreeArms() throws {
    #expect(cohort.count == 99)
    #expect(Set(cohort.records.map(\.hospital)).count == 4)
    let arms = RetreatmentModality.allCases.map { arm in
      cohort.records.count { $0.modality == arm }
    }
    #expect(arms == [36, 38, 25])
  }

  @Test func motorGradeImprovesAfterReoperationAlone() throws {
    var pValues: [Double] = []
    for (_, result) in cohort.signedRankTest(
      before: \.motorBefore, after: \.motorAfter, by: \.modality)
    {
      let test = try result.get()
      pValues.append(test.pValue.value)
      if pValues.count == 1 { #expect(test.estimates[0].value > 0) }
    }
    #expect(Reported("0.041").agrees(with: pValues[0]))
    #expect(pValues.count == 3 && pValues.dropFirst().allSatisfy { $0 > 0.05 })
  }

  @Test func painImprovesAfterReoperationAlone() throws {
    var pValues: [Double] = []
    for (_, result) in cohort.signedRankTest(
      before: \.painBefore, after: \.painAfter, by: \.modality)
    {
      let test = try result.get()
      pValues.append(test.pValue.value)
      if pValues.count == 1 { #expect(test.estimates[0].value < 0) }
    }
    #expect(Reported("0.002").agrees(with: pValues[0]))
    #expect(pValues.count == 3 && pValues.dropFirst().allSatisfy { $0 > 0.05 })
  }

  @Test func ambulationDeclinesAfterRadiotherapyAlone() throws {
    var tests: [McNemarTest] = []
    for (_, result) in cohort.mcNemarTest(
      before: \.walksBefore, after: \.walksAfter, by: \.modality)
    {
      tests.append(try result.get())
    }
    #expect(tests[0].pValue.value > 0.05)
    #expect(Reported("0.031").agrees(with: tests[1].pValue.value))
    let irradiated = cohort.records.filter { $0.modality == .radiotherapy }
    #expect(irradiated.count { $0.walksBefore == true && $0.walksAfter == false } == 6)
    #expect(irradiated.count { $0.walksBefore == false && $0.walksAfter == true } == 0)
  }

  @Test func retreatmentFailsInFifteenAndSixteen() throws {
    #expect(treated.count == 74)
    let counts = RetreatmentModality.allCases.prefix(2).map { arm in
      treated.records.count { $0.modality == arm && $0.failed == true }
    }
    #expect(counts == [15, 16])
    #expect(Reported("41.9 %").agrees(with: 31.0 / 74.0))
  }

  @Test func failureFreeTimeGivesThePrintedPValue() throws {
    let test = try treated.kaplanMeier(
      time: \.monthsToFailure, event: \.failed, by: \.modality
    ).logRankTest()
    #expect(Reported("0.414").agrees(with: test.pValue.value))
  }

  @Test func failureGoesWithMorePainAndLessWalking() throws {
    let pain = try treated.rankSumTestOfChange(
      before: \.painBefore, after: \.painAfter, by: \.failed)
    let walking = try treated.rankSumTestOfChange(
      before: \.walkingBefore, after: \.walkingAfter, by: \.failed)
    #expect(Reported("0.042").agrees(with: pain.pValue.value))
    #expect(Reported("0.012").agrees(with: walking.pValue.value))
  }

  @Test func onlyMonthsToRecurrencePredictFailure() throws {
    guard case .logistic(let models)? = try Self.report["predictors-of-failure-of-the-retreatment"],
      let adjusted = models.adjusted?.value
    else {
      Issue.record("no regression in the report")
      return
    }
    let months = try #require(adjusted.coefficients.dropFirst().first)
    #expect(Reported("0.953").agrees(with: months.oddsRatio.value))
    #expect(Reported("0.045").agrees(with: months.pValue.value))
    for coefficient in adjusted.coefficients.dropFirst(2) {
      #expect(coefficient.pValue.value > 0.05)
    }
    let crude = try models.crude.map { try $0.result.get().coefficients.dropFirst() }
    let first = try #require(crude.first?.first)
    #expect(Reported("0.953").agrees(with: first.oddsRatio.value))
    #expect(Reported("0.045").agrees(with: first.pValue.value))
    for coefficient in crude.dropFirst().joined() { #expect(coefficient.pValue.value > 0.05) }
  }

  @Test func hospitalTumourAndWalkingDoNotPredictFailure() throws {
    for single in treated.logisticRegressionsOneAtATime(
      of: \.failed, on: .category(\.hospital, reference: "A"),
      .category(\.primaryTumour, reference: .lung), .numeric(\.walkingBefore))
    {
      for coefficient in try single.result.get().coefficients.dropFirst() {
        #expect(coefficient.pValue.value > 0.05)
      }
    }
  }

  @Test func youdensCutoffIsTwelveAndAHalfMonths() throws {
    let curve = try treated.rocCurve(
      of: \.failed, score: \.monthsToRecurrence, eventsScore: .lower)
    #expect(Reported("0.713").agrees(with: curve.area.estimate))
    let cutoff = try curve.cutoff(.youden, validation: .none)
    #expect(cutoff.threshold == 12.5)
    #expect(cutoff.equallyGoodThresholds.allSatisfy { $0 == 12.5 })
  }

  /// Two printed figures are given by no data: what is proven about each.
  @Test func twoPrintedFiguresCannotBeAttained() throws {
    // 15/36 against 16/38: no test of the counts gives 0.414; the log-rank test of the times may.
    let counts = CountsCheck(
      EventCount(15, of: 36), EventCount(16, of: 38),
      pValue: Reported("0.414"))
    #expect(counts.finding().verdict == .inconsistent)
    // AUC 0.713 of 31 against 43: DeLong's standard error is at most sqrt(A (1 - A) / 30), so p is
    // far below 0.056.
    let area = try AreaCheck(
      Reported("0.713"), events: 31, others: 43, pValue: Reported("0.056"))
    #expect(area.finding().verdict == .inconsistent)
  }

  static var report: Report {
    get throws { try RetreatmentStudy.report(data: Examples.data) }
  }
}
