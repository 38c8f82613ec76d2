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
      .named(\.died, "death")
      .named(\.sex, "Sex")
      .named(\.ecog, "ECOG")
    leukaemia = try Cohort<LeukaemiaPatient>(csv: "\(folder)/mercaptopurine.csv")
      .named(\.weeks, "time", unit: "weeks")
      .named(\.relapsed, "relapse")
      .named(\.treatment, "Treatment")
  }

  func document() throws -> Document {
    Document(
      title: "Survival in lung cancer and remission in leukaemia",
      sections: [
        try section(
          "Lung cancer by sex",
          lung.kaplanMeier(time: \.days, event: \.died, by: \.sex), at: [180, 365, 730]),
        try section(
          "Lung cancer by ECOG performance status",
          lung.kaplanMeier(time: \.days, event: \.died, by: \.ecog), at: [180, 365, 730]),
        try section(
          "Remission in acute leukaemia by treatment",
          leukaemia.kaplanMeier(time: \.weeks, event: \.relapsed, by: \.treatment),
          at: [5, 10, 20],
          note: "The patients were randomised in 21 matched pairs. The analysis is unpaired: it "
            + "takes the two groups as independent."),
        .methods(
          "All tests are two-sided; the confidence level is 95 %. The p-values are not adjusted "
            + "for their number.",
          "Data on lung cancer: Loprinzi et al., J Clin Oncol 12:601, 1994; R package survival, "
            + "lung.",
          "Data on leukaemia: Freireich et al., Blood 21:699, 1963; R package MASS, gehan."),
      ])
  }

  private func section(
    _ heading: String, _ survival: KaplanMeier, at times: [Double], note: String? = nil
  ) throws -> Document.Section {
    var section = Document.Section(heading: heading)
    let test = try survival.logRankTest()
    section.add("\(test).")
    if let note { section.add(note) }
    section.add(try Table(survival, caption: "\(heading): median time"))
    section.add(try Table(survival, at: times, caption: "\(heading): S(t) at some times"))
    section.add(Table(test, caption: "\(heading): observed and expected events"))
    try section.add(result: survival, named: "survival")
    try section.add(result: survival.medianFollowUp(), named: "median follow-up")
    try section.add(result: test, named: "log-rank")
    return section
  }
}
