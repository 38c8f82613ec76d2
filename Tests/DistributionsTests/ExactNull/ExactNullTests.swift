import Distributions
import Testing
import _StatsTestSupport

/// Whole-number counts of all sign patterns and choices, as ratios rounded once.
struct NullFixture: Decodable {
  struct Tail: Decodable {
    var sum: Int
    var lower: Double
    var upper: Double
  }
  struct Case: Decodable {
    var name: String
    var doubledRanks: [Int]
    var count: Int?
    var tails: [Tail]
    var bothTails: [Double]
  }
  struct Nulls: Decodable {
    var signedRank: [Case]
    var rankSum: [Case]
  }
  var nulls: Nulls
}

@Suite struct ExactNullTests {
  private let nulls: NullFixture.Nulls

  init() throws {
    nulls = try Fixtures.json("rank-exact/expected.json", as: NullFixture.self).nulls
  }

  @Test func signedRankTailsKeepTheirDigits() throws {
    for example in nulls.signedRank {
      let null = try #require(SignedRankNull(doubledRanks: example.doubledRanks))
      for (tail, both) in zip(example.tails, example.bothTails) {
        #expect(agrees(null.lowerTail(tail.sum), tail.lower, digits: 13), "\(example.name)")
        #expect(agrees(null.upperTail(tail.sum), tail.upper, digits: 13), "\(example.name)")
        #expect(agrees(null.bothTails(tail.sum), both, digits: 13), "\(example.name)")
      }
    }
  }

  @Test func rankSumTailsKeepTheirDigits() throws {
    for example in nulls.rankSum {
      let null = try #require(
        RankSumNull(doubledRanks: example.doubledRanks, count: example.count ?? 0))
      for (tail, both) in zip(example.tails, example.bothTails) {
        #expect(agrees(null.lowerTail(tail.sum), tail.lower, digits: 13), "\(example.name)")
        #expect(agrees(null.upperTail(tail.sum), tail.upper, digits: 13), "\(example.name)")
        #expect(agrees(null.bothTails(tail.sum), both, digits: 13), "\(example.name)")
      }
    }
  }

  @Test func theOthersMirrorTheChosen() throws {
    let ranks = [3, 3, 6, 9, 9, 12, 14, 17, 17]
    let total = ranks.reduce(0, +)
    let first = try #require(RankSumNull(doubledRanks: ranks, count: 3))
    let others = try #require(RankSumNull(doubledRanks: ranks, count: 6))
    for sum in 0...total {
      #expect(first.lowerTail(sum) == others.upperTail(total - sum))
      #expect(first.bothTails(sum) == others.bothTails(total - sum))
    }
  }

  @Test func outsideTheRangeNothingIsLeft() throws {
    let signed = try #require(SignedRankNull(doubledRanks: [2, 4, 6]))
    #expect(signed.lowerTail(-1) == 0)
    #expect(signed.upperTail(13) == 0)
    #expect(signed.lowerTail(.max) == 1)
    let sum = try #require(RankSumNull(doubledRanks: [2, 4, 6], count: 1))
    #expect(sum.lowerTail(1) == 0)
    #expect(sum.upperTail(.max) == 0)
    #expect(sum.bothTails(.min) == 0)
    #expect(sum.lowerTail(.max) == 1)
  }

  @Test func impossibleRanksAreRefused() {
    #expect(SignedRankNull(doubledRanks: [0]) == nil)
    #expect(SignedRankNull(doubledRanks: Array(repeating: 2, count: 1_001)) == nil)
    #expect(SignedRankNull(doubledRanks: [.max, .max]) == nil)
    #expect(RankSumNull(doubledRanks: [2, 4], count: 3) == nil)
    #expect(RankSumNull(doubledRanks: [2, 4], count: -1) == nil)
    #expect(RankSumNull(doubledRanks: [-2, 4], count: 1) == nil)
    #expect(RankSumNull(doubledRanks: (1...4_000).map { 2 * $0 }, count: 2_000) == nil)
  }
}
