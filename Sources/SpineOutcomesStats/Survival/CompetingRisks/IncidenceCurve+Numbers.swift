extension IncidenceCurve {
  /// How many of a group were at risk at a time, and what had happened to the others by then.
  public struct Numbers: Sendable, Hashable, Codable {
    /// The time.
    public let time: Double

    /// How many are at risk at the time: `entry < time <= exit`.
    public let atRisk: Int

    /// How many have had an event of the cause, up to and including the time.
    public let events: Int

    /// How many have had an event of another cause, up to and including the time.
    public let competingEvents: Int

    /// How many have been censored, up to and including the time.
    public let censored: Int

    /// How many have entered late before the time.
    public let lateEntries: Int
  }

  /// The numbers at risk at given times, with what has happened up to each.
  ///
  /// Those who leave at a time are at risk at it and counted as events or censored there:
  /// `atRisk` is the size of the group, less the late entries still to come, less those who left
  /// before the time.
  ///
  /// - Parameter times: The times, each 0 or more, in any order, in the unit of the data.
  /// - Returns: The numbers at each time, in the order of `times`.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite.
  ///
  /// *Edge cases*: beyond the last follow-up nobody is at risk.
  /// - Complexity: O(n + m log n) for n distinct and m given times.
  public func numbers(at times: [Double]) throws(StatsError) -> [Numbers] {
    let sums = [own, table.events, table.censored, table.lateEntries].map(LifeTable.Group.sums)
    var numbers: [Numbers] = []
    for time in times {
      try SurvivalCurve.check(time)
      let passed = table.firstIndex { $0 > time + timeWidth }
      let before = table.firstIndex { $0 >= time - timeWidth }
      numbers.append(
        Numbers(
          time: time, atRisk: before < atRisk.count ? atRisk[before] : 0, events: sums[0][passed],
          competingEvents: sums[1][passed] - sums[0][passed], censored: sums[2][passed],
          lateEntries: table.lateEntries.isEmpty ? 0 : sums[3][before]))
    }
    return numbers
  }
}
