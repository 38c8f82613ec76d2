import ArgumentParser
import ExampleStudies
import Foundation
import SpineOutcomesReport
import SpineOutcomesStats

/// Runs a plan on a file, or the example studies on their data.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Run an analysis plan on a CSV file: tables, figures and sentences in a folder.",
    discussion: """
      The plan is a JSON file: the columns, the arms, and the analyses in their order. \
      Documentation/Reports.md describes it, Documentation/plan.schema.json is its schema. An \
      analysis that the data do not allow stands in the report with its reason. Without a plan the \
      example studies are run: a synthetic cohort after retreatment, kyphosis after spinal \
      surgery, lung cancer, and leukaemia.

      Example:
        spine-outcomes report Examples/Plans/lung.json \\
          Examples/Data/lung.csv --output report

      Exit codes: 0, 64 usage, 65 plan or data impossible, 66 missing file, 74 write error.
      """)

  @Argument(
    help: "The plan, a JSON file; without one the example studies are run.",
    completion: .file(extensions: ["json"]))
  var plan: String?

  @Argument(
    help: "The CSV file, whose first line names the columns; - reads the standard input.",
    completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String?

  @Option(help: "The folder for the files of the report; made when missing.")
  var output = "report"

  @Option(help: "The folder with the data of the example studies.")
  var data = "Examples/Data"

  @Option(
    help: ArgumentHelp(
      "How numbers are set: plain, typographic or comma; what the plan says, or typographic in "
        + "html and plain elsewhere, by default.", valueName: "style"))
  var numbers: NumberStyleOption?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The decimals of a kind of number: p-values=3, percentages=0, estimates=2; may be repeated.",
      valueName: "kind=n"))
  var decimals: [DecimalsOption] = []

  @Option(help: "The sign between two cells; what the plan says, or comma, by default.")
  var delimiter: DelimiterOption?

  @Option(help: "The decimal mark; what the plan says, or point, by default.")
  var decimal: DecimalOption?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A text that stands for missing, besides those of the plan; may be repeated.",
      valueName: "text"))
  var missing: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A text that is a value although it looks missing; may be repeated.", valueName: "text"))
  var notMissing: [String] = []

  func validate() throws {
    guard plan == nil || file != nil else {
      throw ValidationError("a plan needs the CSV file that it is run on")
    }
    guard plan != nil || (numbers == nil && decimals.isEmpty) else {
      throw ValidationError("--numbers and --decimals are for a plan")
    }
  }

  func run() throws {
    guard let plan, let file else { return try runStudies() }
    let report = try Failure.catching { try self.report(plan, file) }
    let folder = try Failure.catching { try ReportFolder(report) }
    try write(folder, to: output)
    print(report)
    for gap in report.notDone { print("not done: \(gap)") }
    let directories = folder.files.compactMap(\.directory)
    for file in folder.files.reversed() where file.directory == nil {
      print("\(output)/\(file.path)")
    }
    for directory in Set(directories).sorted() {
      let count = directories.count { $0 == directory }
      print("\(output)/\(directory): \(count) \(count == 1 ? "file" : "files")")
    }
  }

  private func report(_ path: String, _ data: String) throws -> SpineOutcomesReport.Report {
    guard let text = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw Failure("\(path): no such file", .noInput)
    }
    do {
      let file = try PlanFile(text)
      let options = try file.options(delimiter: delimiter, decimal: decimal, missing: missing)
      try options.check()
      let (plan, cohort) = try file.plan(
        for: StudyFile(path: data, options: options, present: Set(notMissing)))
      return plan.showing(
        DecimalsOption.merged(decimals, into: plan.decimals),
        numbers: numbers?.value ?? plan.numbers
      ).run(on: cohort)
    } catch let mistake as PlanMistake {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      throw Failure("\(name), \(mistake.place): \(mistake.reason)", .dataError)
    }
  }

  private func runStudies() throws {
    var entries: [ReportIndex.Entry] = []
    for study in ExampleStudy.allCases {
      let report = try Failure.catching { try study.report(data: data) }
      print(TextRenderer.render(report.document))
      try write(
        try Failure.catching { try ReportFolder(report) }, to: "\(output)/\(study.rawValue)")
      entries.append(ReportIndex.Entry(report, folder: study.rawValue))
    }
    try write(ReportIndex(title: "Example studies", entries: entries).folder, to: output)
  }

  private func write(_ folder: ReportFolder, to path: String) throws(Failure) {
    do throws(ReportFolderError) {
      try folder.write(to: URL(fileURLWithPath: path, isDirectory: true))
    } catch {
      throw Failure(error.description, .writeError)
    }
  }
}
