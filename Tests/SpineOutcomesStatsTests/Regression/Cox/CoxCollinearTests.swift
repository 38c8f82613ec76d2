import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra
@testable import SpineOutcomesStats

/// Nearly collinear columns against 60 digits: `Tests/Fixtures/cox/collinear.py`.
@Suite struct CoxCollinearTests {
  private struct Fixture: Decodable {
    let sets: [CoxFixture.Data]
    let cases: [CoxExpected.Case]

    static func load() throws -> [(set: CoxFixture.Data, expected: CoxExpected.Case)] {
      let fixture = try Fixtures.json("cox/collinear.json", as: Fixture.self)
      return try fixture.cases.map { expected in
        (try #require(fixture.sets.first { $0.name == expected.name }), expected)
      }
    }
  }

  /// Condition numbers of 10 to 3e6 cost no digits.
  @Test func estimatesHaveTwelveDigits() throws {
    for (set, expected) in try Fixture.load() {
      let fit = try set.data(expected.ties).fit()
      let name = "\(expected.testDescription)"
      for (place, own) in fit.coefficients.enumerated() {
        let error = expected.standardErrors[place]
        #expect(
          coxDigits(own.estimate, expected.estimates[place], scale: error) >= 12, "\(name)")
        #expect(coxDigits(own.standardError, error) >= 12, "\(name)")
      }
      #expect(coxDigits(fit.logLikelihood, expected.logLikelihood) >= 13, "\(name)")
      // That of the fixture is a root of the condition number of the information, in the 1-norm too:
      // by no more than a factor p different.
      let ratio = fit.conditionNumber / expected.condition
      #expect(ratio < Double(fit.coefficients.count) && ratio > 1 / Double(fit.coefficients.count))
      let score = try #require(fit.scoreTest?.statistic)
      #expect(coxDigits(score.value, expected.scoreTest) >= 12, "\(name)")
      // A quadratic form of the rounded estimates: about 15 - log10 of the condition number.
      let digits = 14.5 - log10(expected.condition)
      #expect(
        coxDigits(try #require(fit.waldTest.statistic).value, expected.waldTest) >= digits,
        "\(name)")
    }
  }

  /// What is asked of a fitted regression knows the estimates as doubles only, which costs log10 of
  /// the condition number.
  @Test func whatFollowsKeepsDigits() throws {
    for (set, expected) in try Fixture.load() {
      let data = try set.data(expected.ties)
      let fit = try data.fit()
      let name = "\(expected.testDescription)"
      let digits = min(11, 14.5 - log10(expected.condition))
      let robust = try data.fit(inference: .robust)
      if set.cluster == nil {
        for (place, own) in robust.coefficients.enumerated() {
          let error = expected.robust[place][place].squareRoot()
          #expect(coxDigits(own.standardError, error) >= 11, "\(name)")
        }
      }
      for scale in HazardTimeScale.allCases {
        let key = [
          .kaplanMeier: "km", .identity: "identity", .rank: "rank", .logarithm: "log",
        ][scale, default: ""]
        let own = try data.proportionalHazardsTests(of: fit, scale: scale)
        for (test, value) in zip(own, try #require(expected.proportionality[key])) {
          #expect(coxDigits(try #require(test.statistic).value, value) >= digits, "\(name) \(key)")
        }
      }
      let residuals = try data.residuals(of: fit)
      let squares = residuals.martingale.reduce(0) { $0 + $1 * $1 }
      #expect(coxDigits(squares, expected.martingaleSquares) >= digits, "\(name)")
      let stratum = set.strata.map { "\(Int($0.min() ?? 0))" }
      let predicted = try data.baseline(of: fit).survival(
        for: Dictionary(
          uniqueKeysWithValues: zip(set.columns.map(\.name), expected.record.map { .number($0) })),
        at: expected.times, stratum: stratum)
      for (own, truth) in zip(predicted, expected.predicted[0]) {
        #expect(coxDigits(own.cumulativeHazard, truth[0]) >= digits, "\(name)")
        #expect(coxDigits(own.standardError, truth[1]) >= digits, "\(name)")
      }
    }
  }

  /// Profile limits of turned columns are where the likelihood of the given ones falls by the
  /// quantile.
  @Test func profileLimits() throws {
    for (set, expected) in try Fixture.load()
    where expected.condition < 1000 && set.name != "cubic" {
      let fit = try set.data(expected.ties).fit(inference: .profileLikelihood)
      for (place, coefficient) in fit.coefficients.enumerated() where place < 2 {
        let interval = coefficient.confidenceInterval
        let others = set.columns.enumerated().filter { $0.offset != place }.map(\.element)
        // With the twin among the terms this offset is that of the column itself, but small.
        let distances = zip(set.columns[place].values, set.columns[1 - place].values).map {
          $0 - $1
        }
        for end in [interval.lower, interval.upper] {
          let held = try CoxRegression(
            followUp: set.followUp(Array(set.time.indices)),
            design: Design(
              terms: [.offset("held", distances.map { $0 * end })]
                + others.map { .numeric($0.name, $0.values) }),
            strata: set.strata.map { $0.map { "\(Int($0))" } }, ties: expected.ties)
          let fall = fit.logLikelihood - held.logLikelihood
          #expect(agrees(fall, 3.841458820694124 / 2, digits: 9), "\(expected.testDescription)")
        }
      }
    }
  }
}
