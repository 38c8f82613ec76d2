import Foundation
import Testing

@testable import Distributions

/// What must hold for gamma functions and their inverses, whatever their numbers.
@Suite struct GammaLawTests {
  private static let shapes = [
    1e-300, 1e-20, 1e-9, 1e-3, 0.1, 0.5, 0.999, 1, 1.5, 7.3, 29.99, 30, 77, 1e3, 9999, 1e4, 1e6,
    1e8, 1e12, 1e15,
  ]
  private static let probabilities = [
    Double.leastNonzeroMagnitude, 0x1p-1030, 1e-300, 1e-200, 1e-50, 1e-17, 1e-9, 1e-8, 1.1e-8, 1e-3,
    0.05, 0.25, 0.3,
    0.4999999, 0.5, 0.5000001, 0.75, 0.99, 1 - 1e-9, 1 - 0x1p-53,
  ]

  @Test func everyQuantileIsANumberAndRisesWithItsProbability() {
    for shape in Self.shapes {
      let chi = ChiSquared(degreesOfFreedom: 2 * shape)
      let quantiles = Self.probabilities.map { chi.quantile($0) }
      for (lower, next) in zip(quantiles, quantiles.dropFirst()) {
        #expect(lower >= 0 && next < .infinity && lower <= next, "\(shape): \(lower) \(next)")
      }
      let uppers = Self.probabilities.map { chi.quantile(upperTail: $0) }
      for (greater, next) in zip(uppers, uppers.dropFirst()) {
        #expect(greater < .infinity && next >= 0 && greater >= next, "\(shape): \(greater) \(next)")
      }
    }
  }

  @Test func neighbouringProbabilitiesKeepTheirOrder() {
    // On both sides of every change of method.
    for shape in [0.3, 1, 29.9, 30, 500, 9999, 20_000] {
      let chi = ChiSquared(degreesOfFreedom: 2 * shape)
      for probability in [1e-8, 0.01, 0.25, 0.5, 0.75] {
        var (last, lastUpper) = (0.0, Double.infinity)
        for step in -20...20 {
          let p = probability * (1 + Double(step) * 1e-12)
          let (x, upper) = (chi.quantile(p), chi.quantile(upperTail: p))
          #expect(x >= last && upper <= lastUpper, "\(shape) \(p)")
          (last, lastUpper) = (x, upper)
        }
      }
    }
  }

  @Test func everyTailIsAProbability() {
    let xs = [0, Double.leastNonzeroMagnitude, 1e-300, 1e-8, 1, 1.5, 30, 1e3, 1e8, 1e15, 1e300]
    for shape in Self.shapes + [Double.leastNonzeroMagnitude, 1e100, 1e300] {
      let chi = ChiSquared(degreesOfFreedom: 2 * shape)
      var (last, lastUpper) = (0.0, 1.0)
      for x in xs {
        let (lower, upper) = (chi.cdf(x), chi.upperTail(x))
        #expect(lower >= last && upper <= lastUpper, "\(shape) \(x): \(lower) \(upper)")
        #expect((lower + upper - 1).magnitude <= 0x1p-52, "\(shape) \(x)")
        #expect(chi.logCdf(x) <= 0 && chi.logUpperTail(x) <= 0, "\(shape) \(x)")
        #expect(chi.density(x) >= 0 && !chi.logDensity(x).isNaN, "\(shape) \(x)")
        (last, lastUpper) = (lower, upper)
      }
    }
  }

  @Test func tailsOfTheLeastNumbers() {
    let least = Double.leastNonzeroMagnitude
    for shape in [1e-6, 1e-3, 0.01, 0.5] {
      let chi = ChiSquared(degreesOfFreedom: 2 * shape)
      for x in [least, 3 * least, 0x1p-1060, 0x1p-1030] {
        #expect(chi.cdf(x) > 0 && chi.cdf(x) < 1)
        #expect((chi.cdf(x) + chi.upperTail(x) - 1).magnitude <= 0x1p-52)
        #expect(chi.cdf(x) <= chi.cdf(2 * x))
      }
    }
  }

  @Test func inverseErrorFunctionsAreTotal() {
    #expect(ErrorFunction.inverse(0) == 0)
    #expect(ErrorFunction.inverse(1) == .infinity)
    #expect(ErrorFunction.inverse(-1) == -.infinity)
    #expect(ErrorFunction.inverseComplement(0) == .infinity)
    #expect(ErrorFunction.inverseComplement(1) == 0)
    #expect(ErrorFunction.inverseComplement(2) == -.infinity)
    for bad in [-1e-300, -0.5, 2.1, .infinity, -.infinity, .nan] {
      #expect(ErrorFunction.inverseComplement(bad).isNaN)
    }
    for bad in [1.0000001, -2, .infinity, -.infinity, .nan] {
      #expect(ErrorFunction.inverse(bad).isNaN)
    }
    for value in [1e-300, 1e-9, 1.0000001e-9, 0.3, 0.5, 0.5000001, 0.999] {
      #expect(ErrorFunction.inverse(-value) == -ErrorFunction.inverse(value))
    }
  }

  @Test func theNormalQuantileIsOddAndRises() {
    var last = -Double.infinity
    for step in 1..<2000 {
      let probability = Double(step) / 2000
      let z = Normal.standard.quantile(probability)
      #expect(z > last)
      #expect(z == -Normal.standard.quantile(upperTail: probability))
      last = z
    }
    #expect(Normal.standard.quantile(0.5) == 0)
  }

  @Test func digammaIsTheSlopeOfLogGamma() {
    for x in [1e-3, 0.2, 1, 1.46, 3, 9.9, 10, 50, 1e4] {
      let h = x * 1e-4
      let slope = (LogGamma.value(x + h) - LogGamma.value(x - h)) / (2 * h)
      let second = (Digamma.value(x + h) - Digamma.value(x - h)) / (2 * h)
      // Difference quotients of second order.
      #expect((Digamma.value(x) - slope).magnitude <= 1e-6 * max(1, slope.magnitude))
      #expect((Digamma.derivative(x) - second).magnitude <= 1e-6 * second.magnitude)
      // The recurrences ψ(x + 1) = ψ(x) + 1 / x and ψ′(x + 1) = ψ′(x) - 1 / x².
      let next = Digamma.value(x) + 1 / x
      #expect((Digamma.value(x + 1) - next).magnitude <= 1e-14 * max(1, 1 / x))
      #expect(
        (Digamma.derivative(x + 1) + 1 / (x * x) - Digamma.derivative(x)).magnitude
          <= 1e-14 * Digamma.derivative(x))
    }
  }

  @Test func digammaIsTotal() {
    #expect(Digamma.value(0) == -.infinity)
    #expect(Digamma.value(.infinity) == .infinity)
    #expect(Digamma.derivative(0) == .infinity)
    #expect(Digamma.derivative(.infinity) == 0)
    for bad in [-1, -0.5, -.infinity, .nan] {
      #expect(Digamma.value(bad).isNaN)
      #expect(Digamma.derivative(bad).isNaN)
    }
    #expect(Digamma.value(.leastNonzeroMagnitude) == -.infinity)
    #expect(Digamma.value(1e300) == 690.7755278982137)
  }
}
