extension Cohort {
  /// Compares two values of each record by the Wilcoxon signed-rank test.
  ///
  /// Records that lack either value are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; differences are after less before.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - method: Exact up to ``SignedRankTest/exactLimit`` nonzero differences by default.
  ///   - zeros: What happens to differences of 0; dropped by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test with the pseudomedian and its interval.
  /// - Throws: ``StatsError/noCompleteCases(_:)``, and as
  ///   ``SignedRankTest/init(differences:alternative:method:zeros:level:)``.
  /// - Complexity: As the test.
  public func signedRankTest<Before: Measured, After: Measured>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    alternative: Alternative = .twoSided, method: RankTestMethod = .automatic,
    zeros: ZeroDifferences = .wilcoxon, level: Double = 0.95
  ) throws(StatsError) -> SignedRankTest {
    let paired = try pairedDifferences(before: before, after: after)
    return try SignedRankTest(
      paired.differences, alternative, method, zeros, level, paired.exclusions,
      variables: paired.variables)
  }

  /// Compares two values of each record by the Wilcoxon signed-rank test, group by group.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; differences are after less before.
  ///   - group: The variable that tells the groups apart.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - method: Exact up to ``SignedRankTest/exactLimit`` nonzero differences by default.
  ///   - zeros: What happens to differences of 0; dropped by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: For each level its test, or the reason why there is none.
  /// - Complexity: As the test, for each group.
  public func signedRankTest<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>, alternative: Alternative = .twoSided,
    method: RankTestMethod = .automatic, zeros: ZeroDifferences = .wilcoxon, level: Double = 0.95
  ) -> Groups<Group.Level, SignedRankTest> {
    byGroup(group) { members throws(StatsError) in
      try members.signedRankTest(
        before: before, after: after, alternative: alternative, method: method, zeros: zeros,
        level: level)
    }
  }

  /// Compares a value between two groups by the Wilcoxon-Mann-Whitney rank-sum test.
  ///
  /// Records that lack the value or the group are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups; exactly two of its levels have complete cases.
  ///   - alternative: Two-sided by default; `greater`: the first level has the larger values.
  ///   - method: Exact up to ``RankSumTest/exactLimit`` pairs by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test with the location shift, first level less second, and its interval.
  /// - Throws: As ``RankSumTest/init(_:alternative:method:level:)``.
  /// - Complexity: As the test.
  public func rankSumTest<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    alternative: Alternative = .twoSided, method: RankTestMethod = .automatic,
    level: Double = 0.95
  ) throws(StatsError) -> RankSumTest {
    let counted = try countedValues(of: value, by: group)
    let group = try name(of: group).label
    return try RankSumTest(
      counted.values, group, alternative, method, level, counted.exclusions,
      variables: "\(name(of: value).label) by \(group)")
  }

  /// Compares a value among groups by the Kruskal-Wallis test.
  ///
  /// Records that lack the value or the group are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups; at least two of its levels have complete cases.
  /// - Returns: The test.
  /// - Throws: As ``KruskalWallisTest/init(_:)``.
  /// - Complexity: O(n) for n records, and O(v g) for v distinct values in g groups.
  public func kruskalWallisTest<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>
  ) throws(StatsError) -> KruskalWallisTest {
    let counted = try countedValues(of: value, by: group)
    let group = try name(of: group).label
    return try KruskalWallisTest(
      counted.values, group, counted.exclusions,
      variables: "\(name(of: value).label) by \(group)")
  }
}
