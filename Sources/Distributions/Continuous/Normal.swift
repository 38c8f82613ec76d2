import RealModule

/// The normal distribution.
///
/// With a mean that is not finite or a standard deviation that is not positive and finite, every
/// function is NaN.
package struct Normal: ContinuousDistribution, Equatable {
  package let mean: Double
  package let standardDeviation: Double

  /// The normal distribution with mean 0 and standard deviation 1.
  package static let standard = Normal(mean: 0, standardDeviation: 1)

  package init(mean: Double, standardDeviation: Double) {
    let valid = mean.isFinite && standardDeviation > 0 && standardDeviation < .infinity
    self.mean = valid ? mean : .nan
    self.standardDeviation = valid ? standardDeviation : .nan
  }

  package func density(_ x: Double) -> Double {
    let z = standardised(x)
    return Self.expHalfSquare(z) / (Self.rootTwoPi * standardDeviation)
  }

  package func logDensity(_ x: Double) -> Double {
    let z = standardised(x)
    return -0.5 * z * z - (LogGamma.halfLogTwoPi + .log(standardDeviation))
  }

  package func cdf(_ x: Double) -> Double { Self.upperTail(standard: -standardised(x)) }

  package func upperTail(_ x: Double) -> Double { Self.upperTail(standard: standardised(x)) }

  package func logCdf(_ x: Double) -> Double { Self.logUpperTail(standard: -standardised(x)) }

  package func logUpperTail(_ x: Double) -> Double {
    Self.logUpperTail(standard: standardised(x))
  }

  package func quantile(_ probability: Double) -> Double {
    mean + standardDeviation * Self.standardQuantile(probability)
  }

  package func quantile(upperTail probability: Double) -> Double {
    mean - standardDeviation * Self.standardQuantile(probability)
  }

  private func standardised(_ x: Double) -> Double { (x - mean) / standardDeviation }

  private static let rootTwoPi = 2.50662827463100050241576528481104525

  /// exp(-z² / 2), with the rounding error of the square put back.
  private static func expHalfSquare(_ z: Double) -> Double {
    let square = z * z
    if square > 1600 { return z.isNaN ? .nan : 0 }
    let rest = (-square).addingProduct(z, z)
    let scale = Double.exp(-0.5 * square)
    return scale - scale * (0.5 * rest)
  }

  private static func upperTail(standard z: Double) -> Double {
    if z < 1 { return 0.5 * Double.erfc(z * 0.5.squareRoot()) }
    if z.isNaN { return .nan }
    return 0.5 * ErrorFunction.scaledComplement(z * 0.5.squareRoot()) * expHalfSquare(z)
  }

  private static func logUpperTail(standard z: Double) -> Double {
    if z == .infinity { return -.infinity }
    if z < -1 { return .log(onePlus: -upperTail(standard: -z)) }
    if z < 1 { return .log(upperTail(standard: z)) }
    return .log(0.5 * ErrorFunction.scaledComplement(z * 0.5.squareRoot())) - 0.5 * z * z
  }

  private static func standardQuantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if (probability - 0.5).magnitude <= 0.425 {
      return standardQuantile(aboveHalf: probability - 0.5)
    }
    let lower = probability < 0.5
    let tail = lower ? probability : 1 - probability
    if tail == 0 { return lower ? -.infinity : .infinity }
    var z = NormalQuantileStart.tail(tail)
    // One step of Newton's method, on the logarithm where the tail nears underflow.
    let scaled = 0.5 * ErrorFunction.scaledComplement(z * 0.5.squareRoot())
    let hazard = 1 / (rootTwoPi * scaled)
    if tail > 1e-290 {
      z += (upperTail(standard: z) - tail) / tail / hazard
    } else {
      z += (.log(scaled) - 0.5 * z * z - .log(tail)) / hazard
    }
    return lower ? -z : z
  }

  /// The quantile at 1/2 + `offset`, with full relative accuracy near offset 0.
  static func standardQuantile(aboveHalf offset: Double) -> Double {
    guard offset.magnitude <= 0.5 else { return .nan }
    guard offset.magnitude <= 0.425 else { return standardQuantile(0.5 + offset) }
    let start = NormalQuantileStart.central(offset)
    let half = 0.5 * Double.erf(start * 0.5.squareRoot())
    let step = (offset - half) * rootTwoPi / expHalfSquare(start)
    return start + step
  }
}
