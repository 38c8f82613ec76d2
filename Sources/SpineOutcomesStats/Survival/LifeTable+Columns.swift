extension LifeTable {
  /// Creates the table of follow-up times in columns.
  ///
  /// - Parameters:
  ///   - times: The times to event or censoring, finite, 0 or more, in any one unit.
  ///   - events: Whether each time ends with the event.
  ///   - groupCodes: The group of each row as an index into `groupNames`; nil: all in one group.
  ///   - groupNames: The names of the groups, all different; a group may be without rows.
  ///   - stratumCodes: The stratum of each row as an index into `stratumNames`; nil: all in one.
  ///   - stratumNames: The names of the strata, all different; a stratum may be without rows.
  ///   - entries: The time of late entry of each row, nil where followed from the origin; nil as a
  ///     whole when nobody entered late.
  ///   - weights: How many persons each row stands for, 0 or more; nil: 1 each.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)`` for columns of
  ///   different lengths; ``StatsError/invalidValue(_:)`` with the row for a time that is negative
  ///   or not finite, an entry not before the time, a code without a name or a negative weight;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a name given twice;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 persons or 2^24 combinations of names.
  ///
  /// *Edge cases*: no rows give groups without times. Time 0 is allowed: all are at risk at it. An
  /// entry of 0 is no late entry. A row of weight 0 is checked and not counted.
  ///
  /// - Complexity: O(n): times are sorted by radix.
  public init(
    times: [Double], events: [Bool], groupCodes: [Int]? = nil, groupNames: [String] = ["all"],
    stratumCodes: [Int]? = nil, stratumNames: [String] = ["all"], entries: [Double?]? = nil,
    weights: [Int]? = nil
  ) throws(StatsError) {
    try Self.checkLengths(times.count, [("events", events.count)])
    try self.init(
      ColumnRows(
        times: times, endings: .events(events), groupCodes: groupCodes,
        stratumCodes: stratumCodes, entries: entries, weights: weights),
      groupNames, stratumNames, [Self.plainCause])
  }

  /// Creates the table of follow-up times in columns, with competing causes of an event.
  ///
  /// - Parameters:
  ///   - times: The times to event or censoring, finite, 0 or more, in any one unit.
  ///   - causeCodes: The cause of each event as an index into `causeNames`; nil where censored.
  ///   - causeNames: The names of the causes, at least one, all different.
  ///   - groupCodes: The group of each row as an index into `groupNames`; nil: all in one group.
  ///   - groupNames: The names of the groups, all different; a group may be without rows.
  ///   - stratumCodes: The stratum of each row as an index into `stratumNames`; nil: all in one.
  ///   - stratumNames: The names of the strata, all different; a stratum may be without rows.
  ///   - entries: The time of late entry of each row, nil where followed from the origin; nil as a
  ///     whole when nobody entered late.
  ///   - weights: How many persons each row stands for, 0 or more; nil: 1 each.
  /// - Throws: As the initialiser for plain events.
  /// - Complexity: O(n) for a fixed number of causes.
  public init(
    times: [Double], causeCodes: [Int?], causeNames: [String], groupCodes: [Int]? = nil,
    groupNames: [String] = ["all"], stratumCodes: [Int]? = nil, stratumNames: [String] = ["all"],
    entries: [Double?]? = nil, weights: [Int]? = nil
  ) throws(StatsError) {
    try Self.checkLengths(times.count, [("causeCodes", causeCodes.count)])
    try self.init(
      ColumnRows(
        times: times, endings: .causes(causeCodes), groupCodes: groupCodes,
        stratumCodes: stratumCodes, entries: entries, weights: weights),
      groupNames, stratumNames, causeNames)
  }

  /// Creates the table of follow-ups.
  ///
  /// - Parameters:
  ///   - followUps: Time, ending and late entry of each person.
  ///   - groupCodes: The group of each as an index into `groupNames`; nil: all in one group.
  ///   - groupNames: The names of the groups, all different; a group may be without rows.
  ///   - stratumCodes: The stratum of each as an index into `stratumNames`; nil: all in one.
  ///   - stratumNames: The names of the strata, all different; a stratum may be without rows.
  ///   - weights: How many persons each stands for, 0 or more; nil: 1 each.
  /// - Throws: As the initialiser of columns, and ``StatsError/invalidValue(_:)`` for a follow-up
  ///   that is missing.
  /// - Complexity: O(n).
  public init<Value: Followed>(
    _ followUps: [Value], groupCodes: [Int]? = nil, groupNames: [String] = ["all"],
    stratumCodes: [Int]? = nil, stratumNames: [String] = ["all"], weights: [Int]? = nil
  ) throws(StatsError) {
    var values: [FollowUp] = []
    var causes: [Int?] = []
    for (row, value) in followUps.enumerated() {
      guard let followed = value.followed else {
        throw .invalidValue(
          InvalidValue(variable: "follow-up", row: row + 1, reason: "is missing"))
      }
      values.append(followed)
      causes.append(value.causeIndex)
    }
    let entersLate = values.contains { $0.entry != nil }
    try self.init(
      ColumnRows(
        times: values.map(\.time), endings: .causes(causes), groupCodes: groupCodes,
        stratumCodes: stratumCodes, entries: entersLate ? values.map(\.entry) : nil,
        weights: weights),
      groupNames, stratumNames, Value.causeNames)
  }

  private init(
    _ rows: ColumnRows, _ groupNames: [String], _ stratumNames: [String], _ causeNames: [String]
  ) throws(StatsError) {
    try Self.checkLengths(
      rows.times.count,
      [
        ("groupCodes", rows.groupCodes?.count), ("stratumCodes", rows.stratumCodes?.count),
        ("entries", rows.entries?.count), ("weights", rows.weights?.count),
      ])
    self = try LifeTableBuilder(
      rows: rows, groupNames: groupNames, stratumNames: stratumNames, causeNames: causeNames
    ).table()
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
}
