import SpineOutcomesStats

/// The flow of the patients: how many records there were, were left out and why, and are in each
/// arm of the plan.
public struct PatientFlow<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Creates the flow.
  ///
  /// - Parameter heading: The heading in the report.
  public init(_ heading: String = "Patients") {
    steps = [
      PlanStep(heading: { _ in heading }) { (cohort, settings) throws(StatsError) in
        .patients(try PatientFlowFinding(cohort, settings.arms))
      }
    ]
  }
}
