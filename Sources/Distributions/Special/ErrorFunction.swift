import RealModule

/// The complementary error function scaled by exp(z²), and the products built on it.
package enum ErrorFunction {
  /// exp(z²) erfc(z) for z at least 0.
  ///
  /// - Parameter z: Not negative.
  /// - Returns: A value in 0...1, decreasing; NaN below 0.
  package static func scaledComplement(_ z: Double) -> Double {
    guard z >= 0 else { return .nan }
    if z < 10 {
      let square = z * z
      let rest = (-square).addingProduct(z, z)
      let scale = Double.exp(square)
      return Double.erfc(z) * scale.addingProduct(scale, rest)
    }
    if z > 1e8 { return inverseRootPi / z }
    // Asymptotic series; from 10 on its terms fall below half an ulp before they grow.
    let step = 0.5 / (z * z)
    var term = 1.0
    var sum = 1.0
    for k in 1...30 {
      term *= -Double(2 * k - 1) * step
      sum += term
      if term.magnitude < 0x1p-56 { break }
    }
    return inverseRootPi / z * sum
  }

  /// The inverse of the complementary error function.
  ///
  /// - Parameter probability: In 0...2.
  /// - Returns: The value, within 2 units in the last place; NaN outside.
  package static func inverseComplement(_ probability: Double) -> Double {
    if probability.isNaN { return .nan }
    if probability >= 0.5 { return inverse(1 - probability) }
    // The half of the least numbers is not a number of its own.
    let z: DoubleDouble =
      probability > 0 && probability < 1e-290
      ? Normal.standardQuantile(logTail: .log(probability) - .log(2))
      : probability < 0 ? DoubleDouble(.nan) : Normal.standardQuantile(tail: probability / 2)
    return z.high == .infinity ? .infinity : (z * Normal.rootHalf).value
  }

  /// The inverse of the error function, with full relative accuracy near 0.
  ///
  /// - Parameter value: In -1...1.
  /// - Returns: The argument with that error function, within 2 units in the last place; NaN
  ///   outside.
  package static func inverse(_ value: Double) -> Double {
    if value.magnitude < 1e-9 { return (halfRootPi * value).value }
    if value.magnitude == 1 { return value * .infinity }
    // Above 1/2 the tail is exact, though the half of the value above one half is not.
    let z =
      value.magnitude <= 0.5
      ? Normal.standardQuantile(aboveHalf: value / 2)
      : value.magnitude <= 1
        ? Normal.standardQuantile(tail: (1 - value.magnitude) / 2) : DoubleDouble(.nan)
    let magnitude = (z * Normal.rootHalf).value
    return value < -0.5 ? -magnitude : magnitude
  }

  private static let halfRootPi = DoubleDouble(
    high: 0.886226925452758, low: -3.8332932499128993e-17)
  private static let inverseRootPi = 0.564189583547756286948079451560772586
}
