import ArgumentParser
import Foundation
import SpineOutcomesAudit
import SpineOutcomesReport
import SpineOutcomesStats

/// Printed figures of a paper, held against each other.
struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Printed figures of a paper, held against each other.",
    discussion: """
      Reads figures from a JSON file, with their printed digits, and says of each check whether they \
      agree. "Inconsistent" is said only where no values inside the rounding intervals agree by the \
      methods that are named. Documentation/Audit.md describes the file and every check.

      Example:
        spine-outcomes audit Examples/ParkEtAl2025.json

      Exit codes: 0, 64 usage, 65 not such a file, 66 missing file, 74 write error; with --strict 1
      when figures are inconsistent.
      """)

  @Argument(
    help: "The JSON file of figures; - reads the standard input.",
    completion: .file(extensions: ["json"]))
  var file: String

  @Option(help: "What is written: text, json, markdown or html.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Exit with code 1 when figures are inconsistent.")
  var strict = false

  func validate() throws {
    if let output, OutputFile.isSame(output, file) {
      throw ValidationError("--output names the file that is audited")
    }
  }

  func run() throws {
    let report = try paper().audit()
    let document = AuditDocument(report, fileName: fileName).document
    let text = try Failure.catching(in: fileName) {
      switch format {
      case .text:
        TextRenderer.render(
          document, style: output == nil && Terminal.outputIsOne ? .terminal : .plain)
      case .markdown: MarkdownRenderer.render(document)
      // Printed figures stay as they are printed.
      case .html: HTMLRenderer.render(document, numbers: .plain)
      case .json: try json(report)
      }
    }
    try OutputFile.write(text, to: output)
    if strict, report.count(.inconsistent) > 0 { throw ExitCode(1) }
  }

  private var fileName: String {
    file == "-" ? "standard input" : file.split(separator: "/").last.map(String.init) ?? file
  }

  private func paper() throws(Failure) -> Paper {
    let data: Data
    do {
      data =
        file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      let exists = file == "-" || FileManager.default.fileExists(atPath: file)
      throw Failure(
        exists ? "cannot read \(fileName)" : "there is no file \(file)", .noInput)
    }
    do {
      return try Paper(json: data)
    } catch {
      let text = error.description
      throw Failure("\(fileName)\(text.hasPrefix("line ") ? ", " : ": ")\(text)", .dataError)
    }
  }

  private func json(_ report: AuditReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }
}
