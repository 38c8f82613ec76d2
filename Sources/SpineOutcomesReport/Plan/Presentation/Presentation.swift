import SpineOutcomesStats

/// What a finding writes: paragraphs, tables and figures, in order.
struct Presentation {
  /// The name of the item, for the files of its figures.
  let name: String

  /// The confidence level of the report.
  let level: Double

  /// How results are said.
  let sentences: Sentences

  private(set) var blocks: [Document.Block] = []

  init(name: String, level: Double, sentences: Sentences) {
    self.name = name
    self.level = level
    self.sentences = sentences
  }

  /// Adds a paragraph.
  mutating func add(_ paragraph: String) { blocks.append(.paragraph(paragraph)) }

  /// Adds sentences as one paragraph; none where there are none.
  mutating func add(_ sentences: [String]) {
    if !sentences.isEmpty { add(sentences.joined(separator: " ")) }
  }

  /// What the records of a group are called: "the radiotherapy group", and of a yes or no "patients
  /// with failure" and "patients without failure"; a number has its variable before it.
  func phrase(of group: String, in variable: VariableName?) -> String {
    guard let label = variable?.label.midSentence else { return "the \(group) group" }
    return switch group {
    case "true": "\(sentences.subject.plural) with \(label)"
    case "false": "\(sentences.subject.plural) without \(label)"
    case _ where Double(group) != nil: "the \(label) \(group) group"
    default: "the \(group) group"
    }
  }

  /// Adds a table.
  mutating func add(_ table: Table) { blocks.append(.table(table)) }

  /// Adds a figure.
  mutating func add(_ figure: Figure) { blocks.append(.figure(figure)) }

  /// Adds the reason of what was not done.
  mutating func add(notDone reason: String, _ what: String? = nil) {
    add("\(what.map { "\($0): not done" } ?? "Not done"): \(reason).")
  }
}
