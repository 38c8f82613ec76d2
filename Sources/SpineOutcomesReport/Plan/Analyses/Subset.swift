public import SpineOutcomesStats

/// Analyses of some of the records; the reason is kept for the flow of patients.
public struct Subset<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Keeps the records that satisfy a condition.
  ///
  /// - Parameters:
  ///   - reason: What the kept records are, such as "retreated"; the exclusions of each result then
  ///     list "not retreated" with its count.
  ///   - isIncluded: Whether a record is kept.
  ///   - analyses: What is asked of the kept records.
  public init(
    _ reason: String, where isIncluded: @escaping @Sendable (Record) -> Bool,
    @PlanBuilder<Record> analyses: () -> [PlanStep<Record>]
  ) {
    self.init(reason, where: isIncluded, steps: analyses())
  }

  /// Keeps the records that satisfy a condition, for steps that are at hand.
  package init(
    _ reason: String, where isIncluded: @escaping @Sendable (Record) -> Bool,
    steps: [PlanStep<Record>]
  ) {
    self.init(steps) { cohort throws(StatsError) in cohort.including(reason, isIncluded) }
  }

  /// Drops the records that satisfy a condition.
  ///
  /// - Parameters:
  ///   - reason: What the dropped records are, such as "lost to follow-up".
  ///   - isExcluded: Whether a record is dropped.
  ///   - analyses: What is asked of the records that remain.
  public init(
    excluding reason: String, where isExcluded: @escaping @Sendable (Record) -> Bool,
    @PlanBuilder<Record> analyses: () -> [PlanStep<Record>]
  ) {
    self.init(analyses()) { cohort throws(StatsError) in cohort.excluding(reason, isExcluded) }
  }

  /// Keeps the records of one group.
  ///
  /// - Parameters:
  ///   - group: The variable, such as `\.care`.
  ///   - level: The level, such as `.radiotherapy`.
  ///   - analyses: What is asked of the group.
  public init<Group: Categorical>(
    _ group: Selector<Record, Group>, _ level: Group.Level,
    @PlanBuilder<Record> analyses: () -> [PlanStep<Record>]
  ) {
    self.init(analyses()) { cohort throws(StatsError) in try cohort.group(group, level) }
  }

  private init(_ inner: [PlanStep<Record>], _ selection: @escaping PlanStep<Record>.Selecting) {
    steps = inner.map { step in
      var step = step
      step.selections.insert(selection, at: 0)
      return step
    }
  }
}
