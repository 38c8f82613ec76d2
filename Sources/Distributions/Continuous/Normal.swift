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
    return Self.expHalfSquare(z) / (Self.rootTwoPi.high * standardDeviation)
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

  /// exp(-z² / 2), with the rounding error of the square put back.
  static func expHalfSquare(_ z: Double) -> Double {
    let square = z * z
    if square > 1600 { return z.isNaN ? .nan : 0 }
    let rest = (-square).addingProduct(z, z)
    let scale = Double.exp(-0.5 * square)
    return scale - scale * (0.5 * rest)
  }

  private static func upperTail(standard z: Double) -> Double {
    if z.magnitude > 39 { return z > 0 ? 0 : 1 }
    let argument = DoubleDouble(product: z, rootHalf.high) + z * rootHalf.low
    let y = argument.high
    // What rounding took from the argument is put back by the slope of the error function; above
    // 0 by Komatu's bound of Mills' ratio, below as a part of the distance from one half.
    if z < 0 {
      let slope = 1.1283791670955126 * Double.exp(-y * y)
      return 0.5 * (1 + (.erf(-y) - argument.low * slope))
    }
    let twice = Double.erfc(y)
    return 0.5 * (twice - twice * (argument.low * (y + (y * y + 2).squareRoot())))
  }

  private static func logUpperTail(standard z: Double) -> Double {
    if z == .infinity { return -.infinity }
    if z < 0 { return .log(onePlus: -upperTail(standard: -z)) }
    if z < 1 { return .log(upperTail(standard: z)) }
    return .log(0.5 * ErrorFunction.scaledComplement(z * 0.5.squareRoot())) - 0.5 * z * z
  }

  private static func standardQuantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability < 0.25 { return -standardQuantile(tail: probability).value }
    if probability > 0.75 { return standardQuantile(tail: 1 - probability).value }
    return standardQuantile(aboveHalf: probability - 0.5).value
  }
}
