extension Cohort {
  /// Counts the paired changes of each group: how much more one arm has changed than another.
  ///
  /// A change is the difference after less before of one record, by the rule of
  /// ``PairedDifferences``. Records that lack a value or the group are left out.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value.
  ///   - group: The variable that tells the groups apart.
  /// - Returns: The changes of each group, for every test of grouped values.
  /// - Throws: As ``groupedValues(of:by:)``; ``StatsError/invalidValue(_:)`` for a change that is
  ///   not finite.
  /// - Complexity: O(n) for n records.
  public func groupedChanges<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>
  ) throws(StatsError) -> GroupedValues {
    try countedChanges(before: before, after: after, by: group).values
  }

  /// Compares the paired changes of two groups by the rank-sum test.
  ///
  /// The location shift is by how much the first level has changed more than the second.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; changes are after less before.
  ///   - group: The variable with the groups; exactly two of its levels have complete cases.
  ///   - alternative: Two-sided by default; `greater`: the first level has the larger changes.
  ///   - method: Exact up to ``RankSumTest/exactLimit`` pairs by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test of the changes.
  /// - Throws: As ``RankSumTest/init(_:alternative:method:level:)``.
  /// - Complexity: As ``RankSumTest``.
  public func rankSumTestOfChange<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>, alternative: Alternative = .twoSided,
    method: RankTestMethod = .automatic, level: Double = 0.95
  ) throws(StatsError) -> RankSumTest {
    let changes = try countedChanges(before: before, after: after, by: group)
    return try RankSumTest(
      changes.values, changes.group, alternative, method, level, changes.exclusions,
      variables: changes.variables)
  }

  /// Compares the paired changes of two or more groups by the Kruskal-Wallis test.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; changes are after less before.
  ///   - group: The variable with the groups.
  /// - Returns: The test of the changes.
  /// - Throws: As ``KruskalWallisTest/init(_:)``.
  /// - Complexity: O(n) for n records.
  public func kruskalWallisTestOfChange<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>
  ) throws(StatsError) -> KruskalWallisTest {
    let changes = try countedChanges(before: before, after: after, by: group)
    return try KruskalWallisTest(
      changes.values, changes.group, changes.exclusions, variables: changes.variables)
  }

  /// The changes of each group, and what results say of them.
  func countedChanges<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>
  ) throws(StatsError) -> (
    values: GroupedValues, exclusions: Exclusions, group: String, variables: String
  ) {
    let (first, second) = (try measured(before), try measured(after))
    let groups = try categories(group)
    let complete = completeCases(of: [first, second, groups])
    let changes = zip(complete.values(second), complete.values(first)).map {
      DecimalScale.difference($0, $1)
    }
    let label = groups.name.label
    return (
      try GroupedValues(
        groups: groups.levelNames, values: changes, codes: complete.codes(groups)),
      complete.exclusions, label,
      "\(second.name.label) minus \(first.name.label) by \(label)"
    )
  }
}
