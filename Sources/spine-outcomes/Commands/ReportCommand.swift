import ArgumentParser
import ExampleStudies
import Foundation
import SpineOutcomesReport

/// Runs the example studies: text on standard output, Markdown and JSON in a folder.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Run the example studies on real data.",
    discussion: """
      Example:
        spine-outcomes report --data Examples/Data --output report

      Exit codes: 0, 64 usage, 65 an analysis is impossible, 66 missing file, 74 write error.
      """)

  @Option(help: "The folder with kyphosis.csv, lung.csv and mercaptopurine.csv.")
  var data = "Examples/Data"

  @Option(help: "The folder for the Markdown and JSON files; made when missing.")
  var output = "report"

  mutating func run() throws {
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure("cannot make the folder \(output)", .writeError)
    }
    for study in ExampleStudy.allCases {
      let document = try Failure.catching { try study.document(data: data) }
      let markdown = MarkdownRenderer.render(document)
      let json = try Failure.catching { try JSONRenderer.render(document) }
      try write(markdown, to: folder.appendingPathComponent("\(study.rawValue).md"))
      try write(json, to: folder.appendingPathComponent("\(study.rawValue).json"))
      print(TextRenderer.render(document))
    }
  }

  private func write(_ text: String, to file: URL) throws(Failure) {
    do {
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw Failure("cannot write \(output)/\(file.lastPathComponent)", .writeError)
    }
  }
}
