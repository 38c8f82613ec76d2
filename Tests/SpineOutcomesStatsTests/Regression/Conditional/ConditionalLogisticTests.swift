import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct ConditionalLogisticTests {
  /// The exact conditional likelihood at 60 digits: matched sets, pairs, hospitals, one stratum.
  @Test(arguments: try ConditionalFixture.load().models)
  func agreesWithTheDefinition(_ model: ConditionalFixture.Model) throws {
    let expected = model.expected
    let fit = try model.fit()
    #expect(fit.coefficients.map(\.name) == expected.names)
    for (place, coefficient) in fit.coefficients.enumerated() {
      let size = max(expected.estimates[place].magnitude, expected.standardErrors[place])
      #expect((coefficient.estimate - expected.estimates[place]).magnitude <= 1e-12 * size)
      #expect(agrees(coefficient.standardError, expected.standardErrors[place], digits: 12))
      #expect(agrees(coefficient.pValue.value, expected.pValues[place], digits: 10))
    }
    #expect(digits(fit.covariance, expected.covariance) >= 12)
    #expect(agrees(fit.logLikelihood, expected.logLikelihood, digits: 13))
    #expect(agrees(fit.nullLogLikelihood, expected.nullLogLikelihood, digits: 13))
    for (test, truth) in [
      (fit.likelihoodRatioTest, expected.likelihoodRatioTest), (fit.scoreTest, expected.scoreTest),
      (fit.waldTest, expected.waldTest),
    ] {
      #expect(agrees(test.statistic?.value ?? 0, truth.statistic, digits: 12))
      #expect(test.statistic?.degreesOfFreedom == truth.degreesOfFreedom)
      #expect(agrees(test.pValue.value, truth.pValue, digits: 10))
    }
    #expect(fit.informativeStrata == expected.informativeStrata)
    #expect(fit.count == expected.informativeRows)
    #expect(fit.events == expected.informativeEvents)
    #expect(fit.count + fit.uninformativeRecords == model.outcome.count)
    #expect(fit.strataCount == Set(model.stratum).count)
  }

  @Test(arguments: try ConditionalFixture.load().notEstimable)
  func infiniteEstimates(_ data: ConditionalFixture.NotEstimable) throws {
    let error = statsError {
      try ConditionalLogisticRegression(
        outcome: data.outcome.map { $0 == 1 }, design: Design(["x": data.x]),
        strata: data.stratum.map { "\($0)" })
    }
    switch error {
    case .separation(let separation)?:
      #expect(separation.terms == [.init(name: "x", isPositive: data.sign > 0)])
      #expect((separation.kind == .complete) == (data.name != "quasi-complete"))
    case .constantWithinStrata(let terms, _)?: #expect(data.sign == 0 && terms == ["x"])
    default: #expect(Bool(false), "\(String(describing: error))")
    }
  }

  /// Pairs: the odds ratio is the ratio of discordant pairs, the score test McNemar's.
  @Test func pairs() throws {
    // 12 pairs with the exposed as case, 5 with the exposed as control, 7 alike.
    var (outcome, exposed, pair): ([Bool], [Double], [String]) = ([], [], [])
    for index in 0..<24 {
      let (ofCase, ofControl) = index < 12 ? (1.0, 0.0) : index < 17 ? (0, 1) : (1, 1)
      outcome += [true, false]
      exposed += [ofCase, ofControl]
      pair += ["\(index)", "\(index)"]
    }
    let fit = try ConditionalLogisticRegression(
      outcome: outcome, design: Design(["exposed": exposed]), strata: pair)
    #expect(agrees(fit.coefficients[0].oddsRatio.value, 12.0 / 5, digits: 14))
    #expect(
      agrees(fit.coefficients[0].standardError, (1 / 12.0 + 1 / 5.0).squareRoot(), digits: 13))
    #expect(agrees(fit.scoreTest.statistic?.value ?? 0, 49.0 / 17, digits: 14))
  }

  /// A 2 x 2 table as one stratum: Fisher's conditional odds ratio.
  @Test func fishersOddsRatio() throws {
    let cells = [(true, 1.0, 7), (true, 0, 3), (false, 1, 4), (false, 0, 9)]
    let rows = cells.flatMap { Array(repeating: ($0.0, $0.1), count: $0.2) }
    let fit = try ConditionalLogisticRegression(
      outcome: rows.map(\.0), design: Design(["x": rows.map(\.1)]),
      strata: rows.map { _ in "all" })
    let fisher = try FisherTest(ContingencyTable([[7, 3], [4, 9]]))
    #expect(
      agrees(fit.coefficients[0].oddsRatio.value, fisher.estimates.first?.value ?? 0, digits: 11))
  }

  @Test func json() throws {
    let fit = try #require(ConditionalFixture.load().models.first).fit()
    let decoded = try JSONDecoder().decode(
      ConditionalLogisticRegression.self, from: JSONEncoder().encode(fit))
    #expect(decoded == fit)
    #expect(!fit.description.contains("\n"))
    #expect(fit.description.hasPrefix("Conditional logistic regression of outcome"))
    #expect(fit["spontaneous"] == fit.coefficients[0])
    #expect(fit["age"] == nil)
    let test = try fit.waldTest(of: fit.coefficients.map(\.name))
    #expect(test.statistic == fit.waldTest.statistic)
    let both = try fit.combination(["spontaneous": 1, "induced": 1])
    #expect(
      agrees(
        both.estimate, fit.coefficients[0].estimate + fit.coefficients[1].estimate, digits: 14))
  }
}
