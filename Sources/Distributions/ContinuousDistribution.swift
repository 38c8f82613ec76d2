/// A distribution on the real line.
///
/// Every function is total: an argument that is NaN, a probability outside 0...1 or a
/// distribution with invalid parameters gives NaN, and so does an iteration that hits its bound.
package protocol ContinuousDistribution: Sendable {
  /// The probability density.
  func density(_ x: Double) -> Double

  /// The logarithm of the density.
  func logDensity(_ x: Double) -> Double

  /// The probability of a value of at most `x`.
  func cdf(_ x: Double) -> Double

  /// The probability of a value above `x`, computed by itself and never as 1 - cdf.
  func upperTail(_ x: Double) -> Double

  /// The logarithm of ``cdf(_:)``, finite where that underflows.
  func logCdf(_ x: Double) -> Double

  /// The logarithm of ``upperTail(_:)``, finite where that underflows.
  func logUpperTail(_ x: Double) -> Double

  /// The value with the given probability below it.
  func quantile(_ probability: Double) -> Double

  /// The value with the given probability above it.
  func quantile(upperTail probability: Double) -> Double
}
