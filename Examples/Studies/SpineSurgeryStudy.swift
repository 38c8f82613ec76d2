import SpineOutcomesReport
import SpineOutcomesStats

/// Kyphosis after corrective spinal surgery in 81 children: what goes with it, and from which
/// score on.
///
/// Data: Chambers and Hastie, Statistical Models in S, 1992.
enum SpineSurgeryStudy {
  struct Child: Codable, Sendable {
    var kyphosis: Bool
    var ageMonths: Double
    var vertebrae: Double
    var start: Double
  }

  static let plan = AnalysisPlan<Child>(
    "Kyphosis after corrective spinal surgery", arms: \.kyphosis, subject: .child,
    remarks: [
      "Data: children after corrective spinal surgery. Chambers and Hastie, Statistical Models in "
        + "S, 1992; R package rpart, kyphosis."
    ]
  ) {
    PatientFlow("The children by outcome")
    Baseline(
      .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start),
      label: "Children by kyphosis after the operation")
    LogisticModel(
      of: \.kyphosis, on: .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
    Discrimination(
      of: \.kyphosis, scores: .higher(\.ageMonths), .higher(\.vertebrae), .lower(\.start))
  }

  static func report(data folder: String) throws(CSVError) -> Report {
    let cohort = try Cohort<Child>(csv: "\(folder)/kyphosis.csv")
      .named(\.kyphosis, "Kyphosis")
      .named(\.ageMonths, "Age", unit: "months")
      .named(\.vertebrae, "Vertebrae involved")
      .named(\.start, "Topmost vertebra operated on")
    return plan.run(on: cohort)
  }
}
