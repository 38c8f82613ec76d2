import Distributions

/// The computation behind the Brunner-Munzel test: p-value and interval of one inversion.
struct SuperiorityInference {
  let method: String
  let statistic: TestStatistic?
  let pValue: Double
  let interval: ConfidenceInterval?

  /// By Student's t, or by the distribution-free bound where there is no variance.
  static func studentT(
    _ area: DeLongVariance, _ alternative: Alternative, level: Double
  ) throws(StatsError) -> SuperiorityInference {
    let tail = alternative == .twoSided ? (1 - level) / 2 : 1 - level
    guard let variance = area.scaledVariance, variance > 0 else {
      return try bound(AreaBound(area), alternative, tail, level)
    }
    let error = variance.squareRoot()
    let (first, second) = (area.eventPart / variance, area.otherPart / variance)
    let freedom =
      1 / (first * first / Double(area.events - 1) + second * second / Double(area.others - 1))
    let student = StudentT(degreesOfFreedom: freedom)
    let t = area.excess(over: 0.5) / error
    let reach = student.quantile(upperTail: tail) * error / Double(area.doubledPairs)
    return SuperiorityInference(
      method: "t distribution", statistic: try TestStatistic("t", t, degreesOfFreedom: freedom),
      pValue: student.tail(t, alternative),
      interval: try interval(
        area.area - reach, area.area + reach, alternative, level, "inversion of the t test"))
  }

  private static func bound(
    _ bound: AreaBound, _ alternative: Alternative, _ tail: Double, _ level: Double
  ) throws(StatsError) -> SuperiorityInference {
    let name = "distribution-free bound, conservative"
    let p =
      switch alternative {
      case .twoSided: bound.pValue(of: 0.5)
      case .greater: bound.area > 0.5 ? bound.pValue(of: 0.5) / 2 : 1
      case .less: bound.area < 0.5 ? bound.pValue(of: 0.5) / 2 : 1
      }
    return SuperiorityInference(
      method: "\(name): the variance is 0 or undefined", statistic: nil, pValue: p,
      interval: try interval(bound.lower(tail), bound.upper(tail), alternative, level, name))
  }

  /// By the studentized statistic in choices of the observations.
  static func permutations(
    _ null: StudentizedNull, _ area: DeLongVariance, _ alternative: Alternative, level: Double
  ) throws(StatsError) -> SuperiorityInference {
    let alpha = SignificanceLevel(confidence: level)
    let p =
      switch alternative {
      case .twoSided: null.bothTails
      case .greater: null.upperTail
      case .less: null.lowerTail
      }
    guard let variance = area.scaledVariance, variance > 0 else {
      return SuperiorityInference(
        method: null.method, statistic: nil, pValue: p, interval: nil)
    }
    let error = variance.squareRoot() / Double(area.doubledPairs)
    let reach = null.limits(alpha, alternative)
    return SuperiorityInference(
      method: null.method,
      statistic: try TestStatistic("t", area.excess(over: 0.5) / variance.squareRoot()),
      pValue: p,
      interval: try interval(
        area.area - reach.upper * error, area.area - reach.lower * error, alternative, level,
        "inversion of the permutation test"))
  }

  /// Limits cut to 0...1; the side that a one-sided alternative does not bound is 0 or 1.
  private static func interval(
    _ lower: Double, _ upper: Double, _ alternative: Alternative, _ level: Double,
    _ method: String
  ) throws(StatsError) -> ConfidenceInterval {
    try ConfidenceInterval(
      lower: alternative == .less ? 0 : min(1, max(0, lower)),
      upper: alternative == .greater ? 1 : min(1, max(0, upper)), level: level, method: method)
  }
}

extension StudentT {
  /// The p-value of t.
  func tail(_ t: Double, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: min(1, 2 * upperTail(t.magnitude))
    case .greater: upperTail(t)
    case .less: cdf(t)
    }
  }
}
