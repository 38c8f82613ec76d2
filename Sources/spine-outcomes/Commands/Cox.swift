import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Cox regression of the time to an event on numbers and categories.
struct Cox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cox",
    abstract: "Cox regression: hazard ratios of the time to an event.",
    discussion: """
      Gives hazard ratios with intervals and p-values, by the partial likelihood with Efron's ties \
      and Wald's intervals unless the options say otherwise, and the concordance. A term without \
      finite estimate (monotone likelihood), collinear terms and data without events are errors \
      that say so. At least one --predictor or --category is needed.

      Example:
        spine-outcomes cox Examples/Data/lung.csv --time days --event died \\
          --predictor age:10 --category sex:male --crude

      Proportional hazards, and strata:
        spine-outcomes cox Examples/Data/lung.csv --time days --event died \\
          --predictor age --category ecog --strata sex --diagnostics --at 180,360
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of the time of follow-up, 0 or more.", valueName: "col"))
  var time: String

  @Option(
    help: ArgumentHelp("The column of the event; other records are censored.", valueName: "col"))
  var event: String

  @Option(
    help: ArgumentHelp(
      "The value that is the event; needed unless the column is true or false.",
      valueName: "value"))
  var eventValue: String?

  @Option(
    help: ArgumentHelp(
      "A column of numbers as a term, with the units that its hazard ratio is for; an option for "
        + "each.",
      valueName: "col[:units]"))
  var predictor: [String] = []

  @Option(
    help: ArgumentHelp(
      "A column of categories as a term, with its reference level; an option for each. "
        + "Without one the first level is the reference: the smallest number, or else the first "
        + "text by its characters, capitals before small letters.",
      valueName: "col[:reference]"))
  var category: [String] = []

  @OptionGroup(title: "Regression") var regression: CoxOptions

  /// Refuses arguments that do not go together; not `validate()`, as in `Logistic`.
  private func check() throws {
    guard !predictor.isEmpty || !category.isEmpty else {
      throw ValidationError("a regression needs a term: pass --predictor or --category")
    }
    try regression.check()
    try options.checkDistinct(columns(predictors: predictor, categories: []))
  }

  func run() throws {
    try Failure.catching(check)
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  /// The columns that the arguments name, by their options.
  private func columns(
    predictors: [String], categories: [CategoryOption]
  ) -> [(option: String, name: String?)] {
    [("--time", time), ("--event", event)] + predictors.map { ("--predictor", $0) }
      + categories.map { ("--category", $0.column) } + regression.columns
  }

  private func analyse() throws -> AnalysisResult {
    var header: [String] = []
    let plain = columns(predictors: [], categories: []).compactMap(\.name)
    let named = (predictor + category).flatMap { [$0, String($0.prefix { $0 != ":" })] }
    var study = try Study(options, asked: plain + named) { names in
      header = names
      return plain + (predictor + category).map { CategoryOption($0, columns: names).column }
    }
    let predictors = try predictor.map { try PredictorOption($0, columns: header) }
    let categories = category.map { CategoryOption($0, columns: header) }
    try options.checkDistinct(
      columns(predictors: predictors.map(\.column), categories: categories))
    let follow = try study.number(time)
    let died = try study.event(event, is: eventValue, option: "--event-value")
    let terms = try study.terms(predictors, categories, offset: regression.offset)
    let strata = try regression.strata.map { RecordStrata.by(try study.level($0)) } ?? .none
    let entry = try regression.entry.map { RecordEntry.at(try study.number($0)) } ?? .origin
    let inference = try inference(in: &study)
    let cohort = try study.cohort()
    let data = try cohort.coxData(
      time: follow, event: died, on: terms, strata: strata, entry: entry,
      ties: regression.ties.value, inference: inference)
    var report = try CoxReport(data, level: options.level, study)
    if regression.crude {
      report.add(
        crude: cohort.coxRegressionsOneAtATime(
          time: follow, event: died, on: terms, strata: strata, entry: entry,
          ties: regression.ties.value, inference: inference, level: options.level))
    }
    if regression.diagnostics { try report.addDiagnostics(study.completePlaces()) }
    if let at = regression.at { try report.addSurvival(at: at.values) }
    report.add(
      study,
      columns: [
        "time": time, "event": event, "strata": regression.strata, "entry": regression.entry,
        "cluster": regression.cluster, "offset": regression.offset,
      ])
    return report.result
  }

  private func inference(in study: inout Study) throws -> CohortCoxInference<TableRow> {
    if let cluster = regression.cluster { return .clustered(by: try study.level(cluster)) }
    if regression.robust { return .robust }
    switch regression.interval {
    case .wald: return .wald
    case .profile: return .profileLikelihood
    }
  }
}
