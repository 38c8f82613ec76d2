extension LifeTable {
  /// What happened in one group at one time: the form in which published tables give it.
  public struct Count: Sendable, Hashable, Codable {
    /// The name of the group.
    public var group: String

    /// The name of the stratum.
    public var stratum: String

    /// The time, finite, 0 or more.
    public var time: Double

    /// How many had the event.
    public var events: Int

    /// The cause of these events.
    public var cause: String

    /// How many were censored.
    public var censored: Int

    /// How many entered late, to be at risk after this time.
    public var lateEntries: Int

    /// Creates the counts of one group at one time.
    public init(
      group: String = "all", stratum: String = "all", time: Double, events: Int,
      cause: String = "event", censored: Int = 0, lateEntries: Int = 0
    ) {
      self.group = group
      self.stratum = stratum
      self.time = time
      self.events = events
      self.cause = cause
      self.censored = censored
      self.lateEntries = lateEntries
    }
  }

  /// Creates the table of counts; the same stratum, group, time and cause may come more than once.
  ///
  /// - Parameters:
  ///   - counts: The counts, in any order.
  ///   - groupNames: The names of the groups in their order, all different.
  ///   - stratumNames: The names of the strata in their order, all different.
  ///   - causeNames: The names of the causes in their order, at least one, all different.
  /// - Throws: ``StatsError/invalidValue(_:)`` with the row for a time that is negative or not
  ///   finite or a negative count; ``StatsError/unknownLevel(variable:level:known:)`` for a group,
  ///   stratum or cause of an event that is not named;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a name given twice;
  ///   ``StatsError/undefined(_:)`` when more leave at a time than are at risk;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 persons or 2^24 combinations of names.
  /// - Complexity: O(n).
  public init(
    counts: [Count], groupNames: [String] = ["all"], stratumNames: [String] = ["all"],
    causeNames: [String] = ["event"]
  ) throws(StatsError) {
    try Self.check(groups: groupNames, strata: stratumNames, causes: causeNames)
    let groups = Dictionary(uniqueKeysWithValues: zip(groupNames, groupNames.indices))
    let strata = Dictionary(uniqueKeysWithValues: zip(stratumNames, stratumNames.indices))
    let causes = Dictionary(uniqueKeysWithValues: zip(causeNames, causeNames.indices))
    var places: [(cell: Int, cause: Int)] = []
    places.reserveCapacity(counts.count)
    for (row, count) in counts.enumerated() {
      try Self.check(count, at: row)
      guard let group = groups[count.group] else {
        throw .unknownLevel(variable: "group", level: count.group, known: groupNames)
      }
      guard let stratum = strata[count.stratum] else {
        throw .unknownLevel(variable: "stratum", level: count.stratum, known: stratumNames)
      }
      let cause = causes[count.cause]
      guard cause != nil || count.events == 0 else {
        throw .unknownLevel(variable: "cause", level: count.cause, known: causeNames)
      }
      places.append((stratum * groupNames.count + group, cause ?? 0))
    }
    try KeySort<LabelledKey>.check(count: counts.count)
    var cells = [LifeTableCell](
      repeating: LifeTableCell(causes: causeNames.count),
      count: groupNames.count * stratumNames.count)
    for row in Ordering.rows(counts.map(\.time)) {
      let (count, (cell, cause)) = (counts[row], places[row])
      let time = count.time == 0 ? 0 : count.time
      let numbers = [
        (count.censored, 0), (count.events, cause + 1), (count.lateEntries, causeNames.count + 1),
      ]
      for (number, ending) in numbers where number > 0 {
        try cells[cell].add(number, at: time, ending: ending)
      }
    }
    try self.init(
      checking: stratumNames.enumerated().map { stratum, name in
        Stratum(
          name: name,
          groups: groupNames.enumerated().map { group, name in
            cells[stratum * groupNames.count + group].group(named: name)
          })
      }, causes: causeNames)
  }

  /// Refuses times and counts that cannot be.
  private static func check(_ count: Count, at row: Int) throws(StatsError) {
    func invalid(_ variable: String, _ reason: String) -> StatsError {
      .invalidValue(InvalidValue(variable: variable, row: row + 1, reason: reason))
    }
    guard count.time >= 0, count.time < .infinity else {
      throw invalid("time", count.time < 0 ? "is negative" : "is not a finite number")
    }
    guard count.events >= 0 else { throw invalid("events", "is negative") }
    guard count.censored >= 0 else { throw invalid("censored", "is negative") }
    guard count.lateEntries >= 0 else { throw invalid("lateEntries", "is negative") }
  }
}
