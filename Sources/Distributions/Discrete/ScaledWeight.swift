import RealModule

/// A positive number as `factor` e^`exponent`, right to a few units in the last place however far
/// out the exponent is.
struct ScaledWeight {
  let factor: Double
  let exponent: Double

  /// - Parameters:
  ///   - factor: Positive.
  ///   - exponent: With its rounding error as the lower half.
  init(factor: Double, exponent: DoubleDouble) {
    self.factor = factor + factor * exponent.low
    self.exponent = exponent.high
  }

  var value: Double {
    // Two halves: the exponential alone may underflow where the product does not.
    exponent < -700
      ? factor * .exp(exponent / 2) * .exp(exponent / 2) : factor * .exp(exponent)
  }

  var logarithm: Double { .log(factor) + exponent }
}
