extension SurvivalCurve {
  /// How many of a group were at risk at a time, and what had happened to the others by then.
  public struct Numbers: Sendable, Hashable, Codable {
    /// The time.
    public let time: Double

    /// How many are at risk at the time: `entry < time <= exit`.
    public let atRisk: Int

    /// How many have had the event, up to and including the time.
    public let events: Int

    /// How many have been censored, up to and including the time.
    public let censored: Int

    /// How many have entered late before the time.
    public let lateEntries: Int
  }

  /// The numbers at risk at given times, with the events and censorings up to each.
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
  /// *Edge cases*: beyond the last follow-up nobody is at risk. At time 0 all are who did not
  /// enter late, and an event at 0 counts.
  ///
  /// R: `summary(survfit(...), times = times)` gives the events since the time before.
  /// - Complexity: O(n + m log n) for n distinct and m given times.
  public func numbers(at times: [Double]) throws(StatsError) -> [Numbers] {
    let events = LifeTable.Group.sums(table.events)
    let censored = LifeTable.Group.sums(table.censored)
    let entries = LifeTable.Group.sums(table.lateEntries)
    var numbers: [Numbers] = []
    for time in times {
      let atRisk = try atRisk(at: time)
      let passed = table.firstIndex { $0 > time + timeWidth }
      let before = table.firstIndex { $0 >= time - timeWidth }
      numbers.append(
        Numbers(
          time: time, atRisk: atRisk, events: events[passed], censored: censored[passed],
          lateEntries: table.lateEntries.isEmpty ? 0 : entries[before]))
    }
    return numbers
  }
}
