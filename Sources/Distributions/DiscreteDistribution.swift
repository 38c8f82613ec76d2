/// A distribution on the integers.
///
/// Every function is total: a distribution with invalid parameters gives NaN everywhere, has the
/// support 0...0 and no quantile.
package protocol DiscreteDistribution: Sendable {
  /// The least and the greatest possible value.
  var support: ClosedRange<Int> { get }

  /// The probability of `k`, 0 outside the support.
  func mass(_ k: Int) -> Double

  /// The logarithm of ``mass(_:)``, finite where that underflows.
  func logMass(_ k: Int) -> Double

  /// The probability of a value of at most `k`.
  func cdf(_ k: Int) -> Double

  /// The probability of a value above `k`, computed by itself and never as 1 - cdf.
  func upperTail(_ k: Int) -> Double

  /// The least `k` with ``cdf(_:)`` at least the probability; nil if that is outside 0...1.
  func quantile(_ probability: Double) -> Int?
}

extension DiscreteDistribution {
  package func quantile(_ probability: Double) -> Int? {
    guard probability >= 0, probability <= 1, !cdf(support.lowerBound).isNaN else { return nil }
    var low = support.lowerBound
    var high = support.upperBound
    // The answer is in low...high; the upper half is told by the upper tail, which keeps digits.
    while low < high {
      let middle = low + (high - low) / 2
      let reached =
        probability <= 0.5
        ? cdf(middle) >= probability : upperTail(middle) <= 1 - probability
      if reached { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
