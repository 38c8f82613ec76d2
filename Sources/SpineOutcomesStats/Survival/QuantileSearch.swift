/// Finds a quantile of a survival curve and its interval.
///
/// The curve is given by its steps: times with S and the variance of log S right after each.
struct QuantileSearch {
  let times: [Double]
  let survival: [Double]

  /// The variance of log S at each time.
  let variance: [Double]

  let scale: SurvivalInterval

  /// The normal quantile of the confidence level.
  let quantile: Double

  /// The probability of an event by the time that is looked for.
  let probability: Double

  /// Which time counts where S is level with the quantile.
  let rule: SurvivalQuantileRule

  /// Whether S at an index is above (1), level with (0) or below (-1) a number: asked only where
  /// doubles are too near to tell.
  let side: (_ index: Int, _ target: Double) -> Double

  /// What is not told apart by doubles: some units in the last place.
  private static let nearness = 0x1p-50

  /// Far above the rounding of a bound on limits.
  private static let slack = 0x1p-30

  /// The value of S that is looked for.
  private var target: Double { 1 - probability }

  /// The quantile; nil when S stays above it.
  var time: Double? {
    var index = first { survival[$0] <= target + Self.nearness }
    while index < times.count {
      let isNear = (survival[index] - target).magnitude <= Self.nearness
      let place = isNear ? side(index, target) : -1
      let level = survival[index]
      let next = first { survival[$0] < level }
      if place > 0 {
        index = next
        continue
      }
      guard place == 0, rule != .first else { return times[index] }
      if next < times.count { return times[index] + (times[next] - times[index]) / 2 }
      guard rule == .midpointToEnd, let last = times.last else { return times[index] }
      return times[index] + (last - times[index]) / 2
    }
    return nil
  }

  /// The times that the intervals of S do not separate from the quantile; nil when the lower
  /// limit is not reached.
  func interval(level: Double) throws(StatsError) -> ConfidenceInterval? {
    guard let lower = lowerCrossing else { return nil }
    return try ConfidenceInterval(
      lower: times[lower], upper: upperCrossing.map { times[$0] } ?? .infinity, level: level,
      method: "Brookmeyer-Crowley, \(scale.rawValue)")
  }

  /// The first index at which the lower limit of S is at most the target.
  ///
  /// A block of times is passed over when no S of its range, with the largest variance of the
  /// block, could have such a limit.
  private var lowerCrossing: Int? {
    let size = 64
    var start = 0
    while start < times.count {
      let end = min(start + size, times.count)
      var largest = 0.0
      for index in start..<end { largest = max(largest, variance[index]) }
      let bound = scale.least(
        survival[end - 1]...max(survival[start], survival[end - 1]),
        width: quantile * largest.squareRoot())
      if bound.map({ $0 <= target + Self.slack }) ?? true {
        for index in start..<end {
          if let limits = limits(at: index), limits.lower <= target { return index }
        }
      }
      start = end
    }
    return nil
  }

  /// The first index at which the upper limit of S, which is never below S, is at most the target.
  private var upperCrossing: Int? {
    var index = first { survival[$0] <= target + Self.nearness }
    while index < times.count {
      if let limits = limits(at: index), limits.upper <= target { return index }
      index += 1
    }
    return nil
  }

  private func limits(at index: Int) -> (lower: Double, upper: Double)? {
    scale.limits(survival: survival[index], greenwood: variance[index], quantile: quantile)
  }

  /// The first index with a property that all later ones have too; the count when none has it.
  private func first(_ isReached: (Int) -> Bool) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
