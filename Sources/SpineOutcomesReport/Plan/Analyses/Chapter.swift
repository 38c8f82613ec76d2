/// Analyses under one heading of the document.
public struct Chapter<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Creates a chapter.
  ///
  /// - Parameters:
  ///   - heading: The heading; a chapter inside another keeps its own.
  ///   - analyses: What stands under it.
  public init(_ heading: String, @PlanBuilder<Record> analyses: () -> [PlanStep<Record>]) {
    self.init(heading, steps: analyses())
  }

  /// Puts steps that are at hand under a heading.
  package init(_ heading: String, steps: [PlanStep<Record>]) {
    self.steps = steps.map { step in
      var step = step
      step.chapter = step.chapter ?? heading
      return step
    }
  }
}
