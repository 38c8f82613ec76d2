import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Logistic regression of an event on numbers and categories.
struct Logistic: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logistic",
    abstract: "Logistic regression of an event on numbers and categories.",
    discussion: """
      Gives odds ratios with intervals and p-values: by maximum likelihood and Wald unless the \
      options say otherwise. Separated data, collinear terms and an outcome of one class are \
      errors that say so. At least one --predictor or --category is needed. Options that \
      contradict each other are refused with the reason. Terms are dropped by likelihoods, which \
      clusters have not: with --cluster that is for the library (backwardElimination), by Wald's \
      tests.

      Example:
        spine-outcomes logistic Examples/Data/kyphosis.csv --outcome kyphosis \\
          --predictor ageMonths --predictor start

      Separated data, and strata:
        spine-outcomes logistic Examples/Data/lung.csv --outcome died \\
          --category ecog --method firth --interval profile
        spine-outcomes logistic Examples/Data/lung.csv --outcome died \\
          --predictor age --strata institution

      Numbers of events among numbers of trials:
        printf 'dose,n,dead\\n1,20,4\\n2,20,9\\n3,20,13\\n' | \\
          spine-outcomes logistic - --outcome dead --trials n --predictor dose
      """)

  @OptionGroup var options: SharedOptions

  @Option(
    help: ArgumentHelp(
      "The column of the event; with --trials, of the number of events.", valueName: "col"))
  var outcome: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The value that is the event; needed unless the column holds true and false, yes and no, or "
        + "1 and 0.",
      valueName: "value"))
  var event: String?

  @Option(
    help: ArgumentHelp(
      "A column of numbers as a term, with the units that its odds ratio is for; an option for "
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

  @OptionGroup(title: "Regression") var regression: LogisticOptions

  /// Refuses arguments that do not go together.
  ///
  /// Not `validate()`, which runs before unknown options are told: of a mistyped `--predictor`
  /// it would say that there is none.
  private func check() throws {
    guard !predictor.isEmpty || !category.isEmpty else {
      throw ValidationError("a regression needs a term: pass --predictor or --category")
    }
    try regression.check(event: event, weights: options.weights)
    try options.checkDistinct(columns(predictors: predictor, categories: []))
  }

  func run() throws {
    try Failure.catching(check)
    try options.write(try Failure.catching(in: options.fileName, analyseWithRemedies))
  }

  /// Names remedies in the options that are given.
  private func analyseWithRemedies() throws -> AnalysisResult {
    do {
      return try analyse()
    } catch StatsError.separation(let separation) where !regression.allowsPenalty {
      let advice = " (Firth's estimator stays finite: estimator: .firth)"
      let reason = separation.description.replacing(advice, with: regression.penaltyAdvice)
      throw Failure("\(options.fileName): \(reason)", .dataError)
    } catch StatsError.tooFewGroups(let variable, let found, let needed)
      where variable == regression.cluster
    {
      let strata = regression.trials == nil ? ", or use --strata \(Failure.argument(variable))" : ""
      throw Failure(
        "\(options.fileName): \(variable) has \(found) cluster\(found == 1 ? "" : "s") with complete "
          + "cases; cluster-robust errors of \(needed - 1) "
          + "coefficient\(needed == 2 ? "" : "s") need \(needed); drop --cluster\(strata)",
        .dataError)
    }
  }

  /// The columns that the arguments name, by their options.
  private func columns(
    predictors: [String], categories: [CategoryOption]
  ) -> [(option: String, name: String?)] {
    [("--outcome", outcome)] + predictors.map { ("--predictor", $0) }
      + categories.map { ("--category", $0.column) } + regression.columns
  }

  /// The columns that options of one value name, by these options.
  private var roles: [String: String?] {
    [
      "outcome": outcome, "trials": regression.trials, "offset": regression.offset,
      "cluster": regression.cluster, "strata": regression.strata,
    ]
  }

  private func analyse() throws -> AnalysisResult {
    var header: [String] = []
    let plain = columns(predictors: [], categories: []).compactMap(\.name)
    let named = (predictor + category + regression.risks).flatMap {
      [$0, String($0.prefix { $0 != ":" })]
    }
    var study = try Study(options, asked: plain + named) { names in
      header = names
      return plain + (predictor + category).map { CategoryOption($0, columns: names).column }
    }
    let predictors = try predictor.map { try PredictorOption($0, columns: header) }
    let categories = category.map { CategoryOption($0, columns: header) }
    let risks = try risks(
      predictors.map(\.column), categories.map(\.column), columns: header)
    try options.checkDistinct(
      columns(predictors: predictors.map(\.column), categories: categories))
    // The outcome is read first: of several flaws of a file its own is the one to be told.
    if let trials = regression.trials {
      let events = try study.count(outcome, "a number of events")
      let trials = try study.count(trials, "a number of trials")
      let terms = try study.terms(predictors, categories, offset: regression.offset)
      let inference = try inference(in: &study)
      let cohort = try study.cohort()
      let data = try cohort.logisticData(
        successes: events, trials: trials, on: terms, inference: inference)
      return try report(data, study, risks, numbers: predictors.map(\.column)) {
        cohort.logisticRegressionsOneAtATime(
          successes: events, trials: trials, on: terms, estimator: regression.method.value,
          inference: inference, level: options.level)
      }
    }
    let event = try study.event(outcome, is: event, option: "--event")
    let terms = try study.terms(predictors, categories, offset: regression.offset)
    if let strata = regression.strata {
      let strata = try study.level(strata)
      let cohort = try study.cohort()
      return try ConditionalReport(
        cohort.conditionalLogisticRegression(
          of: event, on: terms, strata: strata, level: options.level),
        study, columns: roles
      ).result
    }
    let inference = try inference(in: &study)
    let cohort = try study.cohort()
    let data = try cohort.logisticData(of: event, on: terms, inference: inference)
    return try report(data, study, risks, numbers: predictors.map(\.column)) {
      cohort.logisticRegressionsOneAtATime(
        of: event, on: terms, estimator: regression.method.value, inference: inference,
        level: options.level)
    }
  }

  private func report(
    _ data: LogisticData, _ study: Study, _ risks: [RiskOption], numbers: [String],
    crude: () -> [UnivariableRegression]
  ) throws -> AnalysisResult {
    var report = try LogisticReport(data, regression, level: options.level, study)
    if regression.crude { report.add(crude: crude()) }
    var study = study
    if !risks.isEmpty {
      try report.add(risks: risks, of: data, numbers: Set(numbers), in: &study)
    }
    report.add(study, columns: roles)
    return report.result
  }

  /// The terms whose risks are asked for.
  private func risks(
    _ numbers: [String], _ categories: [String], columns: [String]
  ) throws(ValidationError) -> [RiskOption] {
    var risks: [RiskOption] = []
    for argument in regression.risks {
      let risk = try RiskOption(argument, columns: columns)
      guard (numbers + categories).contains(risk.column) else {
        throw ValidationError("--risks names \"\(risk.column)\", which is no term")
      }
      risks.append(risk)
    }
    return risks
  }

  private func inference(in study: inout Study) throws -> CohortInference<TableRow> {
    if let cluster = regression.cluster { return .clustered(by: try study.level(cluster)) }
    if let robust = regression.robust { return .robust(robust.value) }
    switch regression.interval {
    case .wald: return .wald
    case .profile: return .profileLikelihood
    }
  }
}
