import RetreatmentStudy
public import SpineOutcomesReport

/// A study that the report command runs.
public enum ExampleStudy: String, CaseIterable, Sendable {
  /// Retreatment of local recurrence, on synthetic patients.
  case retreatment = "synthetic-retreatment"

  /// Kyphosis after corrective spinal surgery in children.
  case spineSurgery = "spine-surgery"

  /// Survival in advanced lung cancer.
  case lungCancer = "lung-cancer"

  /// Remission in acute leukaemia.
  case leukaemia

  /// Reads the data and runs the plan.
  ///
  /// - Parameter data: The folder with the CSV files.
  /// - Returns: What the plan has found.
  /// - Throws: `CSVError` for a file that cannot be read or is not as expected.
  public func report(data: String) throws -> Report {
    switch self {
    case .retreatment: try RetreatmentStudy.report(data: data)
    case .spineSurgery: try SpineSurgeryStudy.report(data: data)
    case .lungCancer: try LungCancerStudy.report(data: data)
    case .leukaemia: try LeukaemiaStudy.report(data: data)
    }
  }
}
