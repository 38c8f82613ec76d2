extension Cohort {
  /// Compares the means of two values of each record by the paired t test.
  ///
  /// Records that lack either value are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; differences are after less before.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test with the mean difference and its effect sizes.
  /// - Throws: As ``PairedTTest/init(differences:alternative:level:)``.
  /// - Complexity: O(n) for n records.
  public func pairedTTest<Before: Measured, After: Measured>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) -> PairedTTest {
    let (first, second) = (try measured(before), try measured(after))
    let complete = completeCases(of: [first, second])
    let differences = zip(complete.values(second), complete.values(first)).map {
      DecimalScale.difference($0, $1)
    }
    return try PairedTTest(
      Moments(differences), alternative, level, complete.exclusions,
      variables: "\(second.name.label) minus \(first.name.label)")
  }

  /// Compares the means of two values of each record by the paired t test, group by group.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; differences are after less before.
  ///   - group: The variable that tells the groups apart.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: For each level its test, or the reason why there is none.
  /// - Complexity: O(n) for n records.
  public func pairedTTest<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>, alternative: Alternative = .twoSided, level: Double = 0.95
  ) -> Groups<Group.Level, PairedTTest> {
    byGroup(group) { members throws(StatsError) in
      try members.pairedTTest(before: before, after: after, alternative: alternative, level: level)
    }
  }

  /// Compares the means of a value between two groups by a t test.
  ///
  /// Records that lack the value or the group are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups; exactly two of its levels have complete cases.
  ///   - alternative: Two-sided by default; `greater`: the first level has the larger mean.
  ///   - variances: Unequal by default: Welch's test.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test with the difference of the means, first level less second.
  /// - Throws: As ``TwoSampleTTest/init(_:_:names:alternative:variances:level:)``;
  ///   ``StatsError/levelCount(variable:found:needed:)`` for more than two groups.
  /// - Complexity: O(n) for n records.
  public func tTest<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    alternative: Alternative = .twoSided, variances: TwoSampleTTest.Variances = .unequal,
    level: Double = 0.95
  ) throws(StatsError) -> TwoSampleTTest {
    let counted = try groupedMoments(of: value, by: group)
    return try counted.tTest(alternative, variances, level)
  }

  /// Compares the mean changes of two groups by a t test of the changes.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; changes are after less before.
  ///   - group: The variable with the groups; exactly two of its levels have complete cases.
  ///   - alternative: Two-sided by default; `greater`: the first level has the larger mean change.
  ///   - variances: Unequal by default: Welch's test.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test with the difference of the mean changes, first level less second.
  /// - Throws: As ``tTest(of:by:alternative:variances:level:)``.
  /// - Complexity: O(n) for n records.
  public func tTestOfChange<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>, alternative: Alternative = .twoSided,
    variances: TwoSampleTTest.Variances = .unequal, level: Double = 0.95
  ) throws(StatsError) -> TwoSampleTTest {
    let counted = try countedChanges(before: before, after: after, by: group)
    return try GroupedMoments(
      counted.values, variable: counted.group, exclusions: counted.exclusions,
      variables: counted.variables
    ).tTest(alternative, variances, level)
  }

  /// The moments of a value in each group, without sorting the values.
  func groupedMoments<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>
  ) throws(StatsError) -> GroupedMoments {
    let column = try measured(value)
    let groups = try categories(group)
    let complete = completeCases(of: [column, groups])
    return try GroupedMoments(
      names: groups.levelNames, values: complete.values(column), codes: complete.codes(groups),
      variable: groups.name.label, exclusions: complete.exclusions,
      variables: "\(column.name.label) by \(groups.name.label)")
  }
}
