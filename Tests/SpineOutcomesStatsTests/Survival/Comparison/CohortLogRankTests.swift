import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Tests of the log-rank family through the typed cohort.
struct CohortLogRankTests {
  /// An institution as a category.
  private struct Patient: Sendable {
    var days: Double
    var died: Bool
    var sex: String
    var institution: String?

    var followUp: FollowUp { FollowUp(time: days, isEvent: died) }
  }

  private func patients() throws -> Cohort<Patient> {
    Cohort(
      try SurvivalExamples.lung().records.map {
        Patient(
          days: $0.days, died: $0.died, sex: $0.sex, institution: $0.institution.map(String.init))
      })
  }

  /// R: survdiff(Surv(time, status) ~ sex + strata(inst), lung), REFERENCE-VALUES S4.
  @Test func strata() throws {
    let patients = try patients()
    let test = try patients.logRankTest(
      time: \.days, event: \.died, by: \.sex, strata: \.institution)
    #expect(agrees(try #require(test.statistic).value, 8.524467363, digits: 9))
    #expect(test.strataCount == 18)
    #expect(test.method == "Log-rank test, stratified by institution")
    #expect(test.exclusions.missing == [.init(variable: "institution", count: 1)])
    let again = try patients.named(\.followUp, "days").logRankTest(
      followUp: \.followUp, by: \.sex, strata: \.institution)
    #expect(again == test)
  }

  @Test func weights() throws {
    let patients = try patients()
    let before = LogRankWeight.petoPeto(.survivalBefore)
    let test = try patients.logRankTest(time: \.days, event: \.died, by: \.sex, weight: before)
    #expect(agrees(try #require(test.statistic).value, 12.71415140, digits: 9))
    let curves = try patients.kaplanMeier(time: \.days, event: \.died, by: \.sex)
    #expect(try curves.logRankTest(weight: before) == test)
    #expect(
      try patients.logRankTest(followUp: \.followUp, by: \.sex, weight: before).statistic
        == test.statistic)
    let trend = try curves.logRankTrendTest(weight: before)
    let z = try #require(trend.statistic).value
    #expect(agrees(z * z, 12.71415140, digits: 9))
    let random = try curves.logRankPermutationTest(
      method: .monteCarlo(resamples: 199, seed: 2), weight: before)
    #expect(random.permutation == .monteCarlo(resamples: 199, seed: 2))
    #expect(random.pValue.value < 0.03)
    let form = try patients.logRankTest(
      time: \.days, event: \.died, by: \.sex, form: .observedOverExpected)
    #expect(form.form == .observedOverExpected)
  }

  /// The methods of the cohort are those of its curves.
  @Test func relatives() throws {
    let patients = try patients()
    let (weight, permutations) = (
      LogRankWeight.taroneWare, PermutationMethod.monteCarlo(resamples: 99, seed: 3)
    )
    let curves = try patients.kaplanMeier(time: \.days, event: \.died, by: \.sex, level: 0.9)
    #expect(
      try patients.logRankTrendTest(
        time: \.days, event: \.died, by: \.sex, scores: [0, 2], level: 0.9)
        == curves.logRankTrendTest(scores: [0, 2]))
    #expect(
      try patients.pairwiseLogRankTests(
        time: \.days, event: \.died, by: \.sex, adjustment: .holm, weight: weight, level: 0.9)
        == curves.pairwiseLogRankTests(adjustment: .holm, weight: weight))
    #expect(
      try patients.logRankPermutationTest(
        time: \.days, event: \.died, by: \.sex, method: permutations, level: 0.9)
        == curves.logRankPermutationTest(method: permutations))
    // R: survdiff(Surv(time, status) ~ sex + strata(inst), lung), REFERENCE-VALUES S4.
    let trend = try patients.logRankTrendTest(
      time: \.days, event: \.died, by: \.sex, strata: \.institution)
    let z = try #require(trend.statistic).value
    #expect(agrees(z * z, 8.524467363, digits: 9))
    let pairs = try patients.pairwiseLogRankTests(
      time: \.days, event: \.died, by: \.sex, strata: \.institution, adjustment: .holm)
    let pair = try #require(pairs.comparisons.first?.test?.statistic)
    #expect(agrees(pair.value, 8.524467363, digits: 9))
    let permuted = try patients.logRankPermutationTest(
      time: \.days, event: \.died, by: \.sex, strata: \.institution, method: permutations)
    #expect(permuted.strataCount == 18)
  }
}
