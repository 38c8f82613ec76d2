/// Renders a document as plain text for a terminal: aligned tables, at most 100 columns.
public enum TextRenderer {
  /// The width that paragraphs, captions and notes are wrapped to.
  static let width = 100

  /// The document as text, with a final newline.
  public static func render(_ document: Document) -> String {
    var parts = [underlined(document.title, "=")]
    for section in document.sections {
      parts.append(underlined(section.heading, "-"))
      for block in section.blocks {
        switch block {
        case .paragraph(let text): parts.append(wrapped(text))
        case .table(let table): parts.append(render(table))
        }
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A table as text: caption, aligned columns, notes.
  ///
  /// Where the columns are wider than 100 signs together, the first is wrapped to what remains, but
  /// to no less than 16.
  public static func render(_ table: Table) -> String {
    let titles = table.columns.map { flat($0.title) }
    let rows = table.rows.map { $0.map(flat) }
    var widths = titles.indices.map { column in
      rows.reduce(titles[column].count) { max($0, $1[column].count) }
    }
    let gaps = 2 * max(0, widths.count - 1)
    if let first = widths.first {
      let others = widths.dropFirst().reduce(gaps, +)
      widths[0] = min(first, max(width - others, 16))
    }
    func line(_ cells: [String]) -> String {
      guard let first = cells.first, let room = widths.first else { return "" }
      let indent = String(first.prefix { $0 == " " })
      let parts = wrapped(first, to: room - indent.count).map { indent + $0 }
      let padded = cells.indices.map { column in
        let cell = column == 0 ? parts.last ?? "" : cells[column]
        let filler = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return table.columns[column].alignment == .left ? cell + filler : filler + cell
      }
      return (parts.dropLast() + [trimmed(padded.joined(separator: "  "))])
        .joined(separator: "\n")
    }
    let rule = String(repeating: "-", count: widths.reduce(gaps, +))
    var lines = [wrapped(table.caption), line(titles), rule]
    lines += rows.map(line)
    lines += table.notes.map { wrapped($0) }
    return lines.joined(separator: "\n")
  }

  private static func underlined(_ text: String, _ sign: String) -> String {
    let text = flat(text)
    return text + "\n" + String(repeating: sign, count: text.count)
  }

  /// One line: line breaks and tabs become spaces, other control characters are dropped.
  private static func flat(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline || character == "\t" {
        result.append(" ")
      } else if !character.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .control })
      {
        result.append(character)
      }
    }
    return result
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line = line.dropLast() }
    return String(line)
  }

  private static func wrapped(_ text: String) -> String {
    wrapped(flat(text), to: width).joined(separator: "\n")
  }

  /// The words of a text in lines of at most the given width; a longer word has its own line.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      if !current.isEmpty, current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += current.isEmpty ? String(word) : " " + word
    }
    return lines + [current]
  }
}
