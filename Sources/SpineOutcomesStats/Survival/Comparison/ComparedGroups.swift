/// The groups of a life table that a test compares: near-equal times made equal, the counts of
/// records, and what is refused.
struct ComparedGroups {
  /// The groups of each stratum, the same in each.
  let strata: [[LifeTable.Group]]

  /// The names of the groups.
  let names: [String]

  /// The number of records of each group.
  let counts: [Int]

  /// How many distinct times became equal to a smaller one.
  let merged: Int

  /// The name of the variable that tells the strata apart; nil when they have no name.
  let stratumName: String?

  /// What the name of a test says of the event; nil for a plain one.
  let events: String?

  /// How many strata have records.
  let strataCount: Int

  /// The largest number of groups: the covariance has a number for each pair.
  static let largest = 4_096

  /// Aligns the times of a table.
  ///
  /// - Throws: As ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)`` for
  ///   the tolerance, the number of groups and the events.
  init(
    _ table: LifeTable, _ tolerance: TimeTolerance, _ labels: SurvivalLabels
  ) throws(StatsError) {
    guard table.groupNames.count <= Self.largest else {
      throw .tooLarge("more than \(Self.largest) groups to compare")
    }
    let aligned = try AlignedTimes(table, tolerance)
    let strata = aligned.strata.map(\.groups)
    self.strata = strata
    names = strata.first?.map(\.name) ?? []
    counts = names.indices.map { group in strata.reduce(0) { $0 + $1[group].count } }
    merged = aligned.merged
    stratumName = labels.stratum?.label
    events = Self.events(of: table)
    strataCount = strata.count { $0.contains { !$0.times.isEmpty } }
    let found = counts.count { $0 > 0 }
    guard found >= 2 else {
      throw .tooFewGroups(
        variable: labels.group?.label ?? "group", found: found, needed: 2)
    }
    guard strata.contains(where: { $0.contains { $0.events.contains { $0 > 0 } } }) else {
      throw .undefined("no events: the log-rank test is undefined")
    }
  }

  /// The two groups with records; nil when there are more.
  var pair: (first: Int, second: Int)? {
    let found = counts.indices.filter { counts[$0] > 0 }
    return found.count == 2 ? (found[0], found[1]) : nil
  }

  /// A group with its sums.
  func group(_ index: Int, _ sums: LogRankSums) -> LogRankTest.Group {
    LogRankTest.Group(
      name: names[index], count: counts[index], observed: sums.observed[index],
      expected: sums.expected[index], weightedDifference: sums.differences[index])
  }

  /// The chi-square statistic of the sums, with the covariance that belongs to them.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` when no two groups are compared.
  func chiSquare(
    _ sums: LogRankSums
  ) throws(StatsError) -> (value: Double, degreesOfFreedom: Int) {
    let chiSquare = sums.pairs.chiSquare(of: sums.differences)
    guard chiSquare.degreesOfFreedom > 0 else {
      throw .undefined(
        "the log-rank test is undefined: no two groups are at risk at an event time "
          + "at which not all have the event" + (sums.isWeighted ? " and the weight is not 0" : ""))
    }
    return chiSquare
  }

  /// The name of a test with what is special about it.
  func method(_ name: String, _ form: LogRankStatistic = .hypergeometric) -> String {
    var parts = [name]
    if form == .observedOverExpected { parts.append("sum of (O - E)^2 / E") }
    if strata.count > 1 {
      parts.append("stratified" + (stratumName.map { " by \($0)" } ?? ""))
    }
    if let events { parts.append(events) }
    return parts.joined(separator: ", ")
  }

  /// Which causes of an event are compared, where there are several.
  private static func events(of table: LifeTable) -> String? {
    let causes = table.causes.joined(separator: " or ")
    if !table.censoredCauses.isEmpty {
      return "hazard of \(causes), \(table.censoredCauses.joined(separator: " and ")) censored"
    }
    return table.causes.count > 1 ? "events: \(causes)" : nil
  }
}
