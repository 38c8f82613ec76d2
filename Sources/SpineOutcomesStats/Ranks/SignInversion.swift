import Distributions

/// The values that the sign test does not reject as the median of a sample.
///
/// A trial value with b observations below and a above it has the p-value of b and a in fair coin
/// tosses; observations at the value are dropped. In the gap above the same value z dropped ones
/// count as below, and while b <= a the p-value there is not smaller: so the lower limit is the
/// first value whose upper gap is kept, found by halving.
struct SignInversion {
  /// The distinct values, ascending.
  private let values: [Double]

  /// `below[i]` is the number of observations up to and with value i.
  private let below: [Int]

  private let significance: SignificanceLevel
  private let isTwoSided: Bool

  init(_ values: [Double], _ counts: [Int], level: Double, isTwoSided: Bool) {
    self.values = values
    var sum = 0
    below = counts.map {
      sum += $0
      return sum
    }
    significance = SignificanceLevel(confidence: level)
    self.isTwoSided = isTwoSided
  }

  /// The lowest value that is kept, or -infinity.
  var lower: Double {
    if isKept(below: 0) { return -.infinity }
    var (low, high) = (0, values.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if isKept(below: below[middle]) { high = middle } else { low = middle + 1 }
    }
    return values.isEmpty ? -.infinity : values[low]
  }

  /// Whether a gap with so many observations below it is kept, or lies beyond the median.
  private func isKept(below count: Int) -> Bool {
    let total = below.last ?? 0
    if isTwoSided, 2 * count >= total { return true }
    return !significance.rejects(Self.pValue(count, total - count, isTwoSided: isTwoSided))
  }

  /// The p-value of so many observations on one side, and so many on the other.
  ///
  /// One-sided it is the probability of no more than the first number.
  static func pValue(_ first: Int, _ second: Int, isTwoSided: Bool) -> Double {
    let coins = Binomial(trials: first + second, probability: 0.5)
    guard isTwoSided else { return coins.cdf(first) }
    return first == second ? 1 : min(1, 2 * coins.cdf(min(first, second)))
  }

  /// The interval of the median, on the scale of the values.
  ///
  /// - Parameters:
  ///   - values: The distinct values, ascending, at least one.
  ///   - counts: How often each occurs.
  ///   - alternative: One-sided alternatives leave one limit infinite.
  ///   - level: The confidence level.
  /// - Returns: The limits: values, or infinite.
  static func limits(
    _ values: [Double], _ counts: [Int], _ alternative: Alternative, level: Double
  ) -> (lower: Double, upper: Double) {
    func lower(_ values: [Double], _ counts: [Int]) -> Double {
      SignInversion(values, counts, level: level, isTwoSided: alternative == .twoSided).lower
    }
    return (
      alternative == .less ? -.infinity : lower(values, counts),
      alternative == .greater
        ? .infinity : 0 - lower(values.reversed().map { 0 - $0 }, counts.reversed())
    )
  }

  /// The median: the mean of the two middle values when their number is even.
  static func median(_ values: [Double], _ counts: [Int]) -> Double? {
    let total = counts.reduce(0, +)
    func value(rank: Int) -> Double? {
      var passed = 0
      for (value, count) in zip(values, counts) {
        passed += count
        if passed >= rank { return value }
      }
      return nil
    }
    guard total > 0, let low = value(rank: (total + 1) / 2), let high = value(rank: total / 2 + 1)
    else { return nil }
    return low == high ? low : low / 2 + high / 2
  }
}
