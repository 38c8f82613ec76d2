import Foundation
import Testing
import _StatsTestSupport

@testable import Distributions

/// What must hold for every continuous distribution, whatever its numbers.
@Suite struct ContinuousLawTests {
  private static let distributions: [any ContinuousDistribution] =
    [Normal.standard, Normal(mean: -3, standardDeviation: 0.01)]
    + [0.02, 1, 2, 7.5, 300, 1e6].map { ChiSquared(degreesOfFreedom: $0) }
    + [0.5, 1, 4, 80, 1e7, .infinity].map { StudentT(degreesOfFreedom: $0) }
    + [(1.0, 1.0), (3, 10), (0.5, 40), (250, 2), (1e5, 1e4)].map {
      FisherF(numerator: $0.0, denominator: $0.1)
    }

  private static let probabilities = [
    1e-12, 1e-4, 0.01, 0.1, 0.25, 0.3, 0.4999, 0.5, 0.5001, 0.7, 0.975, 0.9999,
  ]

  @Test func theTailsAddUpToOne() {
    for distribution in Self.distributions {
      for probability in Self.probabilities {
        let x = distribution.quantile(probability)
        let sum = distribution.cdf(x) + distribution.upperTail(x)
        #expect((sum - 1).magnitude <= 0x1p-52, "\(distribution) at \(x)")
      }
    }
  }

  @Test func quantilesInvertBothTails() {
    for distribution in Self.distributions {
      for probability in Self.probabilities {
        let x = distribution.quantile(probability)
        let y = distribution.quantile(upperTail: probability)
        // A shift of the mean by -3 loses digits of the tail: the argument has an ulp of 4e-16.
        let digits = distribution is Normal ? 10.5 : 12.5
        if x >= 1e-290 || x < 0 {
          #expect(
            agrees(distribution.cdf(x), probability, digits: digits), "\(distribution) \(x)")
        }
        if y >= 1e-290 || y < 0 {
          #expect(
            agrees(distribution.upperTail(y), probability, digits: digits),
            "\(distribution) \(y)")
        }
      }
    }
  }

  @Test func functionsAreMonotone() {
    for distribution in Self.distributions {
      let xs = (1..<400).map { distribution.quantile(Double($0) / 400) }
      for (x, next) in zip(xs, xs.dropFirst()) {
        #expect(x <= next)
        #expect(distribution.cdf(x) <= distribution.cdf(next))
        #expect(distribution.upperTail(x) >= distribution.upperTail(next))
      }
    }
  }

  @Test func logarithmsAgreeWithTheirFunctions() {
    for distribution in Self.distributions {
      for probability in Self.probabilities {
        let x = distribution.quantile(probability)
        guard x != 0 else { continue }
        let (lower, upper) = (distribution.cdf(x), distribution.upperTail(x))
        let logLower = lower < 0.5 ? log(lower) : log1p(-upper)
        let logUpper = upper < 0.5 ? log(upper) : log1p(-lower)
        #expect(agrees(distribution.logCdf(x), logLower, digits: 13))
        #expect(agrees(distribution.logUpperTail(x), logUpper, digits: 13))
        #expect(agrees(exp(distribution.logDensity(x)), distribution.density(x), digits: 12))
      }
    }
  }

  @Test func theDensityIsTheSlopeOfTheDistributionFunction() {
    for distribution in Self.distributions {
      for probability in [0.05, 0.3, 0.6, 0.9] {
        let x = distribution.quantile(probability)
        guard x != 0, x.magnitude > 1e-100 else { continue }
        let low = distribution.quantile(probability - 1e-5)
        let high = distribution.quantile(probability + 1e-5)
        let slope = 2e-5 / (high - low)
        // A difference quotient of second order: 5 digits are what it has.
        #expect(agrees(distribution.density(x), slope, digits: 5), "\(distribution) at \(x)")
      }
    }
  }

  @Test func theEndsHaveTheirLimits() {
    for distribution in Self.distributions {
      #expect(distribution.cdf(-.infinity) == 0)
      #expect(distribution.cdf(.infinity) == 1)
      #expect(distribution.upperTail(-.infinity) == 1)
      #expect(distribution.upperTail(.infinity) == 0)
      #expect(distribution.quantile(1) == .infinity)
      #expect(distribution.quantile(upperTail: 0) == .infinity)
      #expect(distribution.quantile(0) == distribution.quantile(upperTail: 1))
    }
  }

  @Test func whatIsNoNumberGivesNone() {
    for distribution in Self.distributions {
      #expect(distribution.cdf(.nan).isNaN)
      #expect(distribution.upperTail(.nan).isNaN)
      #expect(distribution.logCdf(.nan).isNaN)
      #expect(distribution.logUpperTail(.nan).isNaN)
      #expect(distribution.density(.nan).isNaN)
      for probability in [-1e-300, 1.0000001, .nan, .infinity, -.infinity] {
        #expect(distribution.quantile(probability).isNaN)
        #expect(distribution.quantile(upperTail: probability).isNaN)
      }
    }
  }

  @Test func invalidParametersGiveNoNumber() {
    var invalid: [any ContinuousDistribution] = [
      Normal(mean: .nan, standardDeviation: 1), Normal(mean: 0, standardDeviation: 0),
      Normal(mean: .infinity, standardDeviation: 1), Normal(mean: 0, standardDeviation: -1),
    ]
    for bad: Double in [0, -1, .nan, -.infinity] {
      invalid.append(ChiSquared(degreesOfFreedom: bad))
      invalid.append(StudentT(degreesOfFreedom: bad))
      invalid.append(FisherF(numerator: bad, denominator: 1))
      invalid.append(FisherF(numerator: 1, denominator: bad))
    }
    for distribution in invalid {
      for x: Double in [-1, 0, 0.5, 3, .infinity] {
        #expect(distribution.cdf(x).isNaN)
        #expect(distribution.upperTail(x).isNaN)
        #expect(distribution.logCdf(x).isNaN)
        #expect(distribution.logUpperTail(x).isNaN)
        #expect(distribution.density(x).isNaN)
        #expect(distribution.logDensity(x).isNaN)
      }
      for probability in [0, 0.3, 0.5, 1] {
        #expect(distribution.quantile(probability).isNaN)
        #expect(distribution.quantile(upperTail: probability).isNaN)
      }
    }
  }
}
