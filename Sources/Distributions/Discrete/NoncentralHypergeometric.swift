import RealModule

/// Fisher's noncentral hypergeometric distribution, the conditional distribution of a cell of a
/// 2 x 2 table given its margins.
///
/// P(X = k) is proportional to C(m, k) C(M, n - k) ψ^k, with m successes, M failures, n draws
/// and odds ratio ψ. Weights are products of two binomial probabilities with that odds ratio and
/// a mean of n in all, so none of them cancels; sums run outward from the mode or from the tail.
///
/// Odds ratios are held within 1e-300...1e300. With a negative count, more draws than there
/// are, more than 2^53 in all or an odds ratio that is NaN or negative, every function is NaN.
package struct NoncentralHypergeometric: DiscreteDistribution, Equatable {
  package let successes: Int
  package let failures: Int
  package let draws: Int
  package let support: ClosedRange<Int>

  /// The odds ratio, NaN if invalid.
  package let oddsRatio: Double

  /// The most probable value, the least if two are.
  package let mode: Int

  /// The mean.
  package let mean: Double

  /// The variance.
  package let variance: Double

  /// The sum of all weights relative to that of the mode, less the 1 of the mode itself.
  private let rest: Double

  private var total: Double { 1 + rest }

  private let weights: ConditionalWeights

  /// - Complexity: O(standard deviation).
  package init(successes: Int, failures: Int, draws: Int, oddsRatio: Double) {
    let (sum, overflow) = successes.addingReportingOverflow(failures)
    let valid =
      successes >= 0 && failures >= 0 && !overflow && sum <= 1 << 53 && draws >= 0
      && draws <= sum && oddsRatio >= 0
    self.successes = valid ? successes : 0
    self.failures = valid ? failures : 0
    self.draws = valid ? draws : 0
    self.oddsRatio = valid ? max(1e-300, min(1e300, oddsRatio)) : .nan
    support = valid ? max(0, draws - failures)...min(successes, draws) : 0...0
    weights = ConditionalWeights(
      successes: Double(self.successes), failures: Double(self.failures),
      draws: Double(self.draws), oddsRatio: self.oddsRatio)
    guard valid else {
      (mode, mean, variance, rest) = (0, .nan, .nan, .nan)
      return
    }
    let mode = weights.mode(in: support)
    let above = weights.moments(from: mode, to: support.upperBound, step: 1)
    let below = weights.moments(from: mode, to: support.lowerBound, step: -1)
    let rest = above.sum + below.sum
    let total = 1 + rest
    let shift = (above.first - below.first) / total
    self.mode = mode
    self.rest = rest
    mean = Double(mode) + shift
    variance = max(0, (above.second + below.second) / total - shift * shift)
  }

  package init(successes: Int, failures: Int, draws: Int, logOddsRatio: Double) {
    self.init(
      successes: successes, failures: failures, draws: draws,
      oddsRatio: logOddsRatio > 700 ? 1e300 : .exp(logOddsRatio))
  }

  package func mass(_ k: Int) -> Double {
    if rest.isNaN { return .nan }
    return support.contains(k) ? relative(k).value / total : 0
  }

  package func logMass(_ k: Int) -> Double {
    if rest.isNaN { return .nan }
    return support.contains(k) ? logRelative(k) - .log(onePlus: rest) : -.infinity
  }

  package func cdf(_ k: Int) -> Double { tails(atMost: k).lower }

  package func upperTail(_ k: Int) -> Double { tails(atMost: k).upper }

  package func logCdf(_ k: Int) -> Double { tails(atMost: k).logLower }

  package func logUpperTail(_ k: Int) -> Double { tails(atMost: k).logUpper }

  /// The probability of all values that are not more probable than `k`.
  ///
  /// - Parameters:
  ///   - k: A value of the support.
  ///   - tolerance: The relative excess up to which a value counts as equally probable.
  /// - Returns: The two-sided probability; 0 outside the support.
  /// - Complexity: O(standard deviation).
  package func notMoreProbable(than k: Int, tolerance: Double = 1e-7) -> Double {
    if rest.isNaN { return .nan }
    guard support.contains(k) else { return 0 }
    if support.count <= 2_000, let sum = shortSum(of: k, tolerance) { return sum }
    let bound = logRelative(k) + .log(onePlus: tolerance)
    if bound >= 0 { return 1 }
    // The weights fall on both sides of the mode: look for the first that is low enough.
    var probability = 0.0
    if logRelative(support.lowerBound) <= bound {
      var (low, high) = (support.lowerBound, mode)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if logRelative(middle) <= bound { low = middle } else { high = middle }
      }
      probability += tails(atMost: low).lower
    }
    if logRelative(support.upperBound) <= bound {
      var (low, high) = (mode, support.upperBound)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if logRelative(middle) <= bound { high = middle } else { low = middle }
      }
      probability += tails(atMost: high - 1).upper
    }
    return min(1, probability)
  }

  /// The same sum over a short support, by one walk; nil where the weight of `k` underflows.
  private func shortSum(of k: Int, _ tolerance: Double) -> Double? {
    let above = weights.walk(from: mode, to: support.upperBound)
    let below = weights.walk(from: mode, to: support.lowerBound)
    let weight = k >= mode ? above[k - mode] : below[mode - k]
    guard weight > 1e-290 else { return nil }
    let bound = weight * (1 + tolerance)
    if bound >= 1 { return 1 }
    var sum = 0.0
    // From the ends, so that the least come first.
    for weight in above.reversed() where weight <= bound { sum += weight }
    var other = 0.0
    for weight in below.reversed() where weight <= bound { other += weight }
    return min(1, (sum + other) / total)
  }

  /// The logarithm of the weight of `k` relative to that of the mode.
  private func logRelative(_ k: Int) -> Double {
    k == mode ? 0 : weights.logRatio(Double(k), over: Double(mode))
  }

  /// The weight of `k` relative to that of the mode.
  private func relative(_ k: Int) -> ScaledWeight {
    let logarithm = logRelative(k)
    // Far out the rounding of the logarithm would show.
    return logarithm < -8 && logarithm > -800
      ? weights.preciseRatio(Double(k), over: Double(mode))
      : ScaledWeight(factor: 1, exponent: DoubleDouble(logarithm))
  }

  private func tails(atMost k: Int) -> Tails {
    if rest.isNaN { return .invalid }
    if k < support.lowerBound { return .allUpper }
    if k >= support.upperBound { return .allLower }
    if k < mode {
      let sum = 1 + weights.moments(from: k, to: support.lowerBound, step: -1).sum
      let first = relative(k)
      return Tails(
        factor: sum / total * first.factor, logScale: first.exponent, storesLower: true)
    }
    let sum = 1 + weights.moments(from: k + 1, to: support.upperBound, step: 1).sum
    let first = relative(k + 1)
    return Tails(
      factor: sum / total * first.factor, logScale: first.exponent, storesLower: false)
  }

  package func preciseLogRatio(of k: Int, to target: TargetTail) -> Double? {
    guard !rest.isNaN,
      let sums = weights.preciseSums(atMost: k, mode: mode, in: support)
    else { return nil }
    let own = target.isLower ? sums.lower : sums.upper
    let goal = (sums.lower + sums.upper) * target.smaller
    return ((own - goal) / goal).high
  }
}
