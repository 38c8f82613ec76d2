import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Records that occur hundreds of thousands of times, against 80 digits:
/// `Tests/Fixtures/cox/ties.py`.
@Suite struct CoxManyTiesTests {
  private struct Fit: Decodable {
    let times: [Double]
    let events: [Double]
    let columns: [[Double]]
    let counts: [Int]
    let estimates: [Double]
    let standardErrors: [Double]
    let logLikelihood: Double
  }

  private struct Fixture: Decodable { let fits: [Fit] }

  @Test func millionsOfTiedEvents() throws {
    for set in try Fixtures.json("cox/ties.json", as: Fixture.self).fits {
      let fit = try CoxRegression(
        followUp: set.times.indices.map {
          FollowUp(time: set.times[$0], isEvent: set.events[$0] == 1)
        },
        design: Design(columns: set.columns.enumerated().map { ("x\($0)", $1) }),
        frequencies: FrequencyWeights(set.counts))
      for (place, own) in fit.coefficients.enumerated() {
        let error = set.standardErrors[place]
        // A million events before five others: the share that is left has 16 - log10(1e5) digits.
        #expect(coxDigits(own.estimate, set.estimates[place], scale: error) >= 10)
        #expect(coxDigits(own.standardError, error) >= 10)
      }
      #expect(coxDigits(fit.logLikelihood, set.logLikelihood) >= 12)
    }
  }

  /// The largest number of tied events takes no longer than others.
  @Test func billionsOfTiedEvents() throws {
    let counts = [2_000_000_000, 1_500_000_000, 700_000_000, 800_000_000]
    let fit = try CoxRegression(
      followUp: [1.0, 1, 2, 2].map { FollowUp(time: $0, isEvent: true) },
      design: Design(["x": [0, 1, 0, 1]]), frequencies: FrequencyWeights(counts))
    #expect(fit.coefficients[0].estimate < 0)
    #expect(throws: StatsError.self) {
      try CoxRegression(
        followUp: [1.0, 1, 2, 2].map { FollowUp(time: $0, isEvent: true) },
        design: Design(["x": [0, 1, 0, 1]]),
        frequencies: FrequencyWeights(counts.map { 4 * $0 }))
    }
  }
}
