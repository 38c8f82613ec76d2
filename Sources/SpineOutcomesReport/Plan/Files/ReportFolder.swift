import Foundation

/// A report as files: a page, Markdown, JSON, figures and tables.
///
/// | file | what it is |
/// |---|---|
/// | `index.html` | the document as one page, with its figures in it |
/// | `report.md` | the document as Markdown, with its figures |
/// | `report.json` | every result in full precision: the ``Report`` as its `Codable` form |
/// | `figures/NAME.svg` | each figure |
/// | `tables/table-1.csv` ... | each table, as it is shown |
public struct ReportFolder: Sendable, Equatable {
  /// A file: its path inside the folder, with slashes, and its text.
  public struct File: Sendable, Equatable {
    /// The path inside the folder.
    public let path: String

    /// The text.
    public let text: String
  }

  /// The files; the page of the report is the last.
  public let files: [File]

  init(files: [File]) { self.files = files }

  /// Renders a report.
  ///
  /// - Parameter report: The report.
  /// - Throws: The encoding error of a report that has no JSON form.
  public init(_ report: Report) throws {
    try self.init(report.document, results: report, numbers: report.numbers)
  }

  /// Renders a document.
  ///
  /// - Parameters:
  ///   - document: What is read.
  ///   - results: What `report.json` holds.
  ///   - numbers: How numbers are set; by default typographically in HTML and in ASCII in Markdown.
  /// - Throws: The encoding error of results that have no JSON form.
  public init(
    _ document: Document, results: some Encodable, numbers: NumberStyle? = nil
  ) throws {
    var files: [File] = []
    var tables = 0
    for block in document.sections.lazy.flatMap(\.blocks) {
      switch block {
      case .paragraph: break
      case .table(let table):
        tables += 1
        files.append(File(path: "tables/table-\(tables).csv", text: CSVRenderer.render(table)))
      case .figure(let figure):
        files.append(File(path: "figures/\(figure.name).svg", text: figure.svg))
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(results), as: UTF8.self)
    files.append(File(path: "report.json", text: json + "\n"))
    files.append(
      File(
        path: "report.md",
        text: MarkdownRenderer.render(Self.inFolder(document), numbers: numbers ?? .plain)))
    files.append(
      File(
        path: "index.html", text: HTMLRenderer.render(document, numbers: numbers ?? .typographic)))
    self.files = files
  }

  /// The document with its figures in their folder, as Markdown refers to them.
  private static func inFolder(_ document: Document) -> Document {
    var document = document
    for section in document.sections.indices {
      for block in document.sections[section].blocks.indices {
        guard case .figure(var figure) = document.sections[section].blocks[block] else { continue }
        figure.name = "figures/\(figure.name)"
        document.sections[section].blocks[block] = .figure(figure)
      }
    }
    return document
  }
}
