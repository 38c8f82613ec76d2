extension Cohort {
  /// Compares a value between two groups by the Brunner-Munzel test.
  ///
  /// Records that lack the value or the group are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups; exactly two of its levels have complete cases.
  ///   - alternative: Two-sided by default; `greater`: the first level tends to larger values.
  ///   - method: Student's t by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test with the probability of superiority and its interval.
  /// - Throws: As ``BrunnerMunzelTest/init(_:alternative:method:level:)``.
  /// - Complexity: As the test.
  public func brunnerMunzelTest<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    alternative: Alternative = .twoSided, method: BrunnerMunzelTest.Method = .studentT,
    level: Double = 0.95
  ) throws(StatsError) -> BrunnerMunzelTest {
    let counted = try countedValues(of: value, by: group)
    let group = try name(of: group).label
    return try BrunnerMunzelTest(
      counted.values, group, alternative, method, level, counted.exclusions,
      variables: "\(name(of: value).label) by \(group)")
  }
}
