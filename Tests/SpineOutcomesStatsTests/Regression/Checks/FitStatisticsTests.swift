import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct FitStatisticsTests {
  /// All are sums of well-conditioned terms; differences from 1 lose the digit that they cancel.
  @Test(arguments: try ChecksFixture.load())
  func agreeWithTruth(_ fixture: ChecksFixture) throws {
    let data = try fixture.data()
    let model = try data.fit()
    let statistics = try data.fitStatistics(of: model)
    let expected = fixture.expected.indices
    #expect(agrees(statistics.pearsonStatistic, fixture.expected.pearson, digits: 12))
    #expect(
      agrees(
        statistics.akaikeInformationCriterion, expected.aicWithBinomialCoefficients, digits: 13))
    let isGrouped = if case .counts = data.problem.response.kind { true } else { false }
    let bayesian = isGrouped ? expected.bicOfRowsWithBinomialCoefficients : expected.bic
    #expect(agrees(statistics.bayesianInformationCriterion, bayesian, digits: 13))
    #expect(agrees(statistics.mcFadden, expected.mcFadden, digits: 12))
    #expect(agrees(statistics.coxSnell, expected.coxSnell, digits: 12))
    #expect(agrees(statistics.nagelkerke, expected.nagelkerke, digits: 12))
    #expect(agrees(statistics.tjur, expected.tjur, digits: 12))
    #expect(agrees(statistics.brierScore, expected.brier, digits: 12))
    #expect(agrees(statistics.scaledBrierScore, expected.brierScaled, digits: 11))
    #expect(agrees(statistics.concordance.estimate, expected.concordance, digits: 14))
    #expect(statistics.eventsPerVariable == expected.eventsPerVariable)
  }

  @Test func frequenciesAreRepeatedRecords() throws {
    let x = [1.0, 2, 3, 4, 5, 6, 7, 8]
    let y = [false, false, true, false, true, true, false, true]
    let counts = [1, 3, 2, 1, 2, 4, 1, 2]
    let long = zip(x, counts).flatMap { repeatElement($0, count: $1) }
    let longOutcome = zip(y, counts).flatMap { repeatElement($0, count: $1) }
    let short = try LogisticData(
      outcome: y, design: Design(["x": x]), frequencies: FrequencyWeights(counts))
    let repeated = try LogisticData(outcome: longOutcome, design: Design(["x": long]))
    let one = try short.fitStatistics(of: short.fit())
    let other = try repeated.fitStatistics(of: repeated.fit())
    #expect(agrees(one.pearsonStatistic, other.pearsonStatistic, digits: 13))
    #expect(agrees(one.brierScore, other.brierScore, digits: 13))
    #expect(agrees(one.nagelkerke, other.nagelkerke, digits: 13))
    #expect(agrees(one.tjur, other.tjur, digits: 13))
    #expect(one.concordance.estimate == other.concordance.estimate)
    #expect(one.concordance.standardError == other.concordance.standardError)
  }

  /// Fitted probabilities of 1/2: the deviance is 4 * 2 ln 2.
  @Test func printsAsOneLine() throws {
    let data = try LogisticData(
      outcome: [true, false, true, false], design: Design(["x": [0, 0, 1, 1]]))
    let fit = try data.fitStatistics(of: data.fit())
    #expect(
      fit.description
        == "deviance 5.545 and Pearson's chi-square 4.000 on 2 degrees of freedom; AIC 9.545, "
        + "AICc 21.545, BIC 8.318; R-squared 0.000 (McFadden), 0.000 (Cox-Snell), 0.000 "
        + "(Nagelkerke), 0.000 (Tjur); Brier score 0.250, scaled 0.000; AUC 0.500; measured on the "
        + "data of the fit")
  }

  @Test func otherDataAreRefused() throws {
    let y = [false, true, false, true, true, false]
    let first = try LogisticData(outcome: y, design: Design(["x": [1, 2, 3, 4, 5, 6]]))
    let second = try LogisticData(outcome: y, design: Design(["z": [1, 2, 3, 4, 5, 6]]))
    let model = try first.fit()
    #expect(throws: StatsError.self) { try second.fitStatistics(of: model) }
    #expect(throws: StatsError.self) { try second.diagnostics(of: model) }
    #expect(throws: StatsError.self) { try second.hosmerLemeshowTest(of: model) }
    #expect(throws: StatsError.self) { try second.calibration(of: model) }
  }
}
