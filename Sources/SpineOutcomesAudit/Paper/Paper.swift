public import Foundation

/// A paper's printed figures, as checks of what they say of each other.
public struct Paper: Sendable, Equatable {
  /// The title; nil where it is not given.
  public var title: String?

  /// The digital object identifier; nil where it is not given.
  public var doi: String?

  /// A remark; nil where there is none.
  public var note: String?

  /// The checks, in order.
  public var checks: [PaperCheck]

  /// Creates a paper.
  public init(
    title: String? = nil, doi: String? = nil, note: String? = nil, checks: [PaperCheck]
  ) {
    self.title = title
    self.doi = doi
    self.note = note
    self.checks = checks
  }

  /// The keys of the file.
  static let keys = ["$schema", "title", "doi", "note", "checks"]

  /// Reads a file of figures, in the format of Documentation/Audit.md.
  ///
  /// It is read strictly: an unknown key, a figure that is not in quotes, a key that occurs twice
  /// and an `id` of two checks are errors.
  ///
  /// - Parameter json: The file.
  /// - Throws: ``PaperError`` with the path of JSON, the line and the remedy.
  public init(json: Data) throws(PaperError) {
    let root = try JSONParser.parse(Array(json))
    let fields = try JSONFields(root, path: "", known: Self.keys)
    _ = try fields.text("$schema")
    title = try fields.text("title")
    doi = try fields.text("doi")
    note = try fields.text("note")
    guard
      let checks = try fields.list(
        "checks",
        { node, path throws(PaperError) in
          (check: try PaperCheck(node, path: path), path: path, line: node.line)
        })
    else { throw PaperError(path: "", line: nil, reason: "the key \"checks\" is missing") }
    var paths: [String: String] = [:]
    for element in checks {
      if let other = paths.updateValue(element.path, forKey: element.check.id) {
        throw PaperError(
          path: element.path + ".id", line: element.line,
          reason: "\"\(element.check.id.prefix(60))\" is the id of \(other) too")
      }
    }
    self.checks = checks.map(\.check)
  }

  /// Holds the figures against each other.
  ///
  /// - Returns: One finding for each check, in order.
  public func audit() -> AuditReport {
    AuditReport(title: title, doi: doi, findings: checks.map { $0.audit() })
  }
}
