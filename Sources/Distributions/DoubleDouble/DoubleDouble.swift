/// A number of about 106 bits as the sum of two doubles.
///
/// For products and sums of a million factors that must not lose digits, to see whether S(t) is
/// 1/2, and for quantiles that are right to the last bit. The relative error of an operation is
/// below 2^-102 as long as nothing leaves the range of normal numbers.
///
/// Dekker, Numer Math 1971;18:224, doi 10.1007/BF01397083; Joldes, Muller, Popescu, ACM Trans
/// Math Softw 2017;44:15, doi 10.1145/3121432.
package struct DoubleDouble: Sendable, Equatable {
  /// The nearest double.
  package let high: Double
  /// What the nearest double leaves, at most half an ulp of it.
  package let low: Double

  @inlinable package init(_ value: Double) {
    high = value
    low = 0
  }

  /// A constant, split into its nearest double and the rest.
  ///
  /// - Parameters:
  ///   - high: The nearest double.
  ///   - low: The rest, at most half an ulp of `high`.
  @inlinable package init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// The sum of two doubles of which the first is 0 or not the smaller in magnitude.
  @inlinable @inline(__always) package init(large: Double, small: Double) {
    high = large + small
    low = small - (high - large)
  }

  /// The exact sum of two doubles.
  @inlinable @inline(__always) package init(sum first: Double, _ second: Double) {
    high = first + second
    let back = high - first
    low = (first - (high - back)) + (second - back)
  }

  /// The exact product of two doubles.
  @inlinable @inline(__always) package init(product first: Double, _ second: Double) {
    high = first * second
    low = (-high).addingProduct(first, second)
  }

  /// The nearest double.
  @inlinable @inline(__always) package var value: Double { high }

  /// Multiplies by a ratio of two doubles, with a relative error below 2^-100.
  @inlinable @inline(__always) package mutating func multiply(
    by numerator: Double, over denominator: Double
  ) {
    let product = high * numerator
    let productError = (-product).addingProduct(high, numerator) + low * numerator
    let quotient = product / denominator
    let remainder = product.addingProduct(-quotient, denominator) + productError
    self = DoubleDouble(large: quotient, small: remainder / denominator)
  }

  /// Adds a double.
  @inlinable @inline(__always) package mutating func add(_ term: Double) {
    let sum = DoubleDouble(sum: high, term)
    self = DoubleDouble(large: sum.high, small: sum.low + low)
  }

  /// The sign of the difference to a double, 0 within a tolerance.
  package func compared(to other: Double, tolerance: Double) -> Double {
    let difference = (high - other) + low
    return difference.magnitude <= tolerance ? 0 : difference < 0 ? -1 : 1
  }
}
