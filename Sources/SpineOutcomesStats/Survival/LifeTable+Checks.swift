extension LifeTable {
  /// The largest number of records of one table: whole numbers up to here are exact doubles.
  static let maximumCount = 1 << 53

  /// The largest number of groups times strata times endings.
  static let maximumCells = 1 << 24

  /// Refuses a total above ``maximumCount``.
  static func checkTotal(of strata: [Stratum]) throws(StatsError) {
    var total = 0
    for stratum in strata {
      for group in stratum.groups {
        for count in group.events { try add(count, to: &total) }
        for count in group.censored { try add(count, to: &total) }
      }
    }
  }

  /// Adds counts and refuses more than a table can hold.
  static func add(_ count: Int, to total: inout Int) throws(StatsError) {
    let (sum, overflow) = total.addingReportingOverflow(count)
    guard !overflow, sum <= maximumCount else {
      throw .tooLarge("more than 2^53 records in a life table")
    }
    total = sum
  }

  /// Refuses names that are not all different.
  static func check(names: [String], of kind: String) throws(StatsError) {
    guard Set(names).count == names.count else {
      throw .invalidArgument(name: "\(kind)Names", reason: "a \(kind) name is given twice")
    }
  }

  /// Refuses names that are not all different, no cause, and too many combinations.
  static func check(
    groups: [String], strata: [String], causes: [String]
  ) throws(StatsError) {
    try check(names: groups, of: "group")
    try check(names: strata, of: "stratum")
    try check(names: causes, of: "cause")
    guard !causes.isEmpty else {
      throw .invalidArgument(name: "causeNames", reason: "an event needs at least one cause")
    }
    let (cells, overflow) = groups.count.multipliedReportingOverflow(by: strata.count)
    let (endings, overflows) = cells.multipliedReportingOverflow(by: causes.count + 2)
    guard !overflow, !overflows, endings <= maximumCells else {
      throw .tooLarge("more than 2^24 combinations of group, stratum and cause")
    }
  }

  /// Creates a table after checking its totals and numbers at risk.
  init(
    checking strata: [Stratum], causes: [String], censoredCauses: [String] = []
  ) throws(StatsError) {
    try Self.checkTotal(of: strata)
    for stratum in strata {
      for group in stratum.groups {
        var entries = 0
        for count in group.lateEntries { try Self.add(count, to: &entries) }
        guard group.isConsistent else {
          let place = strata.count > 1 ? "stratum \(stratum.name), " : ""
          throw .undefined("\(place)group \(group.name): more leave at a time than are at risk")
        }
      }
    }
    self.init(validated: strata, causes: causes, censoredCauses: censoredCauses)
  }
}
