import SpineOutcomesReport
import SpineOutcomesStats

/// Survival in advanced lung cancer by sex and performance status, and remission in acute
/// leukaemia by treatment.
///
/// Data: Loprinzi et al., J Clin Oncol 12:601, 1994; Freireich et al., Blood 21:699, 1963.
struct SurvivalStudy {
  struct LungPatient: Codable, Sendable {
    enum Sex: String, Codable, CaseIterable, Categorical { case male, female }

    var days: Double
    var died: Bool
    var sex: Sex
    var ecog: Int?
  }

  struct LeukaemiaPatient: Codable, Sendable {
    enum Treatment: String, Codable, CaseIterable, Categorical { case placebo, mercaptopurine }

    var weeks: Double
    var relapsed: Bool
    var treatment: Treatment
  }

  let lung: Cohort<LungPatient>
  let leukaemia: Cohort<LeukaemiaPatient>

  init(data folder: String) throws(CSVError) {
    lung = try Cohort<LungPatient>(csv: "\(folder)/lung.csv")
      .named(\.days, "time", unit: "days")
      .named(\.sex, "Sex")
      .named(\.ecog, "ECOG")
    leukaemia = try Cohort<LeukaemiaPatient>(csv: "\(folder)/mercaptopurine.csv")
      .named(\.weeks, "time", unit: "weeks")
      .named(\.treatment, "Treatment")
  }

  func document() throws -> Document {
    Document(
      title: "Survival in lung cancer and remission in leukaemia",
      sections: [
        try section(
          "Lung cancer by sex",
          lung.kaplanMeier(time: \.days, event: \.died, by: \.sex)),
        try section(
          "Lung cancer by ECOG performance status",
          lung.kaplanMeier(time: \.days, event: \.died, by: \.ecog)),
        try section(
          "Remission in acute leukaemia by treatment",
          leukaemia.kaplanMeier(time: \.weeks, event: \.relapsed, by: \.treatment)),
      ])
  }

  private func section(
    _ heading: String, _ survival: KaplanMeier
  ) throws -> Document.Section {
    var section = Document.Section(heading: heading)
    let test = try survival.logRankTest()
    section.add("\(test).")
    section.add(Table(survival, caption: "\(heading): median time"))
    section.add(Table(test, caption: "\(heading): observed and expected events"))
    try section.add(result: survival, named: "survival")
    try section.add(result: test, named: "log-rank")
    return section
  }
}
