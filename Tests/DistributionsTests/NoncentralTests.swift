import Distributions
import Foundation
import Testing
import _StatsTestSupport

/// Noncentral t and F at 30 digits, from `noncentral/generate.py`.
private struct NoncentralFixture: Decodable {
  struct T: Decodable {
    var t: Double
    var df: Double
    var delta: Double
    var upper: Double
    var lower: Double
  }

  struct F: Decodable {
    var f: Double
    var a: Double
    var b: Double
    var lambda: Double
    var upper: Double
  }

  var t: [T]
  var f: [F]
}

@Suite struct NoncentralTests {
  private let fixture: NoncentralFixture

  init() throws { fixture = try Fixtures.json("noncentral/expected.json") }

  @Test func tailsOfTAgree() {
    for example in fixture.t {
      let distribution = NoncentralT(
        degreesOfFreedom: example.df, noncentrality: example.delta)
      let label = "\(example.t), \(example.df), \(example.delta)"
      // Far tails are products of small factors; those below 1e-300 are not asked for.
      if example.upper > 1e-300 {
        #expect(
          agrees(distribution.upperTail(example.t), example.upper, digits: 12), "\(label)")
      }
      if example.lower > 1e-300 {
        #expect(agrees(distribution.cdf(example.t), example.lower, digits: 12), "\(label)")
      }
    }
  }

  @Test func tailsOfFAgree() {
    for example in fixture.f {
      let tails = NoncentralF(
        numerator: example.a, denominator: example.b, noncentrality: example.lambda
      ).tails(example.f)
      let label = "\(example.f), \(example.a), \(example.b), \(example.lambda)"
      #expect(agrees(tails.upper, example.upper, digits: 12), "\(label)")
      #expect(agrees(tails.lower + tails.upper, 1, digits: 14), "\(label)")
    }
  }

  /// Without noncentrality both are the central distributions.
  @Test func centralDistributions() {
    for t in [-3.0, -0.5, 0, 1.25, 8] {
      for freedom in [1.0, 4, 60, 1e4] {
        #expect(
          agrees(
            NoncentralT(degreesOfFreedom: freedom, noncentrality: 0).upperTail(t),
            StudentT(degreesOfFreedom: freedom).upperTail(t), digits: 12))
      }
    }
    let central = NoncentralF(numerator: 3, denominator: 17, noncentrality: 0).tails(2.5)
    #expect(
      agrees(
        central.upper, FisherF(numerator: 3, denominator: 17).upperTail(2.5), digits: 13))
  }

  @Test(arguments: [0.001, 0.025, 0.5, 0.975]) func rootsMeetTheirTail(probability: Double) {
    for (t, freedom) in [(2.5, 9.0), (-1, 4), (30, 5_000), (0, 2), (900, 1e6)] {
      let delta = NoncentralT.noncentrality(
        upperTail: probability, at: t, degreesOfFreedom: freedom)
      let found = NoncentralT(degreesOfFreedom: freedom, noncentrality: delta).upperTail(t)
      #expect(agrees(found, probability, digits: 11), "\(t), \(freedom)")
    }
    let lambda = NoncentralF.noncentrality(
      upperTail: probability, at: 6, numerator: 2, denominator: 30)
    let tails = NoncentralF(numerator: 2, denominator: 30, noncentrality: lambda).tails(6)
    #expect(lambda == 0 || agrees(tails.upper, probability, digits: 11))
  }

  /// Without correlation r sqrt((n - 2) / (1 - r^2)) has Student's distribution.
  @Test func correlationsAboutZero() {
    for count in [3, 4, 10, 16, 17, 200, 100_000] {
      for t in [-6.0, -1, 0, 0.25, 2, 8] {
        let freedom = Double(count - 2)
        let tails = CorrelationDistribution(count: count, centre: 0).tails(
          asinh(t / freedom.squareRoot()))
        let student = StudentT(degreesOfFreedom: freedom)
        #expect(agrees(tails.upper, student.upperTail(t), digits: 11), "\(count), \(t)")
        #expect(agrees(tails.lower, student.cdf(t), digits: 11), "\(count), \(t)")
      }
    }
  }

  @Test func parametersOutOfRange() {
    #expect(NoncentralT(degreesOfFreedom: 0, noncentrality: 1).upperTail(1).isNaN)
    #expect(NoncentralT(degreesOfFreedom: 2, noncentrality: .infinity).cdf(1).isNaN)
    #expect(NoncentralF(numerator: 1, denominator: 2, noncentrality: -1).tails(1).upper.isNaN)
    #expect(NoncentralF(numerator: 1, denominator: 2, noncentrality: 4).tails(0).upper == 1)
  }

  /// Without ties both countings of a trend are one distribution.
  @Test func countingsOfTrendsAgree() throws {
    for sizes in [[3, 4, 2], [1, 1, 1, 1, 1], [5, 1], [2, 0, 3]] {
      let total = sizes.reduce(0, +)
      let untied = try #require(UntiedTrendNull(sizes))
      let tied = try #require(
        TrendNull(ties: Array(repeating: 1, count: total), sizes: sizes))
      #expect(tied.doubledPairs == 2 * untied.pairs)
      for count in -1...untied.pairs + 1 {
        #expect(agrees(untied.lowerTail(count), tied.lowerTail(2 * count), digits: 14))
        #expect(agrees(untied.upperTail(count), tied.upperTail(2 * count), digits: 14))
      }
    }
    #expect(TrendNull(ties: [1, 2], sizes: [1, 1]) == nil)
    #expect(TrendNull(ties: [-1, 3], sizes: [1, 1]) == nil)
    #expect(UntiedTrendNull([-1, 2]) == nil)
    #expect(UntiedTrendNull([600, 600, 600]) == nil)
  }

  /// With two degrees of freedom of the denominator the upper tail is 1 - E exp(-X s), X
  /// noncentral chi-square and s = 1 / (a f), whose generating function is closed.
  @Test(arguments: [1.0, 2, 5]) func hugeRatiosHaveTheClosedForm(a: Double) {
    for f in [1e4, 1e7, 1e9, 1e12, 1e13, 1e15, 1e18] {
      for probability in [0.025, 0.2, 0.95] {
        let s = 1 / (a * f)
        let expected =
          (1 + 2 * s) / s * (-log1p(-probability) - a / 2 * log1p(2 * s))
        let found = NoncentralF.noncentrality(
          upperTail: probability, at: f, numerator: a, denominator: 2)
        #expect(agrees(found, expected, digits: 11), "\(f), \(probability)")
      }
    }
  }

  /// Far out δ / t is a quantile of S, for two degrees of freedom sqrt(-log(1 - p)).
  @Test func hugeValuesHaveTheSpreadOfTheDenominator() {
    for t in [1e7, 9e7, 2e8, 1e9, 1e12, 1e100] {
      for probability in [0.025, 0.2, 0.975] {
        let share = (-log1p(-probability)).squareRoot()
        let upper = NoncentralT.noncentrality(
          upperTail: probability, at: t, degreesOfFreedom: 2)
        #expect(agrees(upper, t * share, digits: 11), "\(t), \(probability)")
        let mirrored = NoncentralT.noncentrality(
          upperTail: 1 - probability, at: -t, degreesOfFreedom: 2)
        #expect(agrees(mirrored, -t * share, digits: 11), "\(t), \(probability)")
      }
    }
  }
}
