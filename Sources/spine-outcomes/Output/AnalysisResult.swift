import Foundation
import SpineOutcomesReport
import SpineOutcomesStats

/// What a command has found: a document for people, and the results by name for programs.
struct AnalysisResult {
  var document: Document
  private var results: [(name: String, value: any Encodable)] = []

  /// The figures that can be drawn, by kind, the usual one first; nil: its usual width.
  private(set) var figures: [(kind: String, draw: (FigureSize?) throws -> Figure)] = []

  /// The section that a figure ends, by its place.
  var figureSection = 0

  init(title: String) { document = Document(title: title) }

  /// Adds a result under the name that it has as JSON.
  mutating func add(_ value: some Encodable, named name: String) {
    results.append((name, value))
  }

  /// Adds a result; or null, and the reason under the name with "Error", where there is none.
  mutating func attempt<Value: Encodable>(
    _ name: String, _ work: () throws(StatsError) -> Value
  ) -> Result<Value, StatsError> {
    do throws(StatsError) {
      let value = try work()
      add(value, named: name)
      return .success(value)
    } catch {
      add(Value?.none, named: name)
      add(error.description, named: name + "Error")
      return .failure(error)
    }
  }

  /// Adds how the file was read: the columns by the options that name them, and the remarks.
  mutating func add(_ study: Study, columns: [String: String?]) {
    var columns = columns
    columns["weights"] = .some(study.weights)
    add(columns, named: "columns")
    add(study.remarks, named: "remarks")
  }

  /// Offers a figure, which is drawn only when it is asked for.
  mutating func offer(_ kind: String, _ draw: @escaping (FigureSize?) throws -> Figure) {
    figures.append((kind, draw))
  }

  /// The document with a figure at the end of its section: the given one, else the usual one of the
  /// analysis, where there is one.
  func document(with figure: Figure?) -> Document {
    guard let figure = figure ?? figures.first.flatMap({ try? $0.draw(nil) }),
      document.sections.indices.contains(figureSection)
    else { return document }
    var document = document
    document.sections[figureSection].add(figure)
    return document
  }

  /// A figure of the document with its numbers in a style; names of the data stay as they are.
  func figure(_ figure: Figure, in style: NumberStyle) -> Figure {
    var figures: [Figure] = []
    for section in document(with: figure).applying(style).sections {
      for case .figure(let figure) in section.blocks { figures.append(figure) }
    }
    return figures.last { $0.name == figure.name } ?? figure.applying(style)
  }

  /// Adds a section.
  mutating func add(_ section: Document.Section) { document.sections.append(section) }

  /// The results as one JSON object: sorted keys, shortest round-trip numbers, a final newline.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Named(results: results)), as: UTF8.self) + "\n"
  }

  private struct Named: Encodable {
    var results: [(name: String, value: any Encodable)]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: ResultName.self)
      for (name, value) in results { try container.encode(value, forKey: .init(name)) }
    }
  }

  private struct ResultName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }
}

/// The result of one group as JSON: its level with a result, or with the reason why there is none.
struct GroupResult<Value: Encodable>: Encodable {
  var level: String
  var result: Value?
  var error: String?

  enum CodingKeys: CodingKey { case level, result, error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(level, forKey: .level)
    if let result { try container.encode(result, forKey: .result) }
    if let error { try container.encode(error, forKey: .error) }
  }
}
