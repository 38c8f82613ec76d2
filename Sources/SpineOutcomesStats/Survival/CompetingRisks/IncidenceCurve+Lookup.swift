extension IncidenceCurve {
  /// The cumulative incidence at a time with its interval.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: F at the time; the interval is nil where F is 0 or 1.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite; ``StatsError/undefined(_:)`` for a time beyond the last follow-up of the group,
  ///   unless all have had an event by then, and for a group without records.
  ///
  /// *Edge cases*: an event at the time itself counts, also at time 0.
  ///
  /// R: `summary(survfit(Surv(time, cause) ~ 1), times = time)`, `cmprsk::timepoints`.
  /// - Complexity: O(log n).
  public func incidence(at time: Double) throws(StatsError) -> Estimate {
    let index = try index(at: time)
    var interval: ConfidenceInterval?
    if let index, let limits = limits(at: index) {
      interval = try ConfidenceInterval(
        lower: limits.lower, upper: limits.upper, level: level, method: options.intervalName)
    }
    return try Estimate(
      name: "cumulative incidence of \(cause) at \(Decimals.plain(time))",
      value: index.map { incidence[$0] } ?? 0, confidenceInterval: interval)
  }

  /// The standard error of the cumulative incidence at a time.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: The standard error, 0 before the first event of the cause.
  /// - Throws: As ``incidence(at:)``.
  /// - Complexity: O(log n).
  public func standardError(at time: Double) throws(StatsError) -> Double {
    try index(at: time).map { variances[$0].squareRoot() } ?? 0
  }

  /// The probability of no event of any cause by a time: S, 1 less the incidences of all causes.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: S, as Kaplan-Meier of the time to an event of any cause has it.
  /// - Throws: As ``incidence(at:)``.
  /// - Complexity: O(log n).
  public func eventFreeSurvival(at time: Double) throws(StatsError) -> Double {
    try index(at: time).map { eventFree[$0] } ?? 1
  }

  /// The index of the last time that is not above a time; nil before the first.
  ///
  /// - Throws: As ``incidence(at:)``.
  func index(at time: Double) throws(StatsError) -> Int? {
    try SurvivalCurve.check(time)
    guard let last = table.times.last else {
      throw .undefined("group \(group) has no records and no cumulative incidence")
    }
    guard time <= last + timeWidth || eventFree.last == 0 else {
      throw .undefined(
        "the time is beyond the last follow-up of group \(group): "
          + "a cumulative incidence is not extrapolated")
    }
    let index = table.firstIndex { $0 > time + timeWidth } - 1
    return index >= 0 ? index : nil
  }
}
