/// A number of about 106 bits as the sum of two doubles: for products and sums of a million
/// factors that must not lose digits, and to see whether S(t) is 1/2.
///
/// Dekker, Numer Math 18:224, 1971, doi 10.1007/BF01397083.
struct DoubleDouble {
  private(set) var high: Double
  private(set) var low: Double

  init(_ value: Double) {
    high = value
    low = 0
  }

  /// The nearest double.
  var value: Double { high }

  /// Multiplies by a ratio of two doubles, with a relative error below 2^-100.
  mutating func multiply(by numerator: Double, over denominator: Double) {
    let product = high * numerator
    let productError = (-product).addingProduct(high, numerator) + low * numerator
    let quotient = product / denominator
    let remainder = product.addingProduct(-quotient, denominator) + productError
    normalize(quotient, remainder / denominator)
  }

  /// Adds a double.
  mutating func add(_ term: Double) {
    let sum = high + term
    let back = sum - high
    let error = (high - (sum - back)) + (term - back)
    normalize(sum, error + low)
  }

  /// The sign of the difference to a double, 0 within a tolerance.
  func compared(to other: Double, tolerance: Double) -> Double {
    let difference = (high - other) + low
    return difference.magnitude <= tolerance ? 0 : difference < 0 ? -1 : 1
  }

  private mutating func normalize(_ large: Double, _ small: Double) {
    high = large + small
    low = small - (high - large)
  }
}
