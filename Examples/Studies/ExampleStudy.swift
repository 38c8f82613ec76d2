public import SpineOutcomesReport

/// A study on real data that the report command runs.
public enum ExampleStudy: String, CaseIterable, Sendable {
  /// Kyphosis after corrective spinal surgery in children.
  case spineSurgery = "spine-surgery"

  /// Survival in advanced lung cancer, and remission in acute leukaemia.
  case survival

  /// Reads the data and does the analyses.
  ///
  /// - Parameter data: The folder with the CSV files.
  /// - Returns: The document with its tables and results.
  /// - Throws: `CSVError` for a file that cannot be read or is not as expected; `StatsError` for
  ///   an analysis that the data do not allow.
  public func document(data: String) throws -> Document {
    switch self {
    case .spineSurgery: try SpineSurgeryStudy(data: data).document()
    case .survival: try SurvivalStudy(data: data).document()
    }
  }
}
