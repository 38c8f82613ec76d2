import Foundation

/// Tails that agree to a relative 1e-12 count as equal.
///
/// Tails are whole numbers over a common total at odds of 1. Those that are equal agree to the
/// rounding of a sum, some 1e-15, and those of a total below 1e12 that are not equal differ by
/// more than this.
private let tailTolerance = 1e-12

/// Blaker's test: the smaller tail of the observed value, and the largest tail of the other side
/// that does not exceed it.
///
/// Let t(k) be the log odds at which P(K >= k) = P(K <= observed), for k above the observed value.
/// It rises with k, as the ratio of the two tails rises with the odds. Between t(k - 1) and t(k)
/// the p-value is that of a fixed set, {<= observed} and {>= k}, whose complement is an interval:
/// it falls and then may rise, to 2 P(K <= observed) at t(k). The upper limit is therefore the last
/// t(k) below the central limit, where that is alpha, or a crossing in the piece that follows.
extension OddsFamily {
  /// The two-sided probability at given odds, 1 by default.
  ///
  /// - Complexity: O(standard deviation x log(n)).
  func blaker(observed: Int, logOdds: Double = 0) -> Double {
    let lower = sums(logOdds: logOdds, TailSet(upTo: observed)).probability
    let upper = upperTail(observed, logOdds: logOdds)
    if upper < lower {
      return reflected.blakerOnLowerSide(reflect(observed), upper, logOdds: -logOdds)
    }
    return blakerOnLowerSide(observed, lower, logOdds: logOdds)
  }

  private func blakerOnLowerSide(
    _ observed: Int, _ lower: Double, logOdds: Double
  ) -> Double {
    let bound = lower * (1 + tailTolerance)
    let first = firstTail(above: observed) { upperTail($0, logOdds: logOdds) <= bound }
    guard first <= highest else { return lower }
    return min(1, lower + upperTail(first, logOdds: logOdds))
  }

  /// The largest log odds with a p-value above `alpha`.
  func blakerUpperLogLimit(_ observed: Int, alpha: Double) -> Double {
    guard observed < highest else { return .infinity }
    let central = upperLogLimit(observed, probability: alpha / 2)
    // At the central limit the tail of the observed value is alpha / 2.
    let last = firstTail(above: observed) { upperTail($0, logOdds: central) <= alpha / 2 } - 1
    guard last > observed else { return central }
    let start = equalTails(observed, last)
    guard last < highest else {
      let alone = TailSet(upTo: observed)
      guard sums(logOdds: start, alone).probability > alpha else { return start }
      return limit(alone, alpha, from: start, within: start...max(start, 690))
    }
    let next = TailSet(upTo: observed, from: last + 1)
    guard sums(logOdds: start, next).probability > alpha else { return start }
    let end = max(start, equalTails(observed, last + 1))
    return limit(next, alpha, from: start, within: start...end)
  }

  /// The first k above a value from which on the condition holds; highest + 1 where it never does.
  private func firstTail(above value: Int, _ holds: (Int) -> Bool) -> Int {
    var low = value + 1
    var high = highest + 1
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// P(K >= k).
  private func upperTail(_ k: Int, logOdds: Double) -> Double {
    reflected.sums(logOdds: -logOdds, TailSet(upTo: reflect(k))).probability
  }

  /// The log odds t(k) at which the tails are equal.
  private func equalTails(_ observed: Int, _ k: Int) -> Double {
    let mirror = reflected
    let other = TailSet(upTo: reflect(k))
    let root = DecreasingRoot.find(from: 0, within: -690...690, absolute: 1e-17) { x in
      let lower = sums(logOdds: x, TailSet(upTo: observed))
      let upper = mirror.sums(logOdds: -x, other)
      return (log(lower.probability / upper.probability), lower.logSlope + upper.logSlope)
    }
    // At odds of 1 equal tails are common: there the jump is exact.
    guard root.magnitude < 1e-9 else { return root }
    let lower = sums(logOdds: 0, TailSet(upTo: observed)).probability
    let upper = upperTail(k, logOdds: 0)
    return (lower - upper).magnitude <= tailTolerance * lower ? 0 : root
  }
}
