internal import Distributions

/// Finds the median and its interval while a curve is computed, event time by event time.
struct MedianSearch {
  private let scale: SurvivalInterval
  private let quantile: Double
  private var first: Double?
  private var isPlateau = false
  private var lower: Double?
  private var upper: Double?

  /// The median: the first time with S at most 1/2, or the midpoint of a plateau at 1/2.
  private(set) var median: Double?

  init(interval: SurvivalInterval, quantile: Double) {
    scale = interval
    self.quantile = quantile
  }

  /// Takes the next event time, with S and Greenwood's sum right after it.
  mutating func visit(time: Double, survival: DoubleDouble, greenwood: Double) {
    // 2^-80 is far above the rounding of a million factors in 106 bits, 2^-82.
    let side = survival.compared(to: 0.5, tolerance: 0x1p-80)
    if let first {
      if isPlateau {
        median = first + (time - first) / 2
        isPlateau = false
      }
    } else if side <= 0 {
      first = time
      median = time
      isPlateau = side == 0
    }
    if lower != nil, side > 0 || upper != nil { return }
    guard
      let limits = scale.limits(
        survival: survival.value, greenwood: greenwood, quantile: quantile)
    else { return }
    if lower == nil, limits.lower <= 0.5 { lower = time }
    if upper == nil, limits.upper <= 0.5 { upper = time }
  }

  /// The interval of the median; nil when the lower limit is not reached.
  func interval(level: Double) throws(StatsError) -> ConfidenceInterval? {
    guard let lower else { return nil }
    return try ConfidenceInterval(
      lower: lower, upper: upper ?? .infinity, level: level,
      method: "Brookmeyer-Crowley, \(scale.rawValue)")
  }
}
