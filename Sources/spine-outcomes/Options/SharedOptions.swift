import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// What every analysis of a file understands.
struct SharedOptions: ParsableArguments {
  @Argument(
    help: "The CSV file, whose first line names the columns; - reads the standard input.",
    completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @Option(help: "What is written: text, json, markdown or html, a page for a browser.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "How numbers are set: plain, typographic (thin spaces, minus signs, dashes) or comma, the "
        + "same with a decimal comma (default: typographic in html, plain elsewhere).",
      valueName: "style"))
  var numbers: NumberStyleOption?

  @Option(help: "The confidence level of every interval, between 0 and 1.")
  var level = 0.95

  @Option(help: "The sign between two cells: comma, semicolon, tab, or the sign itself.")
  var delimiter = DelimiterOption(.comma)

  @Option(help: "The decimal mark: point or comma.")
  var decimal = DecimalOption.point

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A text that stands for missing, besides the empty cell, such as NA; may be repeated.",
      valueName: "text"))
  var missing: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A text that is a value although it looks missing, such as NA for Namibia; may be repeated.",
      valueName: "text"))
  var notMissing: [String] = []

  @Option(help: ArgumentHelp("The column of frequency weights: whole numbers.", valueName: "col"))
  var weights: String?

  @Option(
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup(title: "Figure") var plotting: PlotOptions

  func validate() throws {
    guard level > 0, level < 1 else {
      throw ValidationError("--level lies between 0 and 1, as 0.95")
    }
    if format == .json, numbers != nil {
      throw ValidationError("--numbers is for people: json has numbers in full precision")
    }
    if let output, OutputFile.isSame(output, file) {
      throw ValidationError("--output names the file that is analysed")
    }
    if let plot = plotting.plot {
      if OutputFile.isSame(plot, file) {
        throw ValidationError("--plot names the file that is analysed")
      }
      if let output, plot == output || OutputFile.isSame(plot, output) {
        throw ValidationError("--plot and --output name the same file")
      }
    }
    if let text = missing.first(where: notMissing.contains) {
      throw ValidationError("--missing and --not-missing both name \(Failure.argument(text))")
    }
    do throws(CSVError) {
      try csvOptions.check()
    } catch {
      throw ValidationError(Failure(error).message)
    }
  }

  /// How the file is written.
  var csvOptions: CSVOptions {
    CSVOptions(
      delimiter: delimiter.value, decimal: decimal.value,
      missing: missing)
  }

  /// The name of the file in errors and titles.
  var fileName: String {
    file == "-" ? "standard input" : file.split(separator: "/").last.map(String.init) ?? file
  }

  /// Refuses a column that is named for two purposes.
  func checkDistinct(_ columns: [(option: String, name: String?)]) throws {
    var options: [String: String] = [:]
    for (option, name) in columns + [(option: "--weights", name: weights)] {
      guard let name else { continue }
      if let other = options.updateValue(option, forKey: name) {
        throw ValidationError(
          other == option
            ? "\(option) names the column \"\(name)\" twice"
            : "\(other) and \(option) both name the column \"\(name)\"")
      }
    }
  }

  /// Writes a result in the chosen format.
  func write(_ result: AnalysisResult) throws(Failure) {
    let drawn = try plotting.drawn(of: result)
    let text = try Failure.catching(in: fileName) {
      switch format {
      case .text:
        TextRenderer.render(
          result.document, style: output == nil && Terminal.outputIsOne ? .terminal : .plain,
          numbers: numbers?.value ?? .plain)
      case .markdown:
        MarkdownRenderer.render(result.document, numbers: numbers?.value ?? .plain)
      case .html:
        HTMLRenderer.render(
          result.document(with: drawn?.figure), numbers: numbers?.value ?? .typographic)
      case .json: try result.json()
      }
    }
    if let drawn {
      let style = numbers?.value ?? (format == .html ? .typographic : .plain)
      try OutputFile.write(result.figure(drawn.figure, in: style).svg, to: drawn.path)
    }
    try OutputFile.write(text, to: output)
  }
}
