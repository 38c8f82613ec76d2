import Distributions
import Testing
import _StatsTestSupport

@Suite struct UntiedRankSumNullTests {
  @Test func tailsKeepTheirDigits() throws {
    let fixture = try Fixtures.json("exact-nulls/expected.json", as: ExactNullsFixture.self)
    for example in fixture.untiedRankSum {
      let null = try #require(UntiedRankSumNull(example.first, example.second))
      for tail in example.tails {
        let place = "\(example.first) + \(example.second) at \(tail.count)"
        #expect(agrees(null.lowerTail(tail.count), tail.lower, digits: 15), "\(place)")
        #expect(agrees(null.upperTail(tail.count), tail.upper, digits: 15), "\(place)")
        #expect(agrees(null.bothTails(tail.count), tail.both, digits: 15), "\(place)")
      }
    }
  }

  /// The exact product of the Gaussian coefficient against the counts by size and sum, which
  /// share no step.
  @Test(arguments: [(100, 100), (3, 200), (40, 130)])
  func itIsTheDistributionOfUntiedRanks(_ first: Int, _ second: Int) throws {
    let ranks = (1...(first + second)).map { 2 * $0 }
    let null = try #require(UntiedRankSumNull(first, second))
    let counted = try #require(RankSumNull(doubledRanks: ranks, count: first))
    for won in stride(from: 0, through: first * second, by: max(1, first * second / 50)) {
      let sum = counted.doubledRange.lowerBound + 2 * won
      #expect(agrees(null.lowerTail(won), counted.lowerTail(sum), digits: 13))
      #expect(agrees(null.upperTail(won), counted.upperTail(sum), digits: 13))
      #expect(agrees(null.bothTails(won), counted.bothTails(sum), digits: 13))
    }
  }

  @Test func fullySeparatedSamplesHaveOneChoiceOfAll() throws {
    // C(200, 100), a whole number of 59 digits.
    let choices = 90_548_514_656_103_281_165_404_177_077_484_163_874_504_589_675_413_336_841_320.0
    let null = try #require(UntiedRankSumNull(100, 100))
    #expect(agrees(null.lowerTail(0), 1 / choices, digits: 15))
    #expect(agrees(null.bothTails(10_000), 2 / choices, digits: 15))
    let ranks = (1...200).map { 2 * $0 }
    let counted = try #require(RankSumNull(doubledRanks: ranks, count: 100))
    #expect(agrees(counted.bothTails(10_100), 2 / choices, digits: 14))
  }

  @Test func tailsAddUpAndAreSymmetric() throws {
    let null = try #require(UntiedRankSumNull(11, 6))
    let exchanged = try #require(UntiedRankSumNull(6, 11))
    for won in -1...67 {
      #expect(agrees(null.lowerTail(won - 1) + null.upperTail(won), 1, digits: 15))
      #expect(null.lowerTail(won) == null.upperTail(66 - won))
      #expect(null.lowerTail(won) == exchanged.lowerTail(won))
    }
  }

  @Test func theEndsOfTheRangeAreExact() throws {
    for (first, second) in [(0, 0), (0, 7), (1, 1), (5, 2)] {
      let null = try #require(UntiedRankSumNull(first, second))
      #expect(null.lowerTail(.min) == 0)
      #expect(null.lowerTail(first * second) == 1)
      #expect(null.lowerTail(.max) == 1)
      #expect(null.upperTail(0) == 1)
      #expect(null.upperTail(.min) == 1)
      #expect(null.upperTail(.max) == 0)
      #expect(null.bothTails(.min) == 0)
      #expect(null.bothTails(.max) == 0)
    }
  }

  @Test func sizesThatCannotBeCountedAreRefused() {
    #expect(UntiedRankSumNull(-1, 3) == nil)
    #expect(UntiedRankSumNull(.max, .max) == nil)
    #expect(UntiedRankSumNull(600, 600) == nil)
    #expect(UntiedRankSumNull(2, 1 << 30) == nil)
  }
}
