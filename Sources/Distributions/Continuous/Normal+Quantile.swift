import RealModule

/// Quantiles of the standard normal distribution, before they are rounded to a double.
///
/// Within 1/4 of one half the distribution function is solved for the distance from one half,
/// else the tail for its relative error: either is exact in doubles. The start of algorithm AS 241
/// has 15 digits or more; one step of Newton's method adds as many as the function has. What the
/// rounding of z / √2 takes from the error function's argument is put back.
extension Normal {
  /// The quantile at 1/2 + `offset`, with full relative accuracy near offset 0.
  ///
  /// - Parameter offset: In -1/2...1/2.
  /// - Returns: The quantile as a sum of two doubles; NaN outside.
  static func standardQuantile(aboveHalf offset: Double) -> DoubleDouble {
    guard offset.magnitude <= 0.5 else { return DoubleDouble(.nan) }
    if offset.magnitude > 0.25 {
      let z = standardQuantile(tail: 0.5 - offset.magnitude)
      return offset < 0 ? -z : z
    }
    // Below, the cube of the quantile is nothing beside it.
    if offset.magnitude < 1e-9 { return rootTwoPi * offset }
    let start = NormalQuantileStart.central(offset)
    let argument = DoubleDouble(product: start, rootHalf.high) + start * rootHalf.low
    let miss = offset - 0.5 * Double.erf(argument.high)
    let step = miss * rootTwoPi.high / expHalfSquare(start)
    return DoubleDouble(large: start, small: step - argument.low / rootHalf.high)
  }

  /// The value with the upper tail `probability`.
  ///
  /// - Parameter probability: In 0...1/4.
  /// - Returns: The quantile as a sum of two doubles; infinity at 0.
  static func standardQuantile(tail probability: Double) -> DoubleDouble {
    if probability == 0 { return DoubleDouble(.infinity) }
    // Where a tail comes near the least numbers, its logarithm.
    if probability < 1e-290 { return standardQuantile(logTail: .log(probability)) }
    let start =
      probability > 0.075
      ? -NormalQuantileStart.central(probability - 0.5)
      : NormalQuantileStart.tail(logarithm: .log(probability))
    let argument = DoubleDouble(product: start, rootHalf.high) + start * rootHalf.low
    let scaled = 0.5 * ErrorFunction.scaledComplement(argument.high)
    let tail = start < 1 ? 0.5 * Double.erfc(argument.high) : scaled * expHalfSquare(start)
    let step = (tail - probability) / probability * scaled * rootTwoPi.high
    let lost = start < 1 ? argument.low / rootHalf.high : 0
    return DoubleDouble(large: start, small: step - lost)
  }

  /// The value with an upper tail of this logarithm, below -600.
  static func standardQuantile(logTail logarithm: Double) -> DoubleDouble {
    let start = NormalQuantileStart.tail(logarithm: logarithm)
    let scaled = 0.5 * ErrorFunction.scaledComplement(start * rootHalf.high)
    let square = DoubleDouble(product: start, start)
    let miss = (-logarithm - 0.5 * square.high) + (.log(scaled) - 0.5 * square.low)
    return DoubleDouble(large: start, small: miss * scaled * rootTwoPi.high)
  }

  static let rootTwoPi = DoubleDouble(high: 2.5066282746310007, low: -1.8328579980459167e-16)
  static let rootHalf = DoubleDouble(high: 0.7071067811865476, low: -4.833646656726457e-17)
}
