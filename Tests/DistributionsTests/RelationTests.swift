import Foundation
import Testing
import _StatsTestSupport

@testable import Distributions

/// Identities between the distributions.
@Suite struct RelationTests {
  @Test func theNormalAndTheTDistributionAreSymmetric() {
    for x in [0, 1e-10, 0.3, 1, 2.5, 9, 37] {
      #expect(Normal.standard.cdf(-x) == Normal.standard.upperTail(x))
      for n in [0.3, 1, 5, 1e6] {
        let t = StudentT(degreesOfFreedom: n)
        #expect(t.cdf(-x) == t.upperTail(x))
        #expect(t.density(-x) == t.density(x))
      }
    }
    for p in [1e-200, 1e-5, 0.2, 0.4999999] {
      let t = StudentT(degreesOfFreedom: 4)
      #expect(t.quantile(p) == -t.quantile(upperTail: p))
    }
  }

  @Test func theSquareOfAnFDistributionIsReflected() {
    for (m, n) in [(1.0, 1.0), (3, 11), (0.4, 100), (1e4, 2)] {
      for x in [1e-8, 0.2, 1, 1.7, 50] {
        // 1/x is rounded: at the steepest point that moves the tail by a few ulp.
        let one = FisherF(numerator: m, denominator: n).upperTail(x)
        let other = FisherF(numerator: n, denominator: m).cdf(1 / x)
        #expect(agrees(one, other, digits: 12.5))
      }
    }
  }

  @Test func theSquareOfTHasAnFDistribution() {
    for n in [0.7, 1, 6, 500, 1e7] {
      for x in [0.25, 1, 1.5, 4] {
        let two = 2 * StudentT(degreesOfFreedom: n).upperTail(x)
        let f = FisherF(numerator: 1, denominator: n).upperTail(x * x)
        #expect(agrees(two, f, digits: 13))
      }
    }
  }

  @Test func theSquareOfANormalHasAChiSquaredDistribution() {
    for x in [0.001, 0.5, 1, 1.5, 3, 6, 12, 30] {
      let two = 2 * Normal.standard.upperTail(x)
      #expect(agrees(two, ChiSquared(degreesOfFreedom: 1).upperTail(x * x), digits: 12.5))
    }
  }

  @Test func twoDegreesOfFreedomAreExponential() {
    for x in [1e-12, 0.3, 2, 20, 600] {
      let chi = ChiSquared(degreesOfFreedom: 2)
      #expect(agrees(chi.upperTail(x), exp(-x / 2), digits: 13))
      #expect(agrees(chi.cdf(x), -expm1(-x / 2), digits: 13))
      #expect(agrees(chi.density(x), exp(-x / 2) / 2, digits: 13))
    }
  }

  @Test func oneDegreeOfFreedomIsCauchy() {
    let t = StudentT(degreesOfFreedom: 1)
    for x in [1e-9, 0.5, 1, 3, 1e5] {
      #expect(agrees(t.upperTail(x), atan2(1, x) / .pi, digits: 14))
      #expect(agrees(t.density(x), 1 / (.pi * (1 + x * x)), digits: 14))
    }
    #expect(agrees(t.quantile(1e-250), -1e250 / .pi, digits: 13))
  }

  @Test func theTQuantileKeepsItsDigitsNearTheMiddle() {
    let t = StudentT(degreesOfFreedom: 2)
    for gap in [0x1p-20, 0x1p-40, 0x1p-53] {
      // With 2 degrees of freedom t = 2 d sqrt(2 / (1 - 4 d²)) at 1/2 + d; the gap is exact.
      let p = 0.5 - gap
      #expect(agrees(t.quantile(p), -2 * gap * (2 / (1 - 4 * gap * gap)).squareRoot(), digits: 15))
    }
  }

  @Test func manyDegreesOfFreedomApproachTheNormal() {
    for x in [-3, -0.5, 0.1, 2] {
      let t = StudentT(degreesOfFreedom: 1e15)
      #expect(agrees(t.cdf(x), Normal.standard.cdf(x), digits: 13))
      #expect(StudentT(degreesOfFreedom: .infinity).cdf(x) == Normal.standard.cdf(x))
    }
  }

  @Test func tailsBeyondTheRangeKeepTheirLogarithm() {
    let chi = ChiSquared(degreesOfFreedom: 2)
    #expect(chi.upperTail(1e6) == 0)
    #expect(agrees(chi.logUpperTail(1e6), -5e5, digits: 14))
    let t = StudentT(degreesOfFreedom: 3)
    #expect(t.upperTail(1e200) == 0)
    #expect(t.logUpperTail(1e200).isFinite)
  }

  @Test func errorFunctionInversesInvert() {
    for x in [-3, -0.4, 1e-200, 1e-8, 0.3, 1, 3] {
      #expect(agrees(ErrorFunction.inverse(erf(x)), x, digits: x.magnitude > 2 ? 10 : 13.5))
    }
    for x in [0.5, 1, 5, 20, 26] {
      #expect(agrees(ErrorFunction.inverseComplement(erfc(x)), x, digits: 14))
    }
    #expect(ErrorFunction.inverseComplement(1) == 0)
    #expect(ErrorFunction.scaledComplement(-1).isNaN)
  }

  @Test func hugeAndTinyParametersReturn() {
    for size in [1e-300, 1e-8, 1e12, 1e15, 1e300] {
      for x in [1e-300, 0.5, 1, 3, size, 1e300] {
        let values = [
          ChiSquared(degreesOfFreedom: size).cdf(x), StudentT(degreesOfFreedom: size).cdf(x),
          FisherF(numerator: size, denominator: 3).cdf(x),
          FisherF(numerator: size, denominator: size).upperTail(x),
          FisherF(numerator: 2, denominator: size).upperTail(x),
        ]
        for value in values where !value.isNaN { #expect(value >= 0 && value <= 1) }
      }
      _ = ChiSquared(degreesOfFreedom: size).quantile(0.3)
      _ = StudentT(degreesOfFreedom: size).quantile(0.3)
      _ = FisherF(numerator: size, denominator: 5).quantile(0.9)
    }
  }
}
