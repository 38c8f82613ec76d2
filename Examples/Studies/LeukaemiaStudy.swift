import SpineOutcomesReport
import SpineOutcomesStats

/// Remission in acute leukaemia by treatment.
///
/// Data: Freireich et al., Blood 21:699, 1963.
enum LeukaemiaStudy {
  struct Patient: Codable, Sendable {
    enum Treatment: String, Codable, CaseIterable, Categorical { case placebo, mercaptopurine }

    var weeks: Double
    var relapsed: Bool
    var treatment: Treatment
  }

  static let plan = AnalysisPlan<Patient>(
    "Remission in acute leukaemia", arms: \.treatment,
    remarks: ["Data: Freireich et al., Blood 21:699, 1963; R package MASS, gehan."]
  ) {
    PatientFlow()
    SurvivalAnalysis(
      time: \.weeks, event: \.relapsed, by: \.treatment, at: 5, 10, 20,
      label: "Remission by treatment")
    Paragraph(
      "The patients were randomised in 21 matched pairs. The analysis is unpaired: it takes the two "
        + "groups as independent.")
  }

  static func report(data folder: String) throws(CSVError) -> Report {
    let cohort = try Cohort<Patient>(csv: "\(folder)/mercaptopurine.csv")
      .named(\.weeks, "time", unit: "weeks")
      .named(\.relapsed, "relapse")
      .named(\.treatment, "Treatment")
    return plan.run(on: cohort)
  }
}
