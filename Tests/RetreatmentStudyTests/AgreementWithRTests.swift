import RetreatmentStudy
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The study's numbers against R: coin, exactRankTests, survival, pROC and glm.
@Suite struct AgreementWithRTests {
  struct Expected: Decodable {
    struct Arm: Decodable {
      struct Walking: Decodable { var p: Double }
      var motor: Double
      var pain: Double
      var walking: Walking
    }
    struct Changes: Decodable { var pain: Double, walking: Double, motor: Double }
    struct FailureFree: Decodable { var chisq: Double, p: Double }
    struct Odds: Decodable { var oddsRatio: Double, p: Double }
    struct ROC: Decodable { var area: Double, standardError: Double }
    var reoperation: Arm, radiotherapy: Arm, conservative: Arm
    var changeByFailure: Changes
    var failureFree: FailureFree
    var together: [String: Odds]
    var roc: ROC
  }

  let expected: Expected
  let cohort: Cohort<LocalRecurrence>
  let treated: Cohort<LocalRecurrence>

  init() throws {
    expected = try Fixtures.json("retreatment-study/expected.json")
    cohort = try RetreatmentStudy.cohort(data: Examples.data)
    treated = cohort.including("retreated") { $0.isRetreated }
  }

  private func agree(_ value: Double, _ truth: Double, _ tolerance: Double) -> Bool {
    abs(value - truth) <= tolerance * abs(truth)
  }

  /// exactRankTests counts in whole numbers: only the last sums round.
  @Test func pairedChanges() throws {
    let arms = [expected.reoperation, expected.radiotherapy, expected.conservative]
    for (arm, truth) in zip(RetreatmentModality.allCases, arms) {
      let group = try cohort.group(\.modality, arm)
      let motor = try group.signedRankTest(before: \.motorBefore, after: \.motorAfter)
      let pain = try group.signedRankTest(before: \.painBefore, after: \.painAfter)
      let walking = try group.mcNemarTest(before: \.walksBefore, after: \.walksAfter)
      #expect(agree(motor.pValue.value, truth.motor, 1e-12))
      #expect(agree(pain.pValue.value, truth.pain, 1e-12))
      #expect(agree(walking.pValue.value, truth.walking.p, 1e-12))
    }
  }

  /// coin's shift algorithm keeps 12 digits here.
  @Test func changesByFailure() throws {
    let pain = try treated.rankSumTestOfChange(
      before: \.painBefore, after: \.painAfter, by: \.failed)
    let walking = try treated.rankSumTestOfChange(
      before: \.walkingBefore, after: \.walkingAfter, by: \.failed)
    let motor = try treated.rankSumTestOfChange(
      before: \.motorBefore, after: \.motorAfter, by: \.failed)
    #expect(agree(pain.pValue.value, expected.changeByFailure.pain, 1e-11))
    #expect(agree(walking.pValue.value, expected.changeByFailure.walking, 1e-11))
    #expect(agree(motor.pValue.value, expected.changeByFailure.motor, 1e-11))
  }

  @Test func failureFreeTime() throws {
    let test = try treated.kaplanMeier(
      time: \.monthsToFailure, event: \.failed, by: \.modality
    ).logRankTest()
    #expect(agree(test.statistic?.value ?? 0, expected.failureFree.chisq, 1e-12))
    #expect(agree(test.pValue.value, expected.failureFree.p, 1e-12))
  }

  /// R's glm at its tightest keeps about 9 digits of a p-value: its standard errors come from the
  /// iteration before the last.
  @Test func regression() throws {
    let model = try treated.logisticRegression(
      of: \.failed, on: .numeric(\.monthsToRecurrence), .numeric(\.age),
      .category(\.sex, reference: .female), .category(\.modality, reference: .reoperation),
      .numeric(\.motorBefore), .numeric(\.painBefore))
    let names = [
      "monthsToRecurrence", "age", "sexmale", "armradiotherapy", "motorBefore", "painBefore",
    ]
    #expect(model.coefficients.count == names.count + 1)
    for (name, coefficient) in zip(names, model.coefficients.dropFirst()) {
      let truth = try #require(expected.together[name])
      #expect(agree(coefficient.oddsRatio.value, truth.oddsRatio, 1e-9))
      #expect(agree(coefficient.pValue.value, truth.p, 1e-8))
    }
  }

  @Test func areaUnderTheCurve() throws {
    let area = try treated.rocCurve(
      of: \.failed, score: \.monthsToRecurrence, eventsScore: .lower
    ).area
    #expect(agree(area.estimate, expected.roc.area, 1e-14))
    #expect(agree(area.standardError ?? 0, expected.roc.standardError, 1e-12))
  }
}
