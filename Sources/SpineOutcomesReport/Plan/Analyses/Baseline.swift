public import SpineOutcomesStats

/// Table 1: variables by group, with a test for each.
public struct Baseline<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Describes variables by the arms of the plan, or of all records together where it has none.
  ///
  /// - Parameters:
  ///   - variables: The variables, such as `.numeric(\.age)` and `.category(\.sex)`.
  ///   - label: The heading in the report.
  public init(
    _ variables: BaselineVariable<Record>..., label: String = "Baseline characteristics"
  ) {
    self.init(variables, grouping: nil, label: label)
  }

  /// Describes variables by group.
  ///
  /// - Parameters:
  ///   - group: The variable that tells the groups apart.
  ///   - variables: The variables, such as `.numeric(\.age)` and `.category(\.sex)`.
  ///   - label: The heading in the report.
  public init<Group: Categorical>(
    by group: Selector<Record, Group>, _ variables: BaselineVariable<Record>...,
    label: String = "Baseline characteristics"
  ) {
    self.init(variables, grouping: Grouping(group), label: label)
  }

  /// Describes a list of variables by groups, by the arms of the plan, or together.
  package init(
    _ variables: [BaselineVariable<Record>], grouping: Grouping<Record>?, label: String
  ) {
    steps = [
      PlanStep(heading: { _ in label }) { (cohort, settings) throws(StatsError) in
        guard let grouping = grouping ?? settings.arms else {
          return .description(try cohort.descriptiveTable(variables))
        }
        return .baseline(try grouping.baseline(cohort, variables))
      }
    ]
  }
}
