import Foundation
import Testing
import _StatsTestSupport

@testable import Distributions

/// What must hold for the incomplete beta function, its inverse and the discrete quantiles.
@Suite struct BetaLawTests {
  private static let shapes = [0.001, 0.3, 1, 2.5, 40, 9_999, 10_001, 1e6, 1e8]

  @Test func theInverseIsSymmetric() {
    for a in Self.shapes {
      for b in Self.shapes {
        for p in [1e-200, 1e-9, 0.2, 0.5, 0.9] {
          let one = IncompleteBeta.quantile(p, a, b)
          let other = IncompleteBeta.quantile(upperTail: p, b, a)
          // A unit in the last place, as both are rounded.
          #expect(agrees(one.x, other.complement, digits: 15, absolute: 1e-300))
          #expect(agrees(one.complement, other.x, digits: 15, absolute: 1e-300))
          #expect((one.x + one.complement - 1).magnitude <= 0x1p-52)
        }
      }
    }
  }

  @Test func theInverseRises() {
    for a in Self.shapes {
      for b in Self.shapes {
        var last = 0.0
        for p in [1e-300, 1e-20, 0.01, 0.3, 0.499, 0.5, 0.501, 0.9, 0.999_999] {
          let x = IncompleteBeta.quantile(p, a, b).x
          #expect(x >= last && x <= 1, "\(a) \(b) \(p)")
          last = x
        }
      }
    }
  }

  @Test func theInverseOfNoProbabilityIsNoNumber() {
    for bad in [-1e-300, 1.0000001, .nan, .infinity, -.infinity] {
      #expect(IncompleteBeta.quantile(bad, 1, 1).x.isNaN)
      #expect(IncompleteBeta.quantile(upperTail: bad, 1, 1).complement.isNaN)
    }
    for bad: Double in [0, -1, .nan, .infinity] {
      #expect(IncompleteBeta.quantile(0.5, bad, 1).x.isNaN)
      #expect(IncompleteBeta.quantile(upperTail: 0.5, 1, bad).x.isNaN)
    }
    #expect(IncompleteBeta.quantile(0, 2, 3) == .init(x: 0, complement: 1))
    #expect(IncompleteBeta.quantile(1, 2, 3) == .init(x: 1, complement: 0))
    #expect(IncompleteBeta.quantile(upperTail: 0, 2, 3) == .init(x: 1, complement: 0))
    #expect(IncompleteBeta.quantile(upperTail: 1, 2, 3) == .init(x: 0, complement: 1))
  }

  /// Where the expansion takes over from the continued fraction nothing jumps.
  @Test func theExpansionMeetsTheContinuedFraction() throws {
    for (a, b) in [(1e4, 1e4), (1e4, 3e6), (5e5, 2e4)] {
      let mean = a / (a + b)
      let deviation = (mean * (1 - mean) / (a + b + 1)).squareRoot()
      for z in [-2.8, -1.5, -0.5, -0.01] {
        let x = mean + z * deviation
        let point = BetaPoint(
          a: a, b: b, x: x, y: 1 - x, distance: a.addingProduct(-(a + b), x))
        let expansion = try #require(BetaExpansion.lowerTail(point))
        let fraction = try #require(IncompleteBeta.fractionValue(point))
        let tail = point.root * exp(point.prefactorExponent) / fraction
        #expect(agrees(expansion.lower, tail, digits: 13.5), "\(a) \(b) \(z)")
      }
    }
  }

  @Test func hugeAndTinyShapesReturn() {
    let sizes = [
      Double.leastNonzeroMagnitude, 1e-300, 1e-20, 1, 1e12, 1e15, 1e300,
      Double.greatestFiniteMagnitude,
    ]
    for a in sizes {
      for b in sizes {
        for p in [Double.leastNonzeroMagnitude, 1e-100, 0.3, 0.5, 1 - 0x1p-53] {
          let quantile = IncompleteBeta.quantile(p, a, b)
          if !quantile.x.isNaN { #expect(quantile.x >= 0 && quantile.x <= 1) }
          let upper = IncompleteBeta.quantile(upperTail: p, a, b)
          if !upper.x.isNaN { #expect(upper.x >= 0 && upper.x <= 1) }
        }
        for x in [Double.leastNonzeroMagnitude, 1e-100, 0.5, 1 - 0x1p-53] {
          let tails = IncompleteBeta.tails(a, b, at: x)
          if !tails.lower.isNaN { #expect(tails.lower >= 0 && tails.lower <= 1) }
        }
      }
    }
  }

  /// With p = 1/2 the values of the distribution function are doubles, and are reached exactly.
  @Test func exactTiesAreReached() {
    for n in 1...50 {
      let binomial = Binomial(trials: n, probability: 0.5)
      var sum = 0.0
      var term = 1.0
      for k in 0..<n {
        sum += term
        let p = Double(sign: .plus, exponent: -n, significand: sum)
        #expect(binomial.quantile(p) == k)
        #expect(binomial.quantile(p.nextUp) == k + 1)
        #expect(binomial.quantile(upperTail: p) == n - k - 1)
        #expect(binomial.quantile(upperTail: p.nextDown) == n - k)
        term = (term * Double(n - k) / Double(k + 1)).rounded()
      }
    }
    for n in [101, 9_999, 1_000_001, 99_999_999] {
      // The median of an odd number of fair trials: exactly half lies at or below it.
      let binomial = Binomial(trials: n, probability: 0.5)
      #expect(binomial.quantile(0.5) == n / 2)
      #expect(binomial.quantile(upperTail: 0.5) == n / 2)
    }
  }

  @Test func upperQuantilesAreTheLeastValuesThatReach() {
    let distributions: [any DiscreteDistribution] = [
      Binomial(trials: 30, probability: 0.2), Binomial(trials: 7, probability: 0),
      Binomial(trials: 7, probability: 1), Binomial(trials: 1_000_000, probability: 1e-5),
      Hypergeometric(successes: 15, failures: 16, draws: 20),
      NoncentralHypergeometric(successes: 36, failures: 38, draws: 31, oddsRatio: 1e-5),
      NoncentralHypergeometric(successes: 36, failures: 38, draws: 31, oddsRatio: 1e300),
    ]
    for distribution in distributions {
      for p in [1e-200, 1e-20, 0.01, 0.3, 0.5, 0.77, 0.999999] {
        guard let k = distribution.quantile(upperTail: p) else {
          Issue.record("no quantile of \(distribution)")
          continue
        }
        #expect(distribution.upperTail(k) <= p)
        if k > distribution.support.lowerBound { #expect(distribution.upperTail(k - 1) > p) }
      }
      #expect(distribution.quantile(upperTail: 1) == distribution.support.lowerBound)
      #expect(distribution.quantile(0) == distribution.support.lowerBound)
      for p in [-0.1, 1.1, Double.nan] { #expect(distribution.quantile(upperTail: p) == nil) }
    }
    #expect(Binomial(trials: -1, probability: 0.5).quantile(upperTail: 0.5) == nil)
    #expect(Binomial(trials: 9, probability: 0.5).quantile(1) == 9)
    #expect(Binomial(trials: 9, probability: 0.5).quantile(upperTail: 0) == 9)
    #expect(Binomial(trials: 9, probability: 0).quantile(1) == 0)
  }
}
