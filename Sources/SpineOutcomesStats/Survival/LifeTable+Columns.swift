extension LifeTable {
  /// Creates the table of follow-up times in columns.
  ///
  /// - Parameters:
  ///   - times: The times to event or censoring, finite, 0 or more, in any one unit.
  ///   - events: Whether each time ends with the event.
  ///   - groupCodes: The group of each row as an index into `groupNames`; nil: all in one group.
  ///   - groupNames: The names of the groups, all different; a group may be without rows.
  ///   - entries: The time of late entry of each row, nil where followed from the origin; nil as a
  ///     whole when nobody entered late.
  ///   - weights: How many persons each row stands for, 0 or more; nil: 1 each.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)`` for columns of
  ///   different lengths; ``StatsError/invalidValue(_:)`` with the row for a time that is negative
  ///   or not finite, an entry not before the time, a group code without a name or a negative
  ///   weight; ``StatsError/invalidArgument(name:reason:)`` for a group name given twice;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 persons.
  ///
  /// *Edge cases*: no rows give groups without times. Time 0 is allowed: all are at risk at it. An
  /// entry of 0 is no late entry. A row of weight 0 is checked and not counted.
  ///
  /// - Complexity: O(n): times are sorted by radix.
  public init(
    times: [Double], events: [Bool], groupCodes: [Int]? = nil, groupNames: [String] = ["all"],
    entries: [Double?]? = nil, weights: [Int]? = nil
  ) throws(StatsError) {
    try Self.checkLengths(
      times.count,
      [
        ("events", events.count), ("groupCodes", groupCodes?.count),
        ("entries", entries?.count), ("weights", weights?.count),
      ])
    self = try LifeTableBuilder(
      times: times, isEvent: { events[$0] }, code: groupCodes.map { codes in { codes[$0] } },
      entry: entries.map { entries in { entries[$0] } }, weights: weights
    ).table(named: groupNames)
  }

  /// Creates the table of follow-ups.
  ///
  /// - Parameters:
  ///   - followUps: Time, event and late entry of each person.
  ///   - groupCodes: The group of each as an index into `groupNames`; nil: all in one group.
  ///   - groupNames: The names of the groups, all different; a group may be without rows.
  ///   - weights: How many persons each stands for, 0 or more; nil: 1 each.
  /// - Throws: As ``init(times:events:groupCodes:groupNames:entries:weights:)``.
  /// - Complexity: O(n).
  public init(
    _ followUps: [FollowUp], groupCodes: [Int]? = nil, groupNames: [String] = ["all"],
    weights: [Int]? = nil
  ) throws(StatsError) {
    try Self.checkLengths(
      followUps.count, [("groupCodes", groupCodes?.count), ("weights", weights?.count)])
    let entersLate = followUps.contains { $0.entry != nil }
    self = try LifeTableBuilder(
      times: followUps.map(\.time), isEvent: { followUps[$0].isEvent },
      code: groupCodes.map { codes in { codes[$0] } },
      entry: entersLate ? { followUps[$0].entry } : nil, weights: weights
    ).table(named: groupNames)
  }

  private static func checkLengths(
    _ count: Int, _ columns: [(name: String, count: Int?)]
  ) throws(StatsError) {
    for column in columns {
      guard let other = column.count, other != count else { continue }
      throw .lengthMismatch(
        first: "times", firstCount: count, second: column.name, secondCount: other)
    }
  }

  /// Refuses group names that are not all different.
  static func checkNames(_ names: [String]) throws(StatsError) {
    guard Set(names).count == names.count else {
      throw .invalidArgument(name: "groupNames", reason: "a group name is given twice")
    }
  }
}
