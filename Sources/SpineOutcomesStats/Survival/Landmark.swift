extension LifeTable {
  /// The table of those who are still followed without the event after a time, from there on.
  ///
  /// Times are counted from the landmark. Those who had the event or were censored up to and
  /// including it are left out; those who entered late before it are at risk from the origin.
  ///
  /// - Parameter time: The landmark, 0 or more, in the unit of the data.
  /// - Returns: The table; it may be empty.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite.
  ///
  /// *Edge cases*: times are compared as they are, without a tolerance. At landmark 0 only those who leave at 0 are left out. Times that are decimals
  /// are subtracted as decimals: 12.3 less 6 is 6.3.
  ///
  /// R: `subset = time > landmark` with `time - landmark`. Anderson, Cain and Gelber, J Clin Oncol
  /// 1:710, 1983, doi 10.1200/JCO.1983.1.11.710.
  /// - Complexity: O(number of distinct times).
  public func landmark(at time: Double) throws(StatsError) -> LifeTable {
    try landmark(at: time, width: 0)
  }

  /// The table after a landmark, with which times up to `width` above it are equal.
  fileprivate func landmark(at time: Double, width: Double) throws(StatsError) -> LifeTable {
    try SurvivalCurve.check(time)
    var strata = strata
    for stratum in strata.indices {
      strata[stratum].groups = strata[stratum].groups.map { $0.after(time, width) }
    }
    return LifeTable(validated: strata, causes: causes, censoredCauses: censoredCauses)
  }
}

extension LifeTable.Group {
  /// The counts after a time, counted from there; times up to `width` above it are equal to it.
  fileprivate func after(_ landmark: Double, _ width: Double) -> LifeTable.Group {
    var start = 0
    while start < times.count, times[start] <= landmark + width { start += 1 }
    func rest(_ counts: [Int]) -> [Int] { Array(counts.dropFirst(start)) }
    var last = 0.0
    let moved = times[start...].map { time in
      // Rounding a difference keeps its order; equal ones stay apart by the last bit.
      let difference = DecimalScale.difference(time, landmark)
      last = difference > last ? difference : last.nextUp
      return last
    }
    return LifeTable.Group(
      name: name, times: moved, events: rest(events), censored: rest(censored),
      lateEntries: rest(lateEntries), causeEvents: causeEvents.map(rest))
  }
}

extension KaplanMeier {
  /// The curves of those who are still followed without the event after a time, from there on.
  ///
  /// S is then conditional on being without the event at the landmark; what decides about the
  /// groups must be known by then.
  ///
  /// - Parameter time: The landmark, 0 or more, in the unit of the data.
  /// - Returns: The curves, with times counted from the landmark; those who left before are
  ///   listed among the exclusions.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite; ``StatsError/noCompleteCases(_:)`` when nobody is left.
  ///
  /// *Edge cases*: times that ``timeTolerance`` makes equal to the landmark are up to it.
  ///
  /// - Complexity: O(number of distinct times).
  public func landmark(at time: Double) throws(StatsError) -> KaplanMeier {
    let table = try lifeTable.landmark(at: time, width: curves.first?.timeWidth ?? 0)
    let left = Exclusions.Selection(
      reason: "event or end of follow-up by \(Decimals.plain(time))",
      dropped: count - table.count)
    return try KaplanMeier(
      table, interval: interval, level: level, timeTolerance: timeTolerance, labels: labels,
      exclusions: Exclusions(
        initial: exclusions.initial, selections: exclusions.selections + [left],
        missing: exclusions.missing, incomplete: exclusions.incomplete))
  }
}
