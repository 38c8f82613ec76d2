/// A report as data: a title and sections, with no layout.
///
/// ``HTMLRenderer``, ``MarkdownRenderer``, ``TextRenderer`` and ``JSONRenderer`` turn it into text;
/// they compute nothing. Text in a document is plain: each renderer escapes it for its format.
/// Numbers stand in it in ASCII; a ``NumberStyle`` sets them as a journal wants them.
public struct Document: Sendable, Equatable, Codable {
  /// The title.
  public var title: String

  /// The sections, in order.
  public var sections: [Section]

  /// Creates a document.
  public init(title: String, sections: [Section] = []) {
    self.title = title
    self.sections = sections
  }

  /// A part of a document: a heading and what stands under it.
  public struct Section: Sendable, Equatable, Codable {
    /// The heading.
    public var heading: String

    /// Paragraphs, tables and figures, in order.
    public var blocks: [Block]

    /// The results behind the text, by name, in full precision.
    public var results: [NamedResult]

    /// Creates a section.
    public init(heading: String, blocks: [Block] = [], results: [NamedResult] = []) {
      self.heading = heading
      self.blocks = blocks
      self.results = results
    }
  }

  /// A paragraph, a table or a figure.
  public enum Block: Sendable, Equatable {
    /// A paragraph of plain text.
    case paragraph(String)

    /// A table.
    case table(Table)

    /// A figure.
    case figure(Figure)
  }

  /// A result under the name by which the JSON form lists it.
  public struct NamedResult: Sendable, Equatable, Codable {
    /// The name, unique in its section.
    public var name: String

    /// The result as its `Codable` form gives it.
    public var value: JSONValue

    /// Creates a named result.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension Document.Section {
  /// Adds a paragraph.
  public mutating func add(_ paragraph: String) {
    blocks.append(.paragraph(paragraph))
  }

  /// Adds a table.
  public mutating func add(_ table: Table) {
    blocks.append(.table(table))
  }

  /// Adds a figure.
  public mutating func add(_ figure: Figure) {
    blocks.append(.figure(figure))
  }

  /// Adds a result in full precision.
  ///
  /// - Throws: The encoding error of a result that has no JSON form.
  public mutating func add(result: some Encodable, named name: String) throws {
    results.append(.init(name: name, value: try JSONValue(encoding: result)))
  }
}
