import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Two categories against each other: counts, tests and effects.
struct CrossTable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Two categories against each other: counts, tests and effects, in strata too.",
    discussion: """
      Gives Pearson's chi-square test and Fisher's exact test, and for a table of two rows and two \
      columns the effects of the last column, in the last row against the first: risk difference, \
      risk ratio, odds ratio and number needed to treat. Larger tables have expected counts, \
      residuals and Cramer's V; up to 1000 records Fisher's test too. --strata gives the test of \
      Cochran, Mantel and Haenszel with the effects that the strata have in common, and the test of \
      Breslow and Day with Tarone's correction. --test and --interval take others by name.

      Example:
        spine-outcomes table Examples/Data/lung.csv --rows sex --columns died --test g
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column whose levels are the rows.", valueName: "col"))
  var rows: String

  @Option(help: ArgumentHelp("The column whose levels are the columns.", valueName: "col"))
  var columns: String

  @Option(help: ArgumentHelp("A column that tells strata apart.", valueName: "col"))
  var strata: String?

  @Option(
    help: ArgumentHelp(
      "A test instead of chi-square and fisher: \(Self.names(of: TableTestOption.self)); may be "
        + "repeated.", valueName: "test"))
  var test: [TableTestOption] = []

  @Option(
    help: ArgumentHelp(
      "An interval instead of those shown: \(Self.names(of: EffectIntervalOption.self)); may be "
        + "repeated.", valueName: "interval"))
  var interval: [EffectIntervalOption] = []

  private static func names<Option: CaseIterable & RawRepresentable>(
    of options: Option.Type
  ) -> String where Option.RawValue == String {
    options.allCases.map(\.rawValue).joined(separator: ", ")
  }

  func validate() throws {
    try options.checkDistinct([("--rows", rows), ("--columns", columns), ("--strata", strata)])
    if strata != nil, let test = test.first(where: { $0 != .chiSquare && $0 != .yates }) {
      throw ValidationError("--test \(test.rawValue) is not for --strata; chi-square or yates are")
    }
    if strata != nil, let interval = interval.first {
      throw ValidationError(
        "--interval \(interval.rawValue) is not for --strata, whose effects have one interval each")
    }
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: [rows, columns] + [strata].compactMap { $0 })
    let first = try study.level(rows)
    let second = try study.level(columns)
    let third = try strata.map { try study.level($0) }
    let cohort = try study.cohort()
    var result = AnalysisResult(title: "\(rows) by \(columns)")
    if let third {
      let table = try cohort.contingencyTable(rows: first, columns: second, strata: third)
      let report = StrataReport(table: table, level: options.level)
      try report.add(
        to: &result, weighting: study.weighting, corrected: test.contains(.yates))
    } else {
      let table = try cohort.contingencyTable(rows: first, columns: second)
      let report = TableReport(table: table, tests: test, intervals: interval, level: options.level)
      try report.add(to: &result, weighting: study.weighting)
    }
    result.add(study, columns: ["rows": rows, "columns": columns, "strata": strata])
    return result
  }
}
