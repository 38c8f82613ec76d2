internal import Distributions

/// One time with events in two groups, and how many of the events are the first group's.
struct TiedEvents {
  /// The number at risk in the first group.
  var first: Int

  /// The number at risk in the second group.
  var second: Int

  /// The number of events in both.
  var events: Int

  /// The number of events in the first group.
  var ofFirst: Int

  /// The least number of events that the first group could have.
  var least: Int { max(0, events - second) }

  /// The greatest number of events that the first group could have.
  var most: Int { min(first, events) }

  /// The number of ways to k + 1 events of the first group over that to k.
  func step(after k: Int) -> Double {
    (Double(first - k) / Double(k + 1))
      * (Double(events - k) / Double(second - events + k + 1))
  }

  /// The events of the first group less their mean, and their variance, at a hazard ratio.
  ///
  /// - Complexity: O(standard deviation), at most about 10^5 steps.
  func moments(at ratio: Double) -> (excess: Double, variance: Double) {
    let smallest = min(min(first, second), min(events, first + second - events))
    if smallest > 1 << 24 {
      let (mean, variance) = continuousMoments(at: ratio)
      if variance > 0x1p24 { return (Double(ofFirst) - mean, variance) }
    }
    let distribution = NoncentralHypergeometric(
      successes: first, failures: second, draws: events, oddsRatio: ratio)
    return (Double(ofFirst) - distribution.mean, distribution.variance)
  }

  /// The moments when the variance v is large, to a relative error below 0.1 / v in the variance.
  ///
  /// Variance: McCullagh and Nelder, Generalized Linear Models, 1989, section 7.3.2, exact at the
  /// ratio 1. Mean: E(k (n0 - d + k)) = θ E((n1 - k) (d - k)), which is exact given the variance.
  private func continuousMoments(at ratio: Double) -> (mean: Double, variance: Double) {
    let (n1, n0, d) = (Double(first), Double(second), Double(events))
    func mean(_ variance: Double) -> Double {
      let linear = (n0 - d) + ratio * (n1 + d)
      let constant = ratio * n1 * d - (1 - ratio) * variance
      let root = (linear * linear + 4 * (1 - ratio) * constant).squareRoot()
      return linear > 0 ? 2 * constant / (linear + root) : (root - linear) / (2 * (1 - ratio))
    }
    let middle = mean(0)
    let inverse = 1 / middle + 1 / (n1 - middle) + 1 / (d - middle) + 1 / (n0 - d + middle)
    let variance = (n1 + n0) / (n1 + n0 - 1) / inverse
    return (mean(variance), variance)
  }
}
