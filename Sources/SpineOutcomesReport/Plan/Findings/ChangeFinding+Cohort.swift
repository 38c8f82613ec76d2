import SpineOutcomesStats

extension ChangeFinding {
  /// Compares a number before and after in each arm.
  init<Record, Before: Measured, After: Measured>(
    _ cohort: Cohort<Record>, _ before: Selector<Record, Before>,
    _ after: Selector<Record, After>, by grouping: Grouping<Record>?, better: ScoreDirection?,
    test choice: ChangeTest.Choice, adjustment: MultiplicityAdjustment, label: String?,
    level: Double
  ) throws(StatsError) {
    self.before = try cohort.name(of: before)
    self.after = try cohort.name(of: after)
    self.label = label ?? "\(self.before.label) and \(self.after.label)"
    self.better = better
    self.adjustment = adjustment
    let split = try Grouping.groups(of: cohort, by: grouping)
    groupedBy = split.variable
    outside = split.outside
    var arms: [Arm] = []
    for (name, members) in split.groups {
      let test = Attempt { () throws(StatsError) -> ChangeTest in
        switch choice {
        case .signedRank:
          .signedRank(try members.signedRankTest(before: before, after: after, level: level))
        case .sign:
          .sign(try members.signTest(before: before, after: after, level: level))
        case .pairedT:
          .pairedT(try members.pairedTTest(before: before, after: after, level: level))
        }
      }
      arms.append(try Arm(name, members, before, after, test))
    }
    let adjusted = adjustment.adjusted(arms.map { $0.test.value?.test.pValue })
    if adjustment != .unadjusted {
      for place in arms.indices { arms[place].adjustedPValue = adjusted[place] }
    }
    self.arms = arms
  }
}

extension ChangeFinding.Arm {
  init<Record, Before: Measured, After: Measured>(
    _ name: String, _ cohort: Cohort<Record>, _ before: Selector<Record, Before>,
    _ after: Selector<Record, After>, _ test: Attempt<ChangeTest>
  ) throws(StatsError) {
    var pairs: [(before: Double, after: Double)] = []
    var missing = (before: 0, after: 0)
    for record in cohort.records {
      let first = record[keyPath: before].measured
      let second = record[keyPath: after].measured
      if first == nil { missing.before += 1 }
      if second == nil { missing.after += 1 }
      if let first, let second { pairs.append((first, second)) }
    }
    self.name = name
    self.before = try NumericSummary(pairs.map(\.before))
    self.after = try NumericSummary(pairs.map(\.after))
    higher = pairs.count { $0.after > $0.before }
    lower = pairs.count { $0.after < $0.before }
    same = pairs.count - higher - lower
    steps = Self.steps(pairs)
    exclusions = Exclusions(
      initial: cohort.initialCount, selections: cohort.selections,
      missing: [
        .init(variable: try cohort.name(of: before).label, count: missing.before),
        .init(variable: try cohort.name(of: after).label, count: missing.after),
      ], incomplete: cohort.count - pairs.count)
    self.test = test
    adjustedPValue = nil
  }

  /// The distinct pairs with their counts; nil where there are many.
  private static func steps(
    _ pairs: [(before: Double, after: Double)]
  ) -> [ChangeFinding.Step]? {
    let sorted = pairs.sorted { ($0.before, $0.after) < ($1.before, $1.after) }
    var steps: [ChangeFinding.Step] = []
    for pair in sorted {
      if let last = steps.last, last.before == pair.before, last.after == pair.after {
        steps[steps.count - 1] = .init(
          before: last.before, after: last.after, count: last.count + 1)
      } else {
        guard steps.count < ChangeFinding.largestSteps else { return nil }
        steps.append(.init(before: pair.before, after: pair.after, count: 1))
      }
    }
    return steps
  }
}
