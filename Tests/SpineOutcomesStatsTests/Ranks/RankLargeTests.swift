import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Thirty thousand values, against bisection over whole numbers (`rank-large/generate.py`).
@Suite struct RankLargeTests {
  private struct Expected: Decodable {
    struct Test: Decodable {
      var statistic: Double
      var p: Double
      var estimate: Double
      var interval: [Double]
    }
    var count: Int
    var rankSum: Test
    var signedRank: Test
  }

  private let expected: Expected
  private let x: [Double]
  private let y: [Double]

  init() throws {
    expected = try Fixtures.json("rank-large/expected.json")
    x = (1...expected.count).map { (row: Int) -> Double in
      Double((row * row * 31 + 7 * row) % 1_000_003)
    }
    y = (1...expected.count).map { (row: Int) -> Double in
      Double((row * row * 17 + 11 * row + 5) % 1_000_003 + 4_000)
    }
  }

  /// Whole numbers are decimals; times 2^-20 they are none, but sums stay exact.
  @Test(arguments: [1.0, 0x1p-20]) func rankSum(scale: Double) throws {
    let test = try RankSumTest(x.map { scale * $0 }, y.map { scale * $0 })
    let truth = expected.rankSum
    #expect(test.statistic?.value == truth.statistic)
    #expect(agrees(test.pValue.value, truth.p, digits: 12))
    #expect(test.estimates[0].value == scale * truth.estimate)
    #expect(test.estimates[0].limits == truth.interval.map { scale * $0 })
  }

  @Test(arguments: [1.0, 0x1p-20]) func signedRank(scale: Double) throws {
    let differences = x.map { scale * ($0 - 497_000) }
    let test = try SignedRankTest(differences: PairedDifferences(differences: differences))
    let truth = expected.signedRank
    #expect(test.statistic?.value == truth.statistic)
    #expect(agrees(test.pValue.value, truth.p, digits: 12))
    #expect(test.estimates[0].value == scale * truth.estimate)
    #expect(test.estimates[0].limits == truth.interval.map { scale * $0 })
  }
}
