/// Builds the steps of a plan from the analyses that are written one below the other.
///
/// `if`, `switch` and `for` are allowed.
@resultBuilder
public enum PlanBuilder<Record: Sendable> {
  /// The steps of one analysis.
  public static func buildExpression<Analysis: PlannedAnalysis>(
    _ analysis: Analysis
  ) -> [PlanStep<Record>] where Analysis.Record == Record {
    analysis.steps
  }

  /// The steps of several analyses, in order.
  public static func buildBlock(_ parts: [PlanStep<Record>]...) -> [PlanStep<Record>] {
    parts.flatMap { $0 }
  }

  /// The steps of an `if` without `else`.
  public static func buildOptional(_ part: [PlanStep<Record>]?) -> [PlanStep<Record>] {
    part ?? []
  }

  /// The steps of the first branch.
  public static func buildEither(first part: [PlanStep<Record>]) -> [PlanStep<Record>] { part }

  /// The steps of the second branch.
  public static func buildEither(second part: [PlanStep<Record>]) -> [PlanStep<Record>] { part }

  /// The steps of a loop, in order.
  public static func buildArray(_ parts: [[PlanStep<Record>]]) -> [PlanStep<Record>] {
    parts.flatMap { $0 }
  }
}
