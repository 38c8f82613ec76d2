import SpineOutcomesReport
import SpineOutcomesStats

/// Kyphosis after corrective spinal surgery in 81 children: what goes with it, and from which
/// score on.
///
/// Data: Chambers and Hastie, Statistical Models in S, 1992.
struct SpineSurgeryStudy {
  struct Child: Codable, Sendable {
    var kyphosis: Bool
    var ageMonths: Double
    var vertebrae: Double
    var start: Double
  }

  let cohort: Cohort<Child>

  init(data folder: String) throws(CSVError) {
    cohort = try Cohort<Child>(csv: "\(folder)/kyphosis.csv")
      .named(\.kyphosis, "Kyphosis")
      .named(\.ageMonths, "Age", unit: "months")
      .named(\.vertebrae, "Vertebrae involved")
      .named(\.start, "Topmost vertebra operated on")
  }

  func document() throws -> Document {
    Document(
      title: "Kyphosis after corrective spinal surgery",
      sections: [try baseline(), try regression(), try discrimination(), methods])
  }

  private func baseline() throws -> Document.Section {
    var section = Document.Section(heading: "The children by outcome")
    let table = try cohort.baselineTable(
      by: \.kyphosis, .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
    section.add(
      "\(cohort.count) children after corrective spinal surgery; the outcome is kyphosis.")
    section.add(Table(table, caption: "Table 1. Children by kyphosis after the operation"))
    try section.add(result: table, named: "baseline")
    return section
  }

  private func regression() throws -> Document.Section {
    var section = Document.Section(heading: "Predictors of kyphosis")
    let crude = cohort.logisticRegressionsOneAtATime(
      of: \.kyphosis, on: .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
    let adjusted = try cohort.logisticRegression(
      of: \.kyphosis, on: .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
    if let test = adjusted.likelihoodRatioTest { section.add("\(test).") }
    section.add(
      Table(
        crude: crude, adjusted: adjusted,
        caption: "Table 2. Odds ratios of kyphosis, one variable at a time and together"))
    try section.add(result: adjusted, named: "adjusted")
    for (property, single) in zip(["ageMonths", "vertebrae", "start"], crude) {
      try section.add(result: try single.result.get(), named: "crude \(property)")
    }
    return section
  }

  private func discrimination() throws -> Document.Section {
    var section = Document.Section(heading: "Scores as tests for kyphosis")
    let curves = [
      ("ageMonths", try cohort.rocCurve(of: \.kyphosis, score: \.ageMonths, eventsScore: .higher)),
      ("vertebrae", try cohort.rocCurve(of: \.kyphosis, score: \.vertebrae, eventsScore: .higher)),
      ("start", try cohort.rocCurve(of: \.kyphosis, score: \.start, eventsScore: .lower)),
    ]
    var rows: [(area: AreaUnderCurve, cutoff: Cutoff)] = []
    for (property, curve) in curves {
      let cutoff = try curve.cutoff(.youden, validation: .bootstrap(resamples: 2_000, seed: 1))
      rows.append((curve.area, cutoff))
      try section.add(result: curve, named: "curve \(property)")
      try section.add(result: curve.area, named: "area \(property)")
      try section.add(result: cutoff, named: "cutoff \(property)")
    }
    section.add(Table(rows, caption: "Table 3. Area under the ROC curve and Youden's cutoff"))
    section.add(
      Table(
        accuracyOf: rows.map(\.cutoff),
        caption: "Table 4. Sensitivity and specificity at the cutoffs of Table 3"))
    return section
  }

  private var methods: Document.Section {
    .methods(
      "All tests are two-sided; the confidence level is 95 %. The p-values are not adjusted for "
        + "their number.",
      "Data: \(cohort.count) children after corrective spinal surgery. Chambers and Hastie, "
        + "Statistical Models in S, 1992; R package rpart, kyphosis.")
  }
}
