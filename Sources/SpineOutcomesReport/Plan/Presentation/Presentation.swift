import SpineOutcomesStats

/// What a finding writes: paragraphs, tables and figures, in order.
struct Presentation {
  /// The name of the item, for the files of its figures.
  let name: String

  /// The confidence level of the report.
  let level: Double

  private(set) var blocks: [Document.Block] = []

  init(name: String, level: Double) {
    self.name = name
    self.level = level
  }

  /// Adds a paragraph.
  mutating func add(_ paragraph: String) { blocks.append(.paragraph(paragraph)) }

  /// Adds a table.
  mutating func add(_ table: Table) { blocks.append(.table(table)) }

  /// Adds a figure.
  mutating func add(_ figure: Figure) { blocks.append(.figure(figure)) }

  /// Adds the reason of what was not done.
  mutating func add(notDone reason: String, _ what: String? = nil) {
    add("\(what.map { "\($0): not done" } ?? "Not done"): \(reason).")
  }
}
