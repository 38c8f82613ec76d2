extension SurvivalCurve {
  /// The survival at a time with its interval.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: S at the time; the interval is nil where S is 0 or 1.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite; ``StatsError/undefined(_:)`` for a time beyond the last follow-up of the group,
  ///   unless S has fallen to 0, and for a group without records.
  ///
  /// *Edge cases*: an event at the time itself counts, also at time 0.
  ///
  /// R: `summary(survfit(...), times = time)`.
  /// - Complexity: O(log n).
  public func survival(at time: Double) throws(StatsError) -> Estimate {
    let index = try index(at: time)
    var interval: ConfidenceInterval?
    if let index, let limits = limits(at: index) {
      interval = try ConfidenceInterval(
        lower: limits.lower, upper: limits.upper, level: level,
        method: "Greenwood, \(self.interval.rawValue)")
    }
    return try Estimate(
      name: "survival at \(Decimals.plain(time))", value: index.map { survival[$0] } ?? 1,
      confidenceInterval: interval)
  }

  /// The index of the last time that is not above a time; nil before the first.
  ///
  /// - Throws: As ``survival(at:)``.
  func index(at time: Double) throws(StatsError) -> Int? {
    try Self.check(time)
    guard let last = table.times.last else {
      throw .undefined("group \(group) has no records and no survival")
    }
    guard time <= last + timeWidth || survival.last == 0 else {
      throw .undefined(
        "the time is beyond the last follow-up of group \(group): "
          + "a Kaplan-Meier curve is not extrapolated")
    }
    let index = table.firstIndex { $0 > time + timeWidth } - 1
    return index >= 0 ? index : nil
  }

  /// How many are at risk at a time: `entry < time <= exit`; at time 0 all who did not enter late.
  ///
  /// At the time of an event those who have it are still at risk; beyond the last follow-up
  /// nobody is.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: The number at risk.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite.
  /// - Complexity: O(log n).
  public func atRisk(at time: Double) throws(StatsError) -> Int {
    try Self.check(time)
    let index = table.firstIndex { $0 >= time - timeWidth }
    return index < atRisk.count ? atRisk[index] : 0
  }

  static func check(_ time: Double) throws(StatsError) {
    guard time >= 0, time < .infinity else {
      throw .invalidArgument(name: "time", reason: "a time is 0 or more and finite")
    }
  }
}
