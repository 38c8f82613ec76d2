public import SpineOutcomesReport
public import SpineOutcomesStats

/// Retreatment of symptomatic local recurrence after surgery for spinal metastases: the analyses of
/// Park et al., Spine Journal 2025, https://doi.org/10.1016/j.spinee.2025.10.029, on a synthetic
/// cohort.
///
/// The patients of the paper are not public. The records are made by the program in
/// `SyntheticCohort` so that their analysis gives the figures that the paper prints, as far as
/// these can be attained at once. No row describes a person.
public enum RetreatmentStudy {
  /// The file with the synthetic patients.
  public static let file = "synthetic-retreatment-cohort.csv"

  /// What is asked of the cohort: every row of the paper's results.
  public static let plan = AnalysisPlan<LocalRecurrence>(
    "Retreatment of local recurrence after surgery for spinal metastases: a synthetic cohort",
    arms: \.modality, seed: 2_025,
    subject: CountNoun("synthetic patient", "synthetic patients"),
    remarks: [
      "The cohort is synthetic: its records were made by a seeded search so that their analysis "
        + "gives the figures printed by Park et al., Spine Journal 2025, "
        + "doi 10.1016/j.spinee.2025.10.029, whose patients are not public.",
      "Two printed figures are not among them, as no such data can give them: p = 0.056 for the "
        + "area under the curve with 31 failures and 43 others, by Wald's test or the rank-sum test, "
        + "and p = 0.414 for 15/36 against 16/38 by a test of the counts; here 0.414 is the log-rank "
        + "p-value of failure-free time.",
    ]
  ) {
    Paragraph(
      "Synthetic data: no record describes a person. The analyses and their figures are those of "
        + "the paper; nothing can be learned from them about patients.")
    PatientFlow()
    Baseline(
      .numeric(\.age), .category(\.sex), .category(\.hospital), .category(\.primaryTumour),
      .numeric(\.monthsToRecurrence), .numeric(\.motorBefore), .numeric(\.painBefore),
      .category(\.walkingBefore))
    Chapter("Change after the treatment of the recurrence") {
      PairedChange(
        \.motorBefore, \.motorAfter, by: \.modality, better: .higher, label: "Motor grade")
      PairedChange(\.painBefore, \.painAfter, by: \.modality, better: .lower, label: "Pain")
      PairedChange(\.walksBefore, \.walksAfter, by: \.modality, label: "Walking")
    }
    Subset("retreated", where: { $0.isRetreated }) {
      Chapter("Failure of the retreatment") {
        ShareComparison(of: \.failed, by: \.modality)
        SurvivalAnalysis(
          time: \.monthsToFailure, event: \.failed, by: \.modality, at: 6, 12, 24,
          label: "Time without failure")
        GroupComparison(
          ofChange: \.painBefore, \.painAfter, by: \.failed, label: "Change in pain")
        GroupComparison(
          ofChange: \.walkingBefore, \.walkingAfter, by: \.failed, label: "Change in walking")
        LogisticModel(
          of: \.failed, on: .numeric(\.monthsToRecurrence), .numeric(\.age),
          .category(\.sex, reference: .female), .category(\.modality, reference: .reoperation),
          .numeric(\.motorBefore), .numeric(\.painBefore))
        Discrimination(of: \.failed, scores: .lower(\.monthsToRecurrence))
      }
    }
    SurvivalAnalysis(
      time: \.monthsFollowed, event: \.died, by: \.modality, at: 6, 12, 24,
      label: "Overall survival after the recurrence")
  }
  .marked("Synthetic data")

  /// Reads the synthetic patients.
  ///
  /// - Parameter folder: The folder with the file.
  /// - Returns: The patients, with the names of their variables.
  /// - Throws: `CSVError` for a file that cannot be read or is not as expected.
  public static func cohort(data folder: String) throws(CSVError) -> Cohort<LocalRecurrence> {
    try Cohort<LocalRecurrence>(csv: "\(folder)/\(file)")
      .named(\.hospital, "Hospital")
      .named(\.primaryTumour, "Primary tumour")
      .named(\.age, "Age", unit: "years")
      .named(\.sex, "Sex")
      .named(\.monthsToRecurrence, "Months to recurrence")
      .named(\.modality, "Treatment of the recurrence")
      .named(\.motorBefore, "Motor grade before").named(\.motorAfter, "Motor grade after")
      .named(\.painBefore, "Pain before").named(\.painAfter, "Pain after")
      .named(\.walkingBefore, "Walking before").named(\.walkingAfter, "Walking after")
      .named(\.walksBefore, "Walks before").named(\.walksAfter, "Walks after")
      .named(\.failed, "Failure of the retreatment")
      .named(\.monthsToFailure, "Time to failure", unit: "months")
      .named(\.monthsFollowed, "Time after the recurrence", unit: "months")
      .named(\.died, "Death")
  }

  /// Runs the plan on the synthetic patients.
  ///
  /// - Parameter folder: The folder with the file.
  /// - Returns: What the plan has found.
  /// - Throws: `CSVError` for a file that cannot be read or is not as expected.
  public static func report(data folder: String) throws(CSVError) -> Report {
    plan.run(on: try cohort(data: folder))
  }
}
