import Foundation

/// The two-sided test that adds up what is not more probable than the observed value, and the
/// odds that it does not reject.
///
/// P(k) <= P(observed) holds at log odds x exactly when x <= t(k) for k above the observed value,
/// t(k) being minus the mean of log(w(j + 1) / w(j)) over j from the observed value to k - 1. The
/// p-value as a function of x therefore jumps down at each t(k), by P(k); between two of them it
/// is the probability of a fixed set whose complement is an interval, which falls and then may
/// rise. The upper limit is the last x with p > alpha: a jump or a crossing, whichever is last.
struct MinimumLikelihood {
  let family: OddsFamily
  let observed: Int

  /// Sums of log(w(j + 1) / w(j)) from the observed value on, as far as they were needed.
  private var sums: [Double] = [0]

  init(_ family: OddsFamily, observed: Int) {
    self.family = family
    self.observed = observed
  }

  /// The largest log odds with p > `alpha`: the upper end of the convex hull of those not rejected.
  ///
  /// - Complexity: O(n), in steps of a few nanoseconds, for n records.
  mutating func upperLogLimit(alpha: Double) -> Double {
    guard observed < family.highest else { return .infinity }
    guard let last = firstBoundedJump(alpha: alpha) else {
      let highest = family.highest
      let start = jump(highest)
      let beyond = family.sums(logOdds: start, TailSet(upTo: observed)).probability
      if beyond > alpha {
        return family.limit(
          TailSet(upTo: observed), alpha, from: start, within: start...max(start, 690))
      }
      return search(from: highest, alpha: alpha)
    }
    return search(from: last, alpha: alpha)
  }

  /// Goes down from a jump above which p <= alpha, to the last x with p > alpha.
  private mutating func search(from last: Int, alpha: Double) -> Double {
    var k = last
    var x = jump(k)
    while k > observed + 1 {
      if probability(at: x, from: k) > alpha { return x }
      // The piece below: the set from k on, after the jump at k - 1.
      let previous = jump(k - 1)
      if probability(at: previous, from: k) > alpha {
        return family.limit(
          TailSet(upTo: observed, from: k), alpha, from: previous, within: previous...x)
      }
      k -= 1
      x = previous
    }
    return x
  }

  /// The first jump above which no x has p > alpha, by a bound that decreases in k.
  ///
  /// At t(k) the upper part is at most P(k) / (1 - P(k + 1) / P(k)), and P(k) = P(observed). This
  /// ratio and both probabilities fall as k rises.
  private mutating func firstBoundedJump(alpha: Double) -> Int? {
    var low = observed
    var step = 1
    var high = observed + 1
    while !isBounded(high, alpha) {
      if high == family.highest { return nil }
      low = high
      step *= 2
      high = family.highest - high < step ? family.highest : high + step
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isBounded(middle, alpha) { high = middle } else { low = middle }
    }
    return high
  }

  private mutating func isBounded(_ k: Int, _ alpha: Double) -> Bool {
    let x = jump(k)
    let sums = family.sums(logOdds: x, TailSet(upTo: observed))
    let ratio = k < family.highest ? family.ratio(k) * exp(x) : 0
    return ratio < 1 && sums.probability + sums.point / (1 - ratio) <= alpha
  }

  private func probability(at x: Double, from k: Int) -> Double {
    family.sums(logOdds: x, TailSet(upTo: observed, from: k)).probability
  }

  /// The log odds at which a value above the observed one becomes more probable than it.
  private mutating func jump(_ k: Int) -> Double {
    while sums.count <= k - observed {
      sums.append(sums[sums.count - 1] + log(family.ratio(observed + sums.count - 1)))
    }
    let mean = -sums[k - observed] / Double(k - observed)
    // At odds of 1 equal probabilities are common: there the jump is exact.
    let isNearOne = sums[k - observed].magnitude < 1e-9
    return isNearOne && family.compareWeights(observed, k) == 0 ? 0 : mean
  }
}

extension OddsFamily {
  /// The probability at odds of 1 of all values that are not more probable than the observed one.
  func minimumLikelihood(observed: Int) -> Double {
    let mode = mode(odds: 1)
    if observed == mode { return 1 }
    if observed > mode { return reflected.minimumLikelihood(observed: reflect(observed)) }
    let point = sums(logOdds: 0, TailSet(upTo: observed)).point
    let relative = sums(logOdds: 0, TailSet(upTo: mode)).point
    let target = point / relative
    var k = mode
    var term = 1.0
    while k <= highest {
      if term < target * (1 + 1e-9) {
        let isClear = term < target * (1 - 1e-9) || term == 0
        if isClear || compareWeights(observed, k) >= 0 { break }
      }
      term *= ratio(k)
      k += 1
    }
    return sums(logOdds: 0, TailSet(upTo: observed, from: k)).probability
  }
}
