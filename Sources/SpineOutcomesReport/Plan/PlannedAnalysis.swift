/// Something that can stand in an ``AnalysisPlan``.
///
/// A type of your own conforms by giving the steps of the analyses that it is made of:
///
/// ```swift
/// struct PainAndWalking: PlannedAnalysis {
///   @PlanBuilder<Patient> var steps: [PlanStep<Patient>] {
///     PairedChange(\.painBefore, \.painAfter, label: "Pain")
///     PairedChange(\.walksBefore, \.walksAfter, label: "Walking")
///   }
/// }
/// ```
public protocol PlannedAnalysis<Record>: Sendable {
  /// The type of the records.
  associatedtype Record: Sendable

  /// The steps, in order.
  var steps: [PlanStep<Record>] { get }
}
