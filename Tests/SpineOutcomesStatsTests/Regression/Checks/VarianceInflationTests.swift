import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct VarianceInflationTests {
  /// Terms of several columns take one factor.
  @Test func agreesWithTruth() throws {
    for fixture in try ChecksFixture.load() {
      let factors = try fixture.data().fit().varianceInflation()
      #expect(factors.map(\.term) == fixture.expected.inflation.map(\.term))
      #expect(
        factors.map(\.degreesOfFreedom) == fixture.expected.inflation.map(\.degreesOfFreedom))
      for (factor, truth) in zip(factors, fixture.expected.inflation) {
        #expect(agrees(factor.factor, truth.gvif, digits: 12))
        #expect(agrees(factor.scaledFactor, truth.gvifScaled, digits: 12))
      }
    }
  }

  @Test func robustCovariancesAreRefused() throws {
    let model = try ChecksFixture.named("kyphosis").data().fit(inference: .robust(.hc3))
    #expect(throws: StatsError.self) { try model.varianceInflation() }
  }

  @Test func uncorrelatedTermsHaveTheFactorOne() throws {
    let data = try LogisticData(
      counts: BinomialCounts(successes: [5, 5, 5, 5], trials: [10, 10, 10, 10]),
      design: Design(["a": [0, 0, 1, 1], "b": [0, 1, 0, 1]]))
    for factor in try data.fit().varianceInflation() {
      #expect(agrees(factor.factor, 1, digits: 14))
    }
  }
}
