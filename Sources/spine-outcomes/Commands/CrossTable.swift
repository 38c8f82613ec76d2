import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Two categories against each other: counts, chi-square test and Fisher's exact test.
struct CrossTable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Two categories against each other: counts, chi-square and Fisher's exact test.",
    discussion: """
      Fisher's test and the risk difference are for tables of two rows and two columns.

      Example:
        spine-outcomes table Examples/Data/lung.csv --rows sex --columns died
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column whose levels are the rows.", valueName: "col"))
  var rows: String

  @Option(help: ArgumentHelp("The column whose levels are the columns.", valueName: "col"))
  var columns: String

  func validate() throws { try options.checkDistinct([("--rows", rows), ("--columns", columns)]) }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: [rows, columns])
    let first = try study.level(rows)
    let second = try study.level(columns)
    let table = try study.cohort().contingencyTable(rows: first, columns: second)
    let chiSquare = try ChiSquareTest(table, level: options.level)
    var result = AnalysisResult(title: "\(rows) by \(columns)")
    var section = Document.Section(heading: "Counts and tests")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(Table(table, caption: "\(rows) by \(columns)"))
    section.add("\(chiSquare).")
    section.add(
      "Smallest expected count: \(Decimals.plain(chiSquare.smallestExpectedCount, 4)).")
    result.add(table, named: "contingencyTable")
    result.add(chiSquare, named: "chiSquareTest")
    if chiSquare.table.rowNames.count == 2, chiSquare.table.columnNames.count == 2 {
      let fisher = try FisherTest(table, level: options.level)
      section.add("\(fisher).")
      result.add(fisher, named: "fisherTest")
    }
    result.add(section)
    result.add(study, columns: ["rows": rows, "columns": columns])
    return result
  }
}
