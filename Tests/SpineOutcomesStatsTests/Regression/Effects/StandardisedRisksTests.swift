import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct StandardisedRisksTests {
  /// Estimates keep 12 digits, limits those of their standard errors.
  @Test(arguments: try ChecksFixture.load())
  func agreeWithTruth(_ fixture: ChecksFixture) throws {
    let truth = try #require(fixture.expected.standardised)
    let data = try fixture.data()
    let risks = try data.standardisedRisks(
      of: data.fit(), reference: truth.from.mapValues { .number($0) },
      compared: truth.to.mapValues { .number($0) })
    expectRisk(risks.referenceRisk, truth.riskFrom)
    expectRisk(risks.comparedRisk, truth.riskTo)
    expect(risks.riskDifference, truth.riskDifference, { $0 })
    expect(risks.riskRatio, truth.logRiskRatio, { log($0) })
    expect(risks.marginalOddsRatio, truth.logMarginalOddsRatio, { log($0) })
  }

  private func expect(
    _ estimate: Estimate, _ truth: ChecksFixture.Interval, _ scale: (Double) -> Double
  ) {
    let size = max(truth.estimate.magnitude, truth.standardError)
    #expect((scale(estimate.value) - truth.estimate).magnitude <= 1e-12 * size)
    let interval = estimate.confidenceInterval
    #expect((scale(interval?.lower ?? .nan) - truth.lower).magnitude <= 1e-11 * size)
    #expect((scale(interval?.upper ?? .nan) - truth.upper).magnitude <= 1e-11 * size)
  }

  /// The delta method on the logit: its standard error is SE / (r (1 - r)).
  private func expectRisk(_ estimate: Estimate, _ truth: ChecksFixture.Interval) {
    let risk = truth.estimate
    #expect(agrees(estimate.value, risk, digits: 12))
    let reach = 1.959963984540054 * truth.standardError / (risk * (1 - risk))
    let interval = estimate.confidenceInterval
    for (limit, logit) in [
      (interval?.lower, log(risk / (1 - risk)) - reach),
      (interval?.upper, log(risk / (1 - risk)) + reach),
    ] {
      #expect(agrees(limit ?? .nan, 1 / (1 + exp(-logit)), digits: 11))
    }
    #expect(interval?.method == "delta method on the logit")
  }

  /// 18 of 19 against 1 of 17: settings and risks in the same order.
  @Test func printsRisksInTheOrderOfTheirSettings() throws {
    let data = try LogisticData(
      counts: BinomialCounts(successes: [1, 18], trials: [17, 19]), design: Design(["x": [0, 1]]))
    let text = try data.standardisedRisks(
      of: data.fit(), reference: ["x": 0], compared: ["x": 1]
    ).description
    #expect(text.hasPrefix("x = 1 against x = 0: risk 0.9474 ("))
    #expect(text.contains(") against risk 0.05882 ("))
    #expect(text.contains("; risk difference 0.8885 ("))
  }

  /// Risks near 0 and 1 of few records: the limits stay inside.
  @Test func limitsOfRisksStayInside() throws {
    let data = try LogisticData(
      counts: BinomialCounts(successes: [1, 18], trials: [17, 19]), design: Design(["x": [0, 1]]))
    let risks = try data.standardisedRisks(
      of: data.fit(), reference: ["x": 0], compared: ["x": 1])
    for (risk, share, trials) in [
      (risks.referenceRisk, 1.0 / 17, 17.0), (risks.comparedRisk, 18.0 / 19, 19.0),
    ] {
      // On the plain scale one limit of each is outside.
      let reach = 1.96 * (share * (1 - share) / trials).squareRoot()
      #expect(share - reach < 0 || share + reach > 1)
      let interval = try #require(risk.confidenceInterval)
      #expect(interval.lower > 0 && interval.upper < 1)
      #expect(interval.lower < share && share < interval.upper)
    }
  }

  /// A saturated 2 x 2 table: standardised risks are the shares themselves.
  @Test func saturatedTableGivesItsShares() throws {
    let data = try LogisticData(
      counts: BinomialCounts(successes: [3, 9], trials: [17, 19]), design: Design(["x": [0, 1]]))
    let risks = try data.standardisedRisks(
      of: data.fit(), reference: ["x": 0], compared: ["x": 1])
    #expect(agrees(risks.referenceRisk.value, 3.0 / 17, digits: 14))
    #expect(agrees(risks.comparedRisk.value, 9.0 / 19, digits: 14))
    #expect(agrees(risks.riskRatio.value, 9.0 / 19 / (3.0 / 17), digits: 14))
  }

  @Test func swappingTheSettingsTurnsTheContrasts() throws {
    let data = try ChecksFixture.named("kyphosis").data()
    let model = try data.fit()
    let one = try data.standardisedRisks(
      of: model, reference: ["start": 15], compared: ["start": 5])
    let other = try data.standardisedRisks(
      of: model, reference: ["start": 5], compared: ["start": 15])
    #expect(one.riskDifference.value == -other.riskDifference.value)
    #expect(agrees(one.riskRatio.value, 1 / other.riskRatio.value, digits: 14))
    #expect(agrees(one.riskDifferencePValue.value, other.riskDifferencePValue.value, digits: 13))
    let same = try data.standardisedRisks(
      of: model, reference: ["start": 5], compared: ["start": 5])
    #expect(same.riskDifference.value == 0 && same.riskDifferencePValue.value == 1)
  }

  /// Powers and interactions follow the variable that is set.
  @Test func powersAndInteractionsFollowTheirVariables() throws {
    let age = [1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    let arm = ["a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b"]
    let y = [true, false, false, true, true, false, false, true, true, true, false, true]
    let terms: [DesignTerm] = [
      .numeric("age", age), try .category("arm", arm, reference: "a"),
      try .interaction(.numeric("age", age), .category("arm", arm, reference: "a")),
      try .power("age", age, exponent: 2),
    ]
    let data = try LogisticData(outcome: y, design: Design(terms: terms))
    let model = try data.fit()
    let risks = try data.standardisedRisks(
      of: model, reference: ["age": 3, "arm": "a"], compared: ["age": 9, "arm": "b"])
    // With every term set the mean is over equal predictions.
    let one = try model.probability(for: ["age": 3, "arm": "a"]).value
    let other = try model.probability(for: ["age": 9, "arm": "b"]).value
    #expect(agrees(risks.referenceRisk.value, one, digits: 13))
    #expect(agrees(risks.comparedRisk.value, other, digits: 13))
  }

  @Test func wrongSettingsAreRefused() throws {
    let data = try ChecksFixture.named("kyphosis").data()
    let model = try data.fit()
    let wrong: [([String: PredictorValue], [String: PredictorValue])] = [
      ([:], [:]), (["start": 1], ["ageMonths": 2]), (["nothing": 1], ["nothing": 2]),
      (["start": "a"], ["start": "b"]), (["start": .number(.nan)], ["start": 1]),
    ]
    for (reference, compared) in wrong {
      #expect(throws: StatsError.self) {
        try data.standardisedRisks(of: model, reference: reference, compared: compared)
      }
    }
  }
}
