import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Competing risks: cumulative incidence by cause, and Gray's test.
struct Incidence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incidence",
    abstract: "Competing risks: cumulative incidence, Gray's test, Cox and Fine-Gray models.",
    discussion: """
      The column of --cause holds how follow-up ended. Without --censored an empty cell is \
      censored and every value a cause; with it that value is censored, every other a cause, and an \
      empty cell missing. All values are listed with their number, so that a mistyped one is seen. \
      Intervals are log-log with a Greenwood-type standard error; --interval and --variance name \
      others. With --predictor or --category the cause of --cause-of-interest has two regressions, of \
      its hazard among those without any event (Cox) and of its subdistribution (Fine and Gray); \
      --strata gives the levels of a column baseline hazards of their own in both.

      Example:
        spine-outcomes incidence Examples/Data/recurrence.csv --time months --cause ending \\
          --censored alive --by care --at 6,12,24
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of the time of follow-up, 0 or more.", valueName: "col"))
  var time: String

  @Option(
    help: ArgumentHelp(
      "The column of how follow-up ended: the cause of an event, or censored.", valueName: "col"))
  var cause: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The value that stands for censored; without it the empty cell does.", valueName: "value"))
  var censored: String?

  @Flag(help: "Nobody is censored: every record ends with an event.")
  var allHadEvents = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The cause that tests and comparisons are for; all by default.", valueName: "value"))
  var causeOfInterest: String?

  @Option(help: ArgumentHelp("A column that tells groups apart.", valueName: "col"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "A column of numbers as a term of regressions of --cause-of-interest, with the units that its "
        + "ratios are for; an option for each.",
      valueName: "col[:units]"))
  var predictor: [String] = []

  @Option(
    help: ArgumentHelp(
      "A column of categories as a term, with its reference level; an option for each.",
      valueName: "col[:reference]"))
  var category: [String] = []

  @OptionGroup(title: "Curves and tests") var curveOptions: IncidenceCurveOptions
  @OptionGroup(title: "Regressions") var censoring: CensoringOptions

  func validate() throws {
    try curveOptions.check(by: by, hasRegressions: !predictor.isEmpty || !category.isEmpty)
    if censored != nil, allHadEvents {
      throw ValidationError("--censored and --all-had-events exclude each other")
    }
    if let censored, censored == causeOfInterest {
      throw ValidationError("--censored and --cause-of-interest name the same value")
    }
    if !predictor.isEmpty || !category.isEmpty {
      guard causeOfInterest != nil else {
        throw ValidationError(
          "regressions are of one cause: name it with --cause-of-interest VALUE")
      }
    } else if censoring.isAsked {
      throw ValidationError(
        "\(censoring.option) is for regressions: pass --predictor or --category")
    }
    try options.checkDistinct(
      [("--time", time), ("--cause", cause), ("--by", by)] + curveOptions.columns
        + censoring.columns)
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    let others = [by] + (curveOptions.columns + censoring.columns).map(\.name)
    let columns = [time, cause] + others.compactMap { $0 }
    let named = (predictor + category).flatMap { [$0, String($0.prefix { $0 != ":" })] }
    var header: [String] = []
    var study = try Study(options, asked: columns + named) { names in
      header = names
      return columns + (predictor + category).map { CategoryOption($0, columns: names).column }
    }
    try checkTerms(header)
    let follow = try study.number(time)
    let endings = try study.endings(cause, censored: censored, isComplete: allHadEvents)
    let incidence = try incidence(&study, follow, endings)
    let interest = try causeOfInterest.map { try Self.cause($0, in: incidence, study, cause) }
    var result = AnalysisResult(title: "Competing risks: \(cause) over \(time)")
    result.add(IncidenceReport.section(endings, of: cause))
    let report = IncidenceReport(options: curveOptions, cause: interest, by: by)
    result.figureSection = result.document.sections.count
    try report.add(incidence, remarks: study.weighting, to: &result)
    report.offerFigures(of: incidence, in: &result)
    if let by { try report.addTests(incidence, by: by, to: &result) }
    if let interest, !predictor.isEmpty || !category.isEmpty {
      let own = CellLevel(study.table.cell(interest))
      try regressions(&study, follow, endings, columns: header)
        .add(of: own, named: interest, to: &result)
    }
    result.add(
      study,
      columns: [
        "time": time, "cause": cause, "by": by, "strata": curveOptions.strata,
        "entry": curveOptions.entry, "censoring": censoring.censoringBy,
      ])
    return result
  }

  /// Refuses terms that are the time, the cause or the weights, or given twice.
  private func checkTerms(_ header: [String]) throws {
    var columns: [(option: String, name: String?)] = [("--time", time), ("--cause", cause)]
    for predictor in predictor {
      columns.append(("--predictor", try PredictorOption(predictor, columns: header).column))
    }
    for category in category {
      columns.append(("--category", CategoryOption(category, columns: header).column))
    }
    try options.checkDistinct(columns)
  }

  private func incidence(
    _ study: inout Study, _ follow: Selector<TableRow, Double?>, _ endings: StudyEndings
  ) throws -> CumulativeIncidence {
    let groups = try by.map { try study.level($0) } ?? study.level(constant: "all")
    let strata = try curveOptions.strata.map { try study.level($0) } ?? study.level(constant: "all")
    let entry = try curveOptions.entry.map { try study.number($0) } ?? study.number(constant: 0)
    return try study.cohort().cumulativeIncidence(
      time: follow, ending: endings.selector, censored: endings.censored, entry: entry, by: groups,
      strata: strata, variance: curveOptions.variance.value, interval: curveOptions.interval.value,
      level: options.level)
  }

  /// The two regressions on the terms.
  private func regressions(
    _ study: inout Study, _ follow: Selector<TableRow, Double?>, _ endings: StudyEndings,
    columns: [String]
  ) throws -> IncidenceRegressions {
    let terms = try study.terms(
      predictor.map { try PredictorOption($0, columns: columns) },
      category.map { CategoryOption($0, columns: columns) }, offset: nil)
    let strata = try curveOptions.strata.map { RecordStrata.by(try study.level($0)) } ?? .none
    let entry = try curveOptions.entry.map { RecordEntry.at(try study.number($0)) } ?? .origin
    let censoring = try censoring.value { try study.level($0) }
    return IncidenceRegressions(
      cohort: try study.cohort(), time: follow, endings: endings, terms: terms, strata: strata,
      entry: entry, censoring: censoring, level: options.level)
  }

  /// The name of a cause as the file has it.
  private static func cause(
    _ name: String, in incidence: CumulativeIncidence, _ study: Study, _ column: String
  ) throws -> String {
    let wanted = CellLevel(study.table.cell(name))
    guard
      let found = incidence.causes.first(where: { CellLevel(study.table.cell($0)) == wanted })
    else {
      throw StatsError.unknownLevel(variable: column, level: name, known: incidence.causes)
    }
    return found
  }
}
