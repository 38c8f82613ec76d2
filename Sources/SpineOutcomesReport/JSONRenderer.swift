import Foundation
import SpineOutcomesStats

/// Renders a document as JSON: stable keys, shortest round-trip numbers.
///
/// The top level has `schema` (the version of this layout, 1), `software` (name and version),
/// `title` and `sections`.
public enum JSONRenderer {
  /// The document as indented JSON with sorted keys and a final newline.
  ///
  /// - Throws: The encoding error of a document that holds NaN or an infinite number.
  public static func render(_ document: Document) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Output(document)), as: UTF8.self) + "\n"
  }

  /// The layout of the file: results as one object per section.
  private struct Output: Encodable {
    var schema = 1
    var software = Software()
    var title: String
    var sections: [Section]

    struct Software: Encodable {
      var name = SoftwareVersion.name
      var version = SoftwareVersion.current
    }

    struct Section: Encodable {
      var heading: String
      var paragraphs: [String]
      var tables: [Table]
      var figures: [Figure]?
      var results: [String: JSONValue]
    }

    init(_ document: Document) {
      title = document.title
      sections = document.sections.map { section in
        var paragraphs: [String] = []
        var tables: [Table] = []
        var figures: [Figure] = []
        for block in section.blocks {
          switch block {
          case .paragraph(let text): paragraphs.append(text)
          case .table(let table): tables.append(table)
          case .figure(let figure): figures.append(figure)
          }
        }
        return Section(
          heading: section.heading, paragraphs: paragraphs, tables: tables,
          figures: figures.isEmpty ? nil : figures,
          results: Dictionary(
            section.results.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
      }
    }
  }
}
