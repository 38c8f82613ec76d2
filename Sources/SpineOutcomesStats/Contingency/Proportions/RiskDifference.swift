import Distributions

/// The difference of two proportions, with the interval that the chi-square test inverts.
///
/// The event is the last column; the first row is the reference. A difference d is kept when
/// |estimate - d| less the continuity correction is at most z times the standard error at the
/// most likely proportions that differ by d (score statistic). At d = 0 this is chi-square.
struct RiskDifference {
  /// Events and records of the last row.
  private let events1: Double
  private let count1: Double

  /// Events and records of the first row, the reference.
  private let events2: Double
  private let count2: Double

  private let correction: ChiSquareTest.Correction

  init(cells: TwoByTwo, correction: ChiSquareTest.Correction) {
    events1 = Double(cells.d)
    count1 = Double(cells.c) + Double(cells.d)
    events2 = Double(cells.b)
    count2 = Double(cells.a) + Double(cells.b)
    self.correction = correction
  }

  private init(
    events1: Double, count1: Double, events2: Double, count2: Double,
    correction: ChiSquareTest.Correction
  ) {
    self.events1 = events1
    self.count1 = count1
    self.events2 = events2
    self.count2 = count2
    self.correction = correction
  }

  /// The two rows exchanged: differences change their sign.
  private var swapped: RiskDifference {
    RiskDifference(
      events1: events2, count1: count2, events2: events1, count2: count1, correction: correction)
  }

  /// The proportion of events in the last row less that in the first.
  var estimate: Double {
    let product = events2 * count1
    let remainder = (-product).addingProduct(events2, count1)
    return ((-product).addingProduct(events1, count2) - remainder) / count1 / count2
  }

  /// The score interval: Mee's, or Miettinen and Nurminen's with the factor (n - 1) / n.
  func interval(level: Double) throws(StatsError) -> ConfidenceInterval {
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    let name =
      switch correction {
      case .none: "score (Mee)"
      case .yates: "score (Mee) with continuity correction"
      case .nMinusOne: "score (Miettinen-Nurminen)"
      }
    return try ConfidenceInterval(
      lower: -swapped.upperLimit(z), upper: upperLimit(z), level: level, method: name)
  }

  /// The largest difference that is kept.
  private func upperLimit(_ z: Double) -> Double {
    let step = correction == .yates ? (1 / count1 + 1 / count2) / 2 : 0
    let estimate = estimate
    // 1 - estimate, from what lacks: non-events of the one row and events of the other.
    let room = (count1 - events1) / count1 + events2 / count2
    if room <= step { return 1 }
    var low = estimate
    var high = 1.0
    for _ in 0..<1100 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if middle - estimate - step < z * standardError(middle) {
        low = middle
      } else {
        high = middle
      }
    }
    return high
  }

  /// The standard error of the difference at the most likely proportions that differ so.
  private func standardError(_ difference: Double) -> Double {
    let second = likelyReference(difference)
    let first = min(1, max(0, second + difference))
    let variance = first * (1 - first) / count1 + second * (1 - second) / count2
    let total = count1 + count2
    let factor = correction == .nMinusOne ? total / (total - 1) : 1
    return (max(0, variance) * factor).squareRoot()
  }

  /// The most likely proportion of the reference when the other differs by `difference`.
  private func likelyReference(_ difference: Double) -> Double {
    let low = difference < 0 ? -difference : 0
    let high = min(1, 1 - difference)
    guard low < high else { return low }
    // The derivative of the log-likelihood, multiplied out over the terms that occur.
    return DecreasingRoot.find(from: (low + high) / 2, within: low...high) { second in
      let first = second + difference
      var score = 0.0
      var slope = 0.0
      for (number, share, sign) in [
        (events1, first, 1.0), (count1 - events1, 1 - first, -1.0),
        (events2, second, 1.0), (count2 - events2, 1 - second, -1.0),
      ] where number > 0 {
        let share = share > 0 ? share : 0
        score += sign * number / share
        slope -= number / share / share
      }
      return (score, slope)
    }
  }
}
