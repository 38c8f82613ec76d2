import SpineOutcomesStats

extension PairedShareFinding {
  /// Compares a yes or no before and after in each arm.
  init<Record, Before: Categorical, After: Categorical>(
    _ cohort: Cohort<Record>, _ before: Selector<Record, Before>,
    _ after: Selector<Record, After>, by grouping: Grouping<Record>?,
    adjustment: MultiplicityAdjustment, label: String?, level: Double
  ) throws(StatsError) where Before.Level == Bool, After.Level == Bool {
    self.before = try cohort.name(of: before)
    self.after = try cohort.name(of: after)
    self.label = label ?? "\(self.before.label) and \(self.after.label)"
    self.adjustment = adjustment
    let split = try Grouping.groups(of: cohort, by: grouping)
    groupedBy = split.variable
    outside = split.outside
    var arms: [Arm] = []
    for (name, members) in split.groups {
      let table = try members.contingencyTable(rows: before, columns: after)
      arms.append(
        Arm(
          name: name, count: table.count, before: table[1, 0] + table[1, 1],
          after: table[0, 1] + table[1, 1], gained: table[0, 1], lost: table[1, 0],
          exclusions: table.exclusions,
          test: Attempt { () throws(StatsError) in try McNemarTest(table, level: level) },
          adjustedPValue: nil))
    }
    let adjusted = adjustment.adjusted(arms.map { $0.test.value?.pValue })
    if adjustment != .unadjusted {
      for place in arms.indices { arms[place].adjustedPValue = adjusted[place] }
    }
    self.arms = arms
  }
}
