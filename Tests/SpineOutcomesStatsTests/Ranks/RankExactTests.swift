import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// p-values and intervals against enumeration and brute-force inversion.
@Suite struct RankExactTests {
  private let fixture: RankExactFixture

  init() throws { fixture = try Fixtures.json("rank-exact/expected.json") }

  @Test func signedRankAgreesWithEnumeration() throws {
    for example in fixture.signedRank {
      for expected in example.tests {
        let test = try SignedRankTest(
          differences: PairedDifferences(differences: example.differences),
          alternative: expected.alternative, method: expected.rankMethod,
          zeros: try #require(expected.zeros), level: expected.level)
        let label = "\(example.name): \(expected)"
        #expect(agrees(test.pValue.value, expected.p, digits: 13), "\(label)")
        #expect(test.statistic?.value == expected.statistic, "\(label)")
        let estimate = try #require(test.estimates.first)
        #expect(estimate.value == example.pseudomedian, "\(label)")
        let limits = expected.interval.map { $0.map(\.value) }
        #expect(estimate.limits == limits, "\(label)")
      }
    }
  }

  @Test func rankSumAgreesWithEnumeration() throws {
    for example in fixture.rankSum {
      for expected in example.tests {
        let test = try RankSumTest(
          example.x, example.y, alternative: expected.alternative, method: expected.rankMethod,
          level: expected.level)
        let label = "\(example.name): \(expected)"
        #expect(agrees(test.pValue.value, expected.p, digits: 13), "\(label)")
        #expect(test.statistic?.value == expected.statistic, "\(label)")
        let estimate = try #require(test.estimates.first)
        #expect(estimate.value == example.shift, "\(label)")
        #expect(estimate.limits == expected.interval.map { $0.map(\.value) }, "\(label)")
      }
    }
  }
}

extension Estimate {
  var limits: [Double]? { confidenceInterval.map { [$0.lower, $0.upper] } }
}
