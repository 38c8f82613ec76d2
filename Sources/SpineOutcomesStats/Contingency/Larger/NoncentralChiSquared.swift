import Distributions
import Foundation

/// The tails of the noncentral chi-square distribution: a Poisson mixture of central ones.
///
/// The terms around the mean of the Poisson distribution are summed, those of each tail by a
/// recurrence of sums of positive numbers. Absolute errors stay below 1e-13 or so.
struct NoncentralChiSquared {
  let degreesOfFreedom: Double
  let noncentrality: Double

  func upperTail(_ x: Double) -> Double { tail(x, isUpper: true) }

  func lowerTail(_ x: Double) -> Double { tail(x, isUpper: false) }

  private func tail(_ x: Double, isUpper: Bool) -> Double {
    func central(_ j: Int) -> ChiSquared {
      ChiSquared(degreesOfFreedom: degreesOfFreedom + 2 * Double(j))
    }
    let mean = noncentrality / 2
    guard mean > 0 else { return isUpper ? central(0).upperTail(x) : central(0).cdf(x) }
    let middle = Int(mean)
    let reach = Int(9 * mean.squareRoot()) + 40
    let (first, last) = (max(0, middle - reach), middle + reach)
    // Poisson weights by their ratios, from the one in the middle.
    var weights = [Double](repeating: 0, count: last - first + 1)
    weights[middle - first] =
      2 * ChiSquared(degreesOfFreedom: 2 * Double(middle + 1)).density(2 * mean)
    for j in stride(from: middle, to: first, by: -1) {
      weights[j - 1 - first] = weights[j - first] * Double(j) / mean
    }
    for j in middle..<last { weights[j + 1 - first] = weights[j - first] * mean / Double(j + 1) }
    var sum = 0.0
    // Q rises by twice a density with each two degrees of freedom, P falls by it.
    if isUpper {
      var tail = central(first).upperTail(x)
      for j in first...last {
        sum += weights[j - first] * tail
        tail += 2 * central(j + 1).density(x)
      }
    } else {
      var tail = central(last).cdf(x)
      for j in (first...last).reversed() {
        sum += weights[j - first] * tail
        if j > first { tail += 2 * central(j).density(x) }
      }
    }
    return min(1, sum)
  }

  /// The noncentrality at which a tail of `x` has the given probability; 0 where it is less there.
  static func noncentrality(
    _ x: Double, degreesOfFreedom: Double, upperTail probability: Double
  ) -> Double {
    solve(x) { lambda in
      NoncentralChiSquared(degreesOfFreedom: degreesOfFreedom, noncentrality: lambda)
        .upperTail(x) < probability
    }
  }

  /// The noncentrality at which the lower tail of `x` has the given probability.
  static func noncentrality(
    _ x: Double, degreesOfFreedom: Double, lowerTail probability: Double
  ) -> Double {
    solve(x) { lambda in
      NoncentralChiSquared(degreesOfFreedom: degreesOfFreedom, noncentrality: lambda)
        .lowerTail(x) > probability
    }
  }

  /// The noncentrality up to which a condition holds.
  private static func solve(_ x: Double, _ isBelow: (Double) -> Bool) -> Double {
    guard isBelow(0) else { return 0 }
    var low = 0.0
    var high = max(1, x)
    while isBelow(high), high < 1e12 { (low, high) = (high, 2 * high + 20) }
    for _ in 0..<80 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high, high - low > 1e-15 * high else { break }
      if isBelow(middle) { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}
