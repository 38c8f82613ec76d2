extension Cohort {
  /// Compares the means of a value among groups.
  ///
  /// Records that lack the value or the group are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups; two or more of its levels have complete cases.
  ///   - variances: Equal by default: Fisher's analysis; unequal: Welch's.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The analysis with its effect sizes.
  /// - Throws: As ``OneWayANOVA/init(names:moments:variances:level:)``.
  /// - Complexity: O(n) for n records.
  public func oneWayANOVA<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    variances: OneWayANOVA.Variances = .equal, level: Double = 0.95
  ) throws(StatsError) -> OneWayANOVA {
    try OneWayANOVA(groupedMoments(of: value, by: group), variances, level)
  }

  /// Compares the mean changes of groups.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; changes are after less before.
  ///   - group: The variable with the groups; two or more of its levels have complete cases.
  ///   - variances: Equal by default: Fisher's analysis; unequal: Welch's.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The analysis of the changes.
  /// - Throws: As ``OneWayANOVA/init(names:moments:variances:level:)``.
  /// - Complexity: O(n) for n records.
  public func oneWayANOVAOfChange<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>, variances: OneWayANOVA.Variances = .equal,
    level: Double = 0.95
  ) throws(StatsError) -> OneWayANOVA {
    let changes = try countedChanges(before: before, after: after, by: group)
    let moments = try GroupedMoments(
      changes.values, variable: changes.group, exclusions: changes.exclusions,
      variables: changes.variables)
    return try OneWayANOVA(moments, variances, level)
  }

  /// Compares the means of a value between all pairs of groups by t tests.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - variances: Unequal by default: Welch's test.
  ///   - level: The confidence level of each interval, not adjusted; 0.95 by default.
  /// - Returns: The pairs, as of ``GroupedValues/pairwiseTTests(adjustment:variances:level:)``.
  /// - Throws: As that.
  /// - Complexity: O(n) for n records.
  public func pairwiseTTests<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    adjustment: MultiplicityAdjustment = .holm, variances: TwoSampleTTest.Variances = .unequal,
    level: Double = 0.95
  ) throws(StatsError) -> PairwiseComparisons {
    try groupedMoments(of: value, by: group).pairwiseTTests(adjustment, variances, level)
  }

  /// Compares the spread of a value among groups by Levene's test.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups; two or more of its levels have complete cases.
  ///   - centre: The median by default: Brown and Forsythe's form.
  /// - Returns: The test.
  /// - Throws: As ``LeveneTest/init(_:centre:)``.
  /// - Complexity: O(n) for n records.
  public func leveneTest<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    centre: LeveneTest.Centre = .median
  ) throws(StatsError) -> LeveneTest {
    let counted = try countedValues(of: value, by: group)
    let group = try name(of: group).label
    return try LeveneTest(
      counted.values, group, centre, counted.exclusions,
      variables: "\(name(of: value).label) by \(group)")
  }
}

extension Cohort {
  /// Tests whether a value is normally distributed, by Shapiro and Wilk.
  ///
  /// Records that lack the value are left out and counted in the result.
  ///
  /// - Parameter value: The variable.
  /// - Returns: The test.
  /// - Throws: As ``ShapiroWilkTest/init(_:)``.
  /// - Complexity: O(n log n) for n records.
  public func shapiroWilkTest<Value: Measured>(
    of value: Selector<Record, Value>
  ) throws(StatsError) -> ShapiroWilkTest {
    let column = try measured(value)
    let complete = completeCases(of: [column])
    return try ShapiroWilkTest(
      complete.values(column), complete.exclusions, variables: column.name.label)
  }
}
