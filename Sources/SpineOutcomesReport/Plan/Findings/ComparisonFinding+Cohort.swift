import SpineOutcomesStats

extension ComparisonFinding {
  /// Compares a number between groups.
  init<Record, Value: Measured, Group: Categorical>(
    _ cohort: Cohort<Record>, _ value: Selector<Record, Value>,
    by group: Selector<Record, Group>, test choice: ComparisonTest.Choice,
    pairs adjustment: MultiplicityAdjustment?, label: String?, level: Double
  ) throws(StatsError) {
    let name = try cohort.name(of: value)
    let values = try cohort.groupedValues(of: value, by: group)
    let choice = choice.resolved(for: values)
    self.label = label ?? name.label
    unit = name.unit
    isChange = false
    groupedBy = try cohort.name(of: group)
    groups = Self.groups(values)
    test = Attempt { () throws(StatsError) in
      switch choice {
      case .byGroups, .rankSum:
        .rankSum(try cohort.rankSumTest(of: value, by: group, level: level))
      case .brunnerMunzel:
        .brunnerMunzel(try cohort.brunnerMunzelTest(of: value, by: group, level: level))
      case .welch, .student:
        .tTest(
          try cohort.tTest(
            of: value, by: group, variances: choice == .welch ? .unequal : .equal, level: level))
      case .kruskalWallis: .kruskalWallis(try cohort.kruskalWallisTest(of: value, by: group))
      case .trend: .trend(try cohort.jonckheereTerpstraTest(of: value, by: group))
      case .anova, .welchANOVA:
        .anova(
          try cohort.oneWayANOVA(
            of: value, by: group, variances: choice == .anova ? .equal : .unequal, level: level))
      }
    }
    pairs = adjustment.map { adjustment in
      Attempt { () throws(StatsError) in
        switch choice {
        case .welch, .student, .anova, .welchANOVA:
          try cohort.pairwiseTTests(of: value, by: group, adjustment: adjustment, level: level)
        default: try cohort.dunnTest(of: value, by: group, adjustment: adjustment)
        }
      }
    }
  }

  /// Compares a change between groups.
  init<Record, Before: Measured, After: Measured, Group: Categorical>(
    _ cohort: Cohort<Record>, changeFrom before: Selector<Record, Before>,
    to after: Selector<Record, After>, by group: Selector<Record, Group>,
    test choice: ComparisonTest.Choice, label: String?, level: Double
  ) throws(StatsError) {
    let (first, second) = (try cohort.name(of: before), try cohort.name(of: after))
    let values = try cohort.groupedChanges(before: before, after: after, by: group)
    let choice = choice.resolved(for: values)
    self.label = label ?? "\(second.label) less \(first.label)"
    unit = first.unit == second.unit ? first.unit : nil
    isChange = true
    groupedBy = try cohort.name(of: group)
    groups = Self.groups(values)
    test = Attempt { () throws(StatsError) in
      switch choice {
      case .byGroups, .rankSum:
        .rankSum(
          try cohort.rankSumTestOfChange(before: before, after: after, by: group, level: level))
      case .welch, .student:
        .tTest(
          try cohort.tTestOfChange(
            before: before, after: after, by: group,
            variances: choice == .welch ? .unequal : .equal, level: level))
      case .kruskalWallis:
        .kruskalWallis(
          try cohort.kruskalWallisTestOfChange(before: before, after: after, by: group))
      case .anova, .welchANOVA:
        .anova(
          try cohort.oneWayANOVAOfChange(
            before: before, after: after, by: group,
            variances: choice == .anova ? .equal : .unequal, level: level))
      case .brunnerMunzel, .trend:
        throw .invalidArgument(
          name: "test",
          reason: "\(choice.rawValue) is not for changes; use rank-sum, "
            + "kruskal-wallis, welch, student, anova or welch-anova")
      }
    }
    pairs = nil
  }
}

extension ComparisonTest.Choice {
  /// The test that the number of groups with values asks for.
  func resolved(for values: GroupedValues) -> ComparisonTest.Choice {
    guard self == .byGroups else { return self }
    return ComparisonFinding.filled(values) > 2 ? .kruskalWallis : .rankSum
  }
}
