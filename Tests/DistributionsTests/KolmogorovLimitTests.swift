import Distributions
import Testing
import _StatsTestSupport

@Suite struct KolmogorovLimitTests {
  @Test func tailsKeepTheirDigits() throws {
    let fixture = try Fixtures.json("exact-nulls/expected.json", as: ExactNullsFixture.self)
    for example in fixture.kolmogorov {
      // In the lower tail the rounding of an exponent of nearly 500 is multiplied by it.
      let digits = example.lower < 1e-30 ? 12.5 : 14
      #expect(agrees(KolmogorovLimit.upperTail(example.x), example.upper, digits: 14))
      #expect(agrees(KolmogorovLimit.cdf(example.x), example.lower, digits: digits))
    }
  }

  @Test func tailsAddUpAndAreMonotone() {
    var before = 1.0
    for step in 0...400 {
      let x = Double(step) / 100
      let upper = KolmogorovLimit.upperTail(x)
      #expect(upper <= before)
      #expect(agrees(upper + KolmogorovLimit.cdf(x), 1, digits: 15))
      before = upper
    }
  }

  @Test func theEndsAreExact() {
    for x in [-Double.infinity, -1, -0.0, 0] {
      #expect(KolmogorovLimit.upperTail(x) == 1)
      #expect(KolmogorovLimit.cdf(x) == 0)
    }
    for x in [50, Double.greatestFiniteMagnitude, .infinity] {
      #expect(KolmogorovLimit.upperTail(x) == 0)
      #expect(KolmogorovLimit.cdf(x) == 1)
    }
    #expect(KolmogorovLimit.cdf(.leastNonzeroMagnitude) == 0)
    #expect(KolmogorovLimit.upperTail(.nan).isNaN)
    #expect(KolmogorovLimit.cdf(.nan).isNaN)
  }
}
