import SpineOutcomesReport
import SpineOutcomesStats

/// Survival in advanced lung cancer by sex and performance status.
///
/// Data: Loprinzi et al., J Clin Oncol 12:601, 1994.
enum LungCancerStudy {
  struct Patient: Codable, Sendable {
    enum Sex: String, Codable, CaseIterable, Categorical { case male, female }

    var days: Double
    var died: Bool
    var sex: Sex
    var age: Double
    var ecog: Int?
    var weightLoss: Double?
  }

  static let plan = AnalysisPlan<Patient>(
    "Survival in advanced lung cancer", arms: \.sex,
    remarks: ["Data: Loprinzi et al., J Clin Oncol 12:601, 1994; R package survival, lung."]
  ) {
    PatientFlow()
    Baseline(.numeric(\.age), .category(\.ecog), .numeric(\.weightLoss))
    SurvivalAnalysis(
      time: \.days, event: \.died, by: \.sex, at: 180, 365, 730, label: "Survival by sex")
    SurvivalAnalysis(
      time: \.days, event: \.died, by: \.ecog, at: 180, 365, 730,
      label: "Survival by ECOG performance status")
  }

  static func report(data folder: String) throws(CSVError) -> Report {
    let cohort = try Cohort<Patient>(csv: "\(folder)/lung.csv")
      .named(\.days, "time", unit: "days")
      .named(\.died, "death")
      .named(\.sex, "Sex")
      .named(\.age, "Age", unit: "years")
      .named(\.ecog, "ECOG")
      .named(\.weightLoss, "Weight loss", unit: "pounds")
    return plan.run(on: cohort)
  }
}
