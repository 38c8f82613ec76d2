internal import Distributions
internal import RealModule

/// The cumulative hazard of one group.
public struct CumulativeHazardCurve: Sendable, Equatable {
  /// The curve at one distinct time.
  public struct Row: Sendable, Hashable {
    /// The time.
    public let time: Double

    /// How many were at risk at the time: `entry < time <= exit`.
    public let atRisk: Int

    /// How many had the event at the time.
    public let events: Int

    /// How many were censored at the time.
    public let censored: Int

    /// The cumulative hazard H at the time, 0 or more.
    public let hazard: Double

    /// The standard error of H.
    public let standardError: Double

    /// The lower limit of H; nil where H is 0.
    public let lower: Double?

    /// The upper limit of H; nil where H is 0.
    public let upper: Double?

    /// exp(-H): the survival that belongs to the hazard.
    public var survival: Double { Double.exp(-hazard) }
  }

  /// The name of the group.
  public var group: String { table.name }

  /// The number of records.
  public var count: Int { table.count }

  /// The number of events.
  public var events: Int { table.eventCount }

  /// How tied events are summed.
  public let estimator: CumulativeHazardEstimator

  /// The scale of the intervals.
  public let interval: HazardInterval

  /// The confidence level of the intervals.
  public let level: Double

  private let table: LifeTable.Group
  private let timeWidth: Double
  private let atRisk: [Int]
  private let hazard: [Double]
  private let variance: [Double]
  private let quantile: Double

  init(
    _ table: LifeTable.Group, estimator: CumulativeHazardEstimator, interval: HazardInterval,
    level: Double, timeWidth: Double
  ) {
    self.table = table
    self.estimator = estimator
    self.interval = interval
    self.level = level
    self.timeWidth = timeWidth
    quantile = Normal.standard.quantile(upperTail: (1 - level) / 2)
    atRisk = table.atRisk
    var hazard = DoubleDouble(0)
    var variance = DoubleDouble(0)
    var hazards = [Double](repeating: 0, count: table.times.count)
    var variances = [Double](repeating: 0, count: table.times.count)
    for index in table.times.indices {
      if table.events[index] > 0 {
        let step = estimator.step(events: table.events[index], atRisk: atRisk[index])
        hazard.add(step.hazard)
        variance.add(step.variance)
      }
      hazards[index] = hazard.value
      variances[index] = variance.value
    }
    self.hazard = hazards
    self.variance = variances
  }

  /// The curve at each distinct time of its group, in ascending order.
  ///
  /// - Complexity: O(n) for n distinct times.
  public var rows: [Row] {
    table.times.indices.map { index in
      let limits = limits(at: index)
      return Row(
        time: table.times[index], atRisk: atRisk[index], events: table.events[index],
        censored: table.censored[index], hazard: hazard[index],
        standardError: variance[index].squareRoot(), lower: limits?.lower, upper: limits?.upper)
    }
  }

  /// The cumulative hazard at a time with its interval.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: H at the time; the interval is nil where H is 0.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite; ``StatsError/undefined(_:)`` for a time beyond the last follow-up of the group,
  ///   and for a group without records.
  /// - Complexity: O(log n).
  public func hazard(at time: Double) throws(StatsError) -> Estimate {
    guard let index = try index(at: time) else {
      return try Estimate(name: name(at: time), value: 0, confidenceInterval: nil)
    }
    var interval: ConfidenceInterval?
    if let limits = limits(at: index) {
      interval = try ConfidenceInterval(
        lower: limits.lower, upper: limits.upper, level: level,
        method: "\(estimator.rawValue), \(self.interval.rawValue)")
    }
    return try Estimate(
      name: name(at: time), value: hazard[index], confidenceInterval: interval)
  }

  /// exp(-H) at a time, with the interval of H transformed: Breslow's estimate of survival.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: The survival; the interval is nil where H is 0.
  /// - Throws: As ``hazard(at:)``.
  ///
  /// R: `survfit(..., stype = 2, ctype = 1)`, for Fleming-Harrington `ctype = 2`.
  /// - Complexity: O(log n).
  public func survival(at time: Double) throws(StatsError) -> Estimate {
    let hazard = try hazard(at: time)
    var interval: ConfidenceInterval?
    if let limits = hazard.confidenceInterval {
      interval = try ConfidenceInterval(
        lower: Double.exp(-limits.upper), upper: Double.exp(-limits.lower), level: level,
        method: limits.method)
    }
    return try Estimate(
      name: "survival at \(Decimals.plain(time))", value: Double.exp(-hazard.value),
      confidenceInterval: interval)
  }

  private func name(at time: Double) -> String { "cumulative hazard at \(Decimals.plain(time))" }

  private func limits(at index: Int) -> (lower: Double, upper: Double)? {
    interval.limits(
      hazard: hazard[index], standardError: variance[index].squareRoot(), quantile: quantile)
  }

  /// The index of the last time that is not above a time; nil before the first.
  private func index(at time: Double) throws(StatsError) -> Int? {
    try SurvivalCurve.check(time)
    guard let last = table.times.last else {
      throw .undefined("group \(group) has no records and no cumulative hazard")
    }
    guard time <= last + timeWidth else {
      throw .undefined(
        "the time is beyond the last follow-up of group \(group): "
          + "a cumulative hazard is not extrapolated")
    }
    var low = 0
    var high = table.times.count
    while low < high {
      let middle = (low + high) / 2
      if table.times[middle] > time + timeWidth { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? low - 1 : nil
  }
}

extension CumulativeHazardCurve.Row: Codable {
  private enum CodingKeys: CodingKey {
    case time, atRisk, events, censored, hazard, standardError, lower, upper
  }

  /// Writes every key; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(time, forKey: .time)
    try container.encode(atRisk, forKey: .atRisk)
    try container.encode(events, forKey: .events)
    try container.encode(censored, forKey: .censored)
    try container.encode(hazard, forKey: .hazard)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(lower, forKey: .lower)
    try container.encode(upper, forKey: .upper)
  }
}
