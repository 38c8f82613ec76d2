import RealModule

/// A distribution on the integers.
///
/// Every function is total: a distribution with invalid parameters gives NaN everywhere, has the
/// support 0...0 and no quantile.
package protocol DiscreteDistribution: Sendable {
  /// The least and the greatest possible value.
  var support: ClosedRange<Int> { get }

  /// The mean.
  var mean: Double { get }

  /// The variance.
  var variance: Double { get }

  /// The probability of `k`, 0 outside the support.
  func mass(_ k: Int) -> Double

  /// The logarithm of ``mass(_:)``, finite where that underflows.
  func logMass(_ k: Int) -> Double

  /// The probability of a value of at most `k`.
  func cdf(_ k: Int) -> Double

  /// The probability of a value above `k`, computed by itself and never as 1 - cdf.
  func upperTail(_ k: Int) -> Double

  /// The logarithm of ``cdf(_:)``, finite where that underflows.
  func logCdf(_ k: Int) -> Double

  /// The logarithm of ``upperTail(_:)``, finite where that underflows.
  func logUpperTail(_ k: Int) -> Double

  /// The logarithm of the tail at `k`, on the target's side, over the target, right to 1e-21.
  ///
  /// - Parameters:
  ///   - k: In the support, not its upper bound.
  ///   - target: Not 0.
  /// - Returns: The logarithm; nil where that would take too long.
  func preciseLogRatio(of k: Int, to target: TargetTail) -> Double?
}

extension DiscreteDistribution {
  /// The least `k` with ``cdf(_:)`` at least the probability; nil if that is outside 0...1.
  ///
  /// Decided to 21 digits where the probability is next to a value of the distribution function;
  /// what then is no different counts as equal.
  package func quantile(_ probability: Double) -> Int? {
    guard probability >= 0, probability <= 1 else { return nil }
    return probability == 0
      ? least : least(reaching: TargetTail(probability, lower: true))
  }

  /// The least `k` with ``upperTail(_:)`` at most the probability; nil if that is outside 0...1.
  package func quantile(upperTail probability: Double) -> Int? {
    guard probability >= 0, probability <= 1 else { return nil }
    return probability == 1
      ? least : least(reaching: TargetTail(probability, lower: false))
  }

  private var least: Int? { mean.isNaN ? nil : support.lowerBound }

  private func least(reaching target: TargetTail) -> Int? {
    guard !mean.isNaN else { return nil }
    var (low, high) = bracket(target)
    // The answer is in low...high.
    while low < high {
      let middle = low + (high - low) / 2
      if reaches(middle, target) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Values about the normal approximation, of which the second reaches the target and the one
  /// before the first does not.
  private func bracket(_ target: TargetTail) -> (Int, Int) {
    let tail = max(target.smaller, .leastNormalMagnitude)
    let normal = Normal.standard
    let z = target.isLower ? normal.quantile(tail) : normal.quantile(upperTail: tail)
    let deviation = variance.squareRoot()
    let (bottom, top) = (support.lowerBound, support.upperBound)
    let guess = max(Double(bottom), min(Double(top), mean + z * deviation))
    let start = max(bottom, min(top, Int(guess)))
    var step = max(1, Int(min(deviation / 8, 0x1p52)))
    if reaches(start, target) {
      var high = start
      while high > bottom {
        let low = high - bottom > step ? high - step : bottom
        guard reaches(low, target) else { return (low + 1, high) }
        high = low
        step *= 2
      }
      return (bottom, bottom)
    }
    var low = start
    while low < top {
      let high = top - low > step ? low + step : top
      if reaches(high, target) { return (low + 1, high) }
      low = high
      step *= 2
    }
    return (top, top)
  }

  /// Whether the probability of at most `k` is as large as the target wants it.
  private func reaches(_ k: Int, _ target: TargetTail) -> Bool {
    if k >= support.upperBound { return true }
    if k < support.lowerBound { return false }
    let tail = target.isLower ? cdf(k) : upperTail(k)
    let goal = target.smaller
    if goal == 0 { return logUpperTail(k) == -.infinity }
    if tail > 1e-290, goal > 1e-290, (tail - goal).magnitude > 1e-11 * goal {
      return target.isLower ? tail > goal : tail < goal
    }
    let logTail = target.isLower ? logCdf(k) : logUpperTail(k)
    var ratio = logTail - target.logSmaller
    // Sure enough in doubles, or not to be told in time.
    if ratio.magnitude < 1e-9, let precise = preciseLogRatio(of: k, to: target) {
      ratio = precise
    }
    return target.isLower ? ratio >= -1e-21 : ratio <= 1e-21
  }
}
