package import SpineOutcomesStats

/// A variable that tells groups apart, whatever the type of its levels.
package struct Grouping<Record: Sendable>: Sendable {
  /// The groups of a cohort.
  struct Groups: Sendable {
    /// The variable that tells them apart; nil for all records together.
    var variable: VariableName?

    /// The groups in the order of their levels.
    var groups: [(name: String, cohort: Cohort<Record>)]

    /// How many records are in no group.
    var outside: Int
  }

  /// Splits a cohort.
  let split: @Sendable (Cohort<Record>) throws(StatsError) -> Groups

  /// The baseline table of some variables by the groups.
  let baseline:
    @Sendable (Cohort<Record>, [BaselineVariable<Record>]) throws(StatsError) -> BaselineTable

  /// Groups by a variable.
  package init<Group: Categorical>(_ selector: Selector<Record, Group>) {
    split = { cohort throws(StatsError) in
      var groups: [(name: String, cohort: Cohort<Record>)] = []
      let variable = try cohort.name(of: selector)
      for (level, members) in cohort.byGroup(selector, { $0 }) {
        groups.append((String(level: level), try members.get()))
      }
      let inside = groups.reduce(0) { $0 + $1.cohort.count }
      return Groups(variable: variable, groups: groups, outside: cohort.count - inside)
    }
    baseline = { cohort, variables throws(StatsError) in
      try cohort.baselineTable(by: selector, variables)
    }
  }

  /// The groups of a cohort; all records together without a variable.
  static func groups(
    of cohort: Cohort<Record>, by grouping: Grouping?
  ) throws(StatsError) -> Groups {
    guard let grouping else {
      return Groups(variable: nil, groups: [("All", cohort)], outside: 0)
    }
    return try grouping.split(cohort)
  }
}
