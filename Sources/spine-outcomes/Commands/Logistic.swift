import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Logistic regression of an event on numbers and categories.
struct Logistic: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logistic",
    abstract: "Logistic regression of an event on numbers and categories.",
    discussion: """
      Gives odds ratios with Wald intervals and p-values, by maximum likelihood. Separated data, \
      collinear terms and an outcome of one class are errors that say so.

      Example:
        spine-outcomes logistic Examples/Data/kyphosis.csv --outcome kyphosis \\
          --predictor ageMonths --predictor start
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of the event.", valueName: "col"))
  var outcome: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The value that is the event; needed unless the column is true or false.",
      valueName: "value"))
  var event: String?

  @Option(help: ArgumentHelp("A column of numbers as a term; may be repeated.", valueName: "col"))
  var predictor: [String] = []

  @Option(
    help: ArgumentHelp(
      "A column of categories as a term, with its reference level; may be repeated. "
        + "Without one the first level is the reference.",
      valueName: "col[:reference]"))
  var category: [String] = []

  func validate() throws {
    guard !predictor.isEmpty || !category.isEmpty else {
      throw ValidationError("a regression needs a term: pass --predictor or --category")
    }
    try options.checkDistinct(
      [("--outcome", outcome)] + predictor.map { ("--predictor", $0) })
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var categories: [CategoryOption] = []
    let named = category.flatMap { [$0, String($0.prefix { $0 != ":" })] }
    var study = try Study(options, asked: [outcome] + predictor + named) { header in
      categories = category.map { CategoryOption($0, columns: header) }
      return [outcome] + predictor + categories.map(\.column)
    }
    try options.checkDistinct(
      [("--outcome", outcome)] + predictor.map { ("--predictor", $0) }
        + categories.map { ("--category", $0.column) })
    let event = try study.event(outcome, is: event, option: "--event")
    var terms: [Term<TableRow>] = []
    for name in predictor {
      let column = try study.number(
        name, remedy: "; a column of categories is a term with --category")
      terms.append(.numeric(column))
    }
    for category in categories { terms.append(try term(category, in: &study)) }
    let model = try study.cohort().logisticRegression(of: event, on: terms, level: options.level)
    return result(model, study)
  }

  private func term(
    _ category: CategoryOption, in study: inout Study
  ) throws -> Term<TableRow> {
    let column = try study.level(category.column)
    let levels = try study.levels(of: category.column)
    guard let first = levels.first else { throw allMissing(category.column, study) }
    let reference = category.reference.map { CellLevel(study.table.cell($0)) } ?? first
    return .category(column, reference: reference)
  }

  private func allMissing(_ column: String, _ study: Study) -> StatsError {
    let count = study.table.rowCount
    return .noCompleteCases(
      Exclusions(
        initial: count, missing: [.init(variable: column, count: count)], incomplete: count))
  }

  private func result(_ model: LogisticRegression, _ study: Study) -> AnalysisResult {
    var result = AnalysisResult(title: "Logistic regression of \(model.outcome)")
    var section = Document.Section(heading: "Maximum likelihood")
    if let weighting = study.weighting { section.add(weighting) }
    if let test = model.likelihoodRatioTest { section.add("\(test).") }
    section.add(Table(model, caption: "Odds ratios of \(model.outcome)"))
    result.add(section)
    result.add(model, named: "logisticRegression")
    return result
  }
}
