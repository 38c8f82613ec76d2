extension LifeTable {
  /// What happened in one group at one time: the form in which published tables give it.
  public struct Count: Sendable, Hashable, Codable {
    /// The name of the group.
    public var group: String

    /// The time, finite, 0 or more.
    public var time: Double

    /// How many had the event.
    public var events: Int

    /// How many were censored.
    public var censored: Int

    /// How many entered late, to be at risk after this time.
    public var lateEntries: Int

    /// Creates the counts of one group at one time.
    public init(
      group: String = "all", time: Double, events: Int, censored: Int = 0, lateEntries: Int = 0
    ) {
      self.group = group
      self.time = time
      self.events = events
      self.censored = censored
      self.lateEntries = lateEntries
    }
  }

  /// Creates the table of counts; the same group and time may come more than once.
  ///
  /// - Parameters:
  ///   - counts: The counts, in any order.
  ///   - groupNames: The names of the groups in their order, all different.
  /// - Throws: ``StatsError/invalidValue(_:)`` with the row for a time that is negative or not
  ///   finite or a negative count; ``StatsError/unknownLevel(variable:level:known:)`` for a group
  ///   that is not named; ``StatsError/invalidArgument(name:reason:)`` for a name given twice;
  ///   ``StatsError/undefined(_:)`` when more leave at a time than are at risk;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 persons.
  /// - Complexity: O(n log n).
  public init(counts: [Count], groupNames: [String] = ["all"]) throws(StatsError) {
    try Self.checkNames(groupNames)
    var rows: [String: [Count]] = [:]
    let known = Set(groupNames)
    for (row, count) in counts.enumerated() {
      func invalid(_ variable: String, _ reason: String) -> StatsError {
        .invalidValue(InvalidValue(variable: variable, row: row + 1, reason: reason))
      }
      guard count.time >= 0, count.time < .infinity else {
        throw invalid("time", count.time < 0 ? "is negative" : "is not a finite number")
      }
      guard count.events >= 0 else { throw invalid("events", "is negative") }
      guard count.censored >= 0 else { throw invalid("censored", "is negative") }
      guard count.lateEntries >= 0 else { throw invalid("lateEntries", "is negative") }
      guard known.contains(count.group) else {
        throw .unknownLevel(variable: "group", level: count.group, known: groupNames)
      }
      if count.events | count.censored | count.lateEntries != 0 {
        rows[count.group, default: []].append(count)
      }
    }
    var groups: [Group] = []
    for name in groupNames {
      var group = CountedGroup(name: name)
      let counts = rows[name] ?? []
      for row in Ordering.rows(counts.map(\.time)) {
        let count = counts[row]
        try group.add(
          at: count.time == 0 ? 0 : count.time, events: count.events, censored: count.censored,
          lateEntries: count.lateEntries)
      }
      groups.append(group.group)
    }
    try self.init(checking: groups)
  }

  /// Creates a table after checking its totals and numbers at risk.
  init(checking groups: [Group]) throws(StatsError) {
    try Self.checkTotal(of: groups)
    for group in groups {
      var entries = 0
      for count in group.lateEntries { try LifeTable.add(count, to: &entries) }
      guard group.isConsistent else {
        throw .undefined("group \(group.name): more leave at a time than are at risk")
      }
    }
    self.groups = groups
  }
}
