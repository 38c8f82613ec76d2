extension Cohort {
  /// Compares two values of each record by the sign test.
  ///
  /// Records that lack either value are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; differences are after less before.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test with the median difference and its interval.
  /// - Throws: ``StatsError/noCompleteCases(_:)``, and as
  ///   ``SignTest/init(differences:alternative:level:)``.
  /// - Complexity: O(n) for n records.
  public func signTest<Before: Measured, After: Measured>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) -> SignTest {
    let paired = try pairedDifferences(before: before, after: after)
    return try SignTest(
      paired.differences, alternative, level, paired.exclusions, variables: paired.variables)
  }

  /// Compares two values of each record by the sign test, group by group.
  ///
  /// - Parameters:
  ///   - before: The first value.
  ///   - after: The second value; differences are after less before.
  ///   - group: The variable that tells the groups apart.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: For each level its test, or the reason why there is none.
  /// - Complexity: O(n) for n records.
  public func signTest<Before: Measured, After: Measured, Group: Categorical>(
    before: Selector<Record, Before>, after: Selector<Record, After>,
    by group: Selector<Record, Group>, alternative: Alternative = .twoSided, level: Double = 0.95
  ) -> Groups<Group.Level, SignTest> {
    byGroup(group) { members throws(StatsError) in
      try members.signTest(before: before, after: after, alternative: alternative, level: level)
    }
  }

  /// The differences of two values, after less before, and the records left out.
  func pairedDifferences<Before: Measured, After: Measured>(
    before: Selector<Record, Before>, after: Selector<Record, After>
  ) throws(StatsError) -> (
    differences: PairedDifferences, exclusions: Exclusions, variables: String
  ) {
    let (first, second) = (try measured(before), try measured(after))
    let complete = completeCases(of: [first, second])
    let differences = try PairedDifferences(
      before: complete.values(first), after: complete.values(second))
    return (
      differences, complete.exclusions, "\(second.name.label) minus \(first.name.label)"
    )
  }
}
