import RealModule

/// The chi-squared distribution.
///
/// With degrees of freedom that are not positive and finite, every function is NaN.
package struct ChiSquared: ContinuousDistribution, Equatable {
  package let degreesOfFreedom: Double
  private let shape: Double

  package init(degreesOfFreedom: Double) {
    let valid = degreesOfFreedom > 0 && degreesOfFreedom < .infinity
    self.degreesOfFreedom = valid ? degreesOfFreedom : .nan
    shape = self.degreesOfFreedom / 2
  }

  package func density(_ x: Double) -> Double {
    guard x > 1e-307, x < .infinity, shape > 1e-300 else { return .exp(logDensity(x)) }
    return IncompleteGamma.prefactor(shape, x / 2, over: x)
  }

  package func logDensity(_ x: Double) -> Double {
    if x.isNaN || shape.isNaN { return .nan }
    if x < 0 || x == .infinity { return -.infinity }
    if x == 0 {
      return shape > 1 ? -.infinity : (shape < 1 ? .infinity : -.log(2))
    }
    // At small shapes the logarithms of the saddle point would cancel near 0.
    if shape < 3 {
      return (shape - 1) * (.log(x) - .log(2)) - (0.5 * x + LogGamma.value(shape) + .log(2))
    }
    return IncompleteGamma.logPrefactor(shape, x / 2) - .log(x)
  }

  package func cdf(_ x: Double) -> Double { tails(x).lower }

  package func upperTail(_ x: Double) -> Double { tails(x).upper }

  package func logCdf(_ x: Double) -> Double { tails(x).logLower }

  package func logUpperTail(_ x: Double) -> Double { tails(x).logUpper }

  package func quantile(_ probability: Double) -> Double {
    probability <= 0.5
      ? IncompleteGamma.inverse(shape: shape, lower: probability, scale: 2)
      : IncompleteGamma.inverse(shape: shape, upper: 1 - probability, scale: 2)
  }

  package func quantile(upperTail probability: Double) -> Double {
    probability <= 0.5
      ? IncompleteGamma.inverse(shape: shape, upper: probability, scale: 2)
      : IncompleteGamma.inverse(shape: shape, lower: 1 - probability, scale: 2)
  }

  private func tails(_ x: Double) -> Tails {
    if x < 0, !shape.isNaN { return .allUpper }
    // The half of the least numbers is not a number of its own.
    if x > 0, x < 1e-290 {
      return IncompleteGamma.leadingTails(shape: shape, logarithm: .log(x) - .log(2))
    }
    return IncompleteGamma.tails(shape: shape, at: x / 2)
  }
}
