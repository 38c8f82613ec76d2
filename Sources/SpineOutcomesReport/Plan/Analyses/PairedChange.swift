public import SpineOutcomesStats

/// A measurement before and after, by arm: a test of the change in each arm.
///
/// Numbers are compared by the signed-rank test unless another is asked for, a yes or no by
/// McNemar's exact test.
public struct PairedChange<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Compares a number before and after in each arm.
  ///
  /// - Parameters:
  ///   - before: The value before.
  ///   - after: The value after.
  ///   - group: The variable that tells the arms apart.
  ///   - better: Which values are better; without it the report says "higher" and "lower".
  ///   - test: The test; the signed-rank test by default.
  ///   - adjustment: How the p-values of the arms are adjusted for their number.
  ///   - label: What changes, such as "Pain"; the names of the variables by default.
  public init<Before: Measured, After: Measured, Group: Categorical>(
    _ before: Selector<Record, Before>, _ after: Selector<Record, After>,
    by group: Selector<Record, Group>, better: ScoreDirection? = nil,
    test: ChangeTest.Choice = .signedRank, adjustment: MultiplicityAdjustment = .unadjusted,
    label: String? = nil
  ) {
    self.init(
      before, after, grouping: Grouping(group), better: better, test: test,
      adjustment: adjustment, label: label)
  }

  /// Compares a number before and after, in all records together.
  ///
  /// - Parameters:
  ///   - before: The value before.
  ///   - after: The value after.
  ///   - better: Which values are better; without it the report says "higher" and "lower".
  ///   - test: The test; the signed-rank test by default.
  ///   - label: What changes, such as "Pain"; the names of the variables by default.
  public init<Before: Measured, After: Measured>(
    _ before: Selector<Record, Before>, _ after: Selector<Record, After>,
    better: ScoreDirection? = nil, test: ChangeTest.Choice = .signedRank, label: String? = nil
  ) {
    self.init(
      before, after, grouping: nil, better: better, test: test, adjustment: .unadjusted,
      label: label)
  }

  /// Compares a yes or no before and after in each arm.
  ///
  /// - Parameters:
  ///   - before: The value before.
  ///   - after: The value after.
  ///   - group: The variable that tells the arms apart.
  ///   - adjustment: How the p-values of the arms are adjusted for their number.
  ///   - label: What changes, such as "Walking"; the names of the variables by default.
  public init<Before: Categorical, After: Categorical, Group: Categorical>(
    _ before: Selector<Record, Before>, _ after: Selector<Record, After>,
    by group: Selector<Record, Group>, adjustment: MultiplicityAdjustment = .unadjusted,
    label: String? = nil
  ) where Before.Level == Bool, After.Level == Bool {
    self.init(
      before, after, grouping: Grouping(group), adjustment: adjustment, label: label)
  }

  /// Compares a yes or no before and after, in all records together.
  ///
  /// - Parameters:
  ///   - before: The value before.
  ///   - after: The value after.
  ///   - label: What changes, such as "Walking"; the names of the variables by default.
  public init<Before: Categorical, After: Categorical>(
    _ before: Selector<Record, Before>, _ after: Selector<Record, After>, label: String? = nil
  ) where Before.Level == Bool, After.Level == Bool {
    self.init(before, after, grouping: nil, adjustment: .unadjusted, label: label)
  }

  package init<Before: Measured, After: Measured>(
    _ before: Selector<Record, Before>, _ after: Selector<Record, After>,
    grouping: Grouping<Record>?, better: ScoreDirection?, test: ChangeTest.Choice,
    adjustment: MultiplicityAdjustment, label: String?
  ) {
    steps = [
      PlanStep(heading: { Self.heading($0, before, after, label) }) {
        (cohort, settings) throws(StatsError) in
        .change(
          try ChangeFinding(
            cohort, before, after, by: grouping, better: better, test: test,
            adjustment: adjustment, label: label, level: settings.level))
      }
    ]
  }

  package init<Before: Categorical, After: Categorical>(
    _ before: Selector<Record, Before>, _ after: Selector<Record, After>,
    grouping: Grouping<Record>?, adjustment: MultiplicityAdjustment, label: String?
  ) where Before.Level == Bool, After.Level == Bool {
    steps = [
      PlanStep(heading: { Self.heading($0, before, after, label) }) {
        (cohort, settings) throws(StatsError) in
        .pairedShare(
          try PairedShareFinding(
            cohort, before, after, by: grouping, adjustment: adjustment, label: label,
            level: settings.level))
      }
    ]
  }

  private static func heading<Before, After>(
    _ cohort: Cohort<Record>, _ before: Selector<Record, Before>,
    _ after: Selector<Record, After>, _ label: String?
  ) -> String {
    let names = [try? cohort.name(of: before).label, try? cohort.name(of: after).label]
    return label ?? names.compactMap { $0 }.joined(separator: " and ")
  }
}
