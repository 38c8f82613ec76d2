import Distributions

/// The difference of two paired proportions, (b - c) / n, with Tango's score interval.
///
/// A difference d is kept when |b - c - n d| (less 1 with continuity correction) is at most z
/// times sqrt(n (2 q + d (1 - d))), q being the most likely probability of a change back. At
/// d = 0 this is McNemar's chi-square test with the same correction.
struct PairedDifferenceOfProportions {
  private let b: Double
  private let c: Double
  private let count: Double
  private let isCorrected: Bool

  init(b: Int, c: Int, count: Int, isCorrected: Bool) {
    self.init(b: Double(b), c: Double(c), count: Double(count), isCorrected: isCorrected)
  }

  private init(b: Double, c: Double, count: Double, isCorrected: Bool) {
    self.b = b
    self.c = c
    self.count = count
    self.isCorrected = isCorrected
  }

  private var swapped: Self { Self(b: c, c: b, count: count, isCorrected: isCorrected) }

  var estimate: Double { (b - c) / count }

  func interval(level: Double) throws(StatsError) -> ConfidenceInterval {
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    return try ConfidenceInterval(
      lower: -swapped.upperLimit(z), upper: upperLimit(z), level: level,
      method: isCorrected ? "score (Tango) with continuity correction" : "score (Tango)")
  }

  /// The largest difference that is kept.
  private func upperLimit(_ z: Double) -> Double {
    let step = isCorrected ? 1.0 : 0
    var low = estimate
    var high = 1.0
    if count - (b - c) <= step { return 1 }
    for _ in 0..<1100 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      let distance = count * middle - (b - c) - step
      if distance < z * standardError(middle) { low = middle } else { high = middle }
    }
    return high
  }

  /// The standard error of b - c when the difference is as given.
  private func standardError(_ difference: Double) -> Double {
    if difference < 0 { return swapped.standardError(-difference) }
    let product = difference * (1 - difference)
    // 2 n q^2 + linear q - c d (1 - d) = 0, solved without cancellation for either sign.
    let linear = (2 * count - b + c) * difference - b - c
    let root = (linear * linear + 8 * count * c * product).squareRoot()
    let changesBack =
      linear <= 0 ? (root - linear) / (4 * count) : 2 * c * product / (root + linear)
    return max(0, count * (2 * changesBack + product)).squareRoot()
  }
}
