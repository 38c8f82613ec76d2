public import SpineOutcomesStats

/// A number between groups.
public struct GroupComparison<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Compares a number between groups.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - group: The variable that tells the groups apart.
  ///   - test: The test; by default the rank-sum test for two groups and the Kruskal-Wallis test
  ///     for more.
  ///   - pairs: The adjustment of the comparison of all groups in pairs, by Dunn's test after
  ///     ranks and Welch's t tests after means; no pairs by default.
  ///   - label: What is compared; the name of the variable by default.
  public init<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    test: ComparisonTest.Choice = .byGroups, pairs: MultiplicityAdjustment? = nil,
    label: String? = nil
  ) {
    steps = [
      PlanStep(heading: { Self.heading($0, label, value, group) }) {
        (cohort, settings) throws(StatsError) in
        .comparison(
          try ComparisonFinding(
            cohort, value, by: group, test: test, pairs: pairs, label: label,
            level: settings.level))
      }
    ]
  }

  /// Compares the change of a number between groups, after less before.
  ///
  /// - Parameters:
  ///   - before: The value before.
  ///   - after: The value after.
  ///   - group: The variable that tells the groups apart.
  ///   - test: The test; by default the rank-sum test for two groups and the Kruskal-Wallis test
  ///     for more. The Brunner-Munzel test and the one for trend are not for changes.
  ///   - label: What changes; the names of the variables by default.
  public init<Before: Measured, After: Measured, Group: Categorical>(
    ofChange before: Selector<Record, Before>, _ after: Selector<Record, After>,
    by group: Selector<Record, Group>, test: ComparisonTest.Choice = .byGroups,
    label: String? = nil
  ) {
    steps = [
      PlanStep(heading: {
        Self.heading($0, label ?? "Change", nil as Selector<Record, After>?, group)
      }) {
        (cohort, settings) throws(StatsError) in
        .comparison(
          try ComparisonFinding(
            cohort, changeFrom: before, to: after, by: group, test: test, label: label,
            level: settings.level))
      }
    ]
  }

  private static func heading<Value, Group>(
    _ cohort: Cohort<Record>, _ label: String?, _ value: Selector<Record, Value>?,
    _ group: Selector<Record, Group>
  ) -> String {
    let name = label ?? value.flatMap { try? cohort.name(of: $0).label } ?? "Comparison"
    return (try? cohort.name(of: group).label).map { "\(name) by \($0.midSentence)" }
      ?? name
  }
}
