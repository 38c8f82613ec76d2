import Distributions
import Testing
import _StatsTestSupport

@Suite struct SmirnovNullTests {
  private let fixture: ExactNullsFixture

  init() throws {
    fixture = try Fixtures.json("exact-nulls/expected.json", as: ExactNullsFixture.self)
  }

  @Test func bothTailsKeepTheirDigitsWithAndWithoutTies() throws {
    for example in fixture.smirnov {
      let null = try #require(
        SmirnovNull(ties: example.ties, first: example.first, second: example.second))
      for tail in example.tails {
        for (index, side) in SmirnovNull.Side.allCases.enumerated() {
          #expect(
            agrees(null.upperTail(tail.distance, side), tail.upper[index], digits: 13),
            "\(example.name), \(side) at least \(tail.distance)")
          #expect(
            agrees(null.lowerTail(tail.distance, side), tail.lower[index], digits: 13),
            "\(example.name), \(side) at most \(tail.distance)")
        }
      }
    }
  }

  @Test func kyphosisAgreesWithR() throws {
    // ks.test(exact = TRUE) of R 4.2 prints 7.583e-05, and 4.859e-05 for the greater side.
    let example = try #require(fixture.smirnov.first { $0.name == "kyphosis" })
    let null = try #require(SmirnovNull(ties: example.ties, first: 17, second: 64))
    #expect(agrees(null.upperTail(620), 7.583e-05, digits: 4))
    #expect(agrees(null.upperTail(620, .firstBelow), 4.859e-05, digits: 4))
  }

  /// Without ties and with equal sizes D+ has the closed form C(2n, n + k) / C(2n, n).
  @Test func equalSizesHaveTheClosedForm() throws {
    let n = 40
    let null = try #require(
      SmirnovNull(ties: Array(repeating: 1, count: 2 * n), first: n, second: n))
    var expected = 1.0
    for k in 1...n {
      expected *= Double(n - k + 1) / Double(n + k)
      #expect(agrees(null.upperTail(k * n, .firstBelow), expected, digits: 13))
    }
  }

  @Test func tailsAddUpAndAreMonotone() throws {
    let null = try #require(SmirnovNull(ties: [3, 1, 4, 1, 5, 2, 6], first: 9, second: 13))
    for side in SmirnovNull.Side.allCases {
      var before = 1.0
      for distance in 0...(null.largest + 1) {
        let upper = null.upperTail(distance, side)
        #expect(upper <= before)
        #expect(agrees(null.lowerTail(distance - 1, side) + upper, 1, digits: 15))
        before = upper
      }
    }
  }

  @Test func exchangingTheSamplesExchangesTheSides() throws {
    let ties = [2, 3, 1, 1, 4, 2]
    let null = try #require(SmirnovNull(ties: ties, first: 5, second: 8))
    let exchanged = try #require(SmirnovNull(ties: ties, first: 8, second: 5))
    let reversed = try #require(SmirnovNull(ties: ties.reversed(), first: 5, second: 8))
    for distance in 0...40 {
      let tail = null.upperTail(distance, .firstBelow)
      #expect(tail == exchanged.upperTail(distance, .secondBelow))
      #expect(agrees(tail, reversed.upperTail(distance, .secondBelow), digits: 14))
      let (one, other) = (tail, null.upperTail(distance, .secondBelow))
      #expect(null.upperTail(distance) <= (one + other) * (1 + 1e-14))
      #expect(null.upperTail(distance) >= max(one, other) * (1 - 1e-14))
    }
  }

  @Test func outsideTheRangeNothingIsLeft() throws {
    let null = try #require(SmirnovNull(ties: [1, 0, 2, 1], first: 2, second: 2))
    #expect(null.upperTail(.min) == 1)
    #expect(null.upperTail(.max) == 0)
    #expect(null.lowerTail(-1) == 0)
    #expect(null.lowerTail(.min) == 0)
    #expect(null.lowerTail(.max) == 1)
    #expect(null.lowerTail(4) == 1)
  }

  @Test func theFarTailGoesDownToTheSmallestDoubles() throws {
    // All 4096 below all 4096 has the probability 2 / C(8192, 4096), below all doubles.
    let null = try #require(
      SmirnovNull(ties: Array(repeating: 1, count: 8_192), first: 4_096, second: 4_096))
    #expect(null.upperTail(null.largest) == 0)
    #expect(null.lowerTail(null.largest) == 1)
  }

  @Test func impossibleSizesAreRefused() {
    #expect(SmirnovNull(ties: [1], first: 1, second: 0) == nil)
    #expect(SmirnovNull(ties: [1, 1], first: -1, second: 3) == nil)
    #expect(SmirnovNull(ties: [1, 1], first: 1, second: 2) == nil)
    #expect(SmirnovNull(ties: [3, -1], first: 1, second: 1) == nil)
    #expect(SmirnovNull(ties: [.max, .max], first: 1, second: 1) == nil)
    #expect(SmirnovNull(ties: [8_194], first: 4_097, second: 4_097) == nil)
    #expect(SmirnovNull(ties: [2], first: .max, second: .max) == nil)
  }
}
