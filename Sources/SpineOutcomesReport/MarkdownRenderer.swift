/// Renders a document as Markdown with pipe tables.
public enum MarkdownRenderer {
  /// The document as Markdown, with a final newline.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - numbers: How numbers are set; ASCII by default.
  /// - Returns: The Markdown.
  public static func render(_ document: Document, numbers: NumberStyle = .plain) -> String {
    let document = document.applying(numbers)
    var parts = ["# \(escaped(document.title))"]
    for section in document.sections {
      parts.append("## \(escaped(section.heading))")
      for block in section.blocks {
        switch block {
        case .paragraph(let text): parts.append(paragraph(text))
        case .table(let table): parts.append(render(table))
        case .figure(let figure): parts.append(render(figure))
        }
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A table as Markdown: caption, pipe table, notes.
  public static func render(_ table: Table) -> String {
    var lines = ["**\(escaped(table.caption))**", ""]
    lines.append(line(table.columns.map { escaped($0.title) }))
    lines.append(line(table.columns.map { $0.alignment == .left ? ":--" : "--:" }))
    for row in table.rows { lines.append(line(row.map(cell))) }
    for note in table.notes { lines += ["", "*\(escaped(note))*"] }
    return lines.joined(separator: "\n")
  }

  /// A figure as Markdown: its file `NAME.svg` in the same folder with the alternative text, then
  /// the caption.
  public static func render(_ figure: Figure) -> String {
    "![\(escaped(figure.alternativeText))](\(figure.name).svg)\n\n*\(escaped(figure.caption))*"
  }

  /// A cell: its leading spaces, which Markdown would drop, become non-breaking ones.
  private static func cell(_ text: String) -> String {
    let indent = text.prefix { $0 == " " }
    return indent.map { _ in "&nbsp;" }.joined() + escaped(String(text.dropFirst(indent.count)))
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  /// A paragraph: a sign at its start that would begin a list, a block or a heading is escaped.
  private static func paragraph(_ text: String) -> String {
    let text = escaped(text)
    let digits = text.prefix { $0.isNumber }
    let next = text.dropFirst(digits.count).first
    if !digits.isEmpty, next == "." || next == ")" {
      return "\(digits)\\\(text.dropFirst(digits.count))"
    }
    return text.first.map { "-+=:".contains($0) } == true ? "\\\(text)" : text
  }

  /// Text that Markdown shows as it is, with the extensions of Pandoc and Quarto: its signs are
  /// escaped, line breaks and tabs become spaces, other control characters the sign for unreadable.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "$", "^", "@":
        result.append("\\")
        result.append(character)
      case _ where character.isNewline || character == "\t":
        result.append(" ")
      case _ where character.unicodeScalars.contains { $0.properties.generalCategory == .control }:
        result.append("\u{FFFD}")
      default:
        result.append(character)
      }
    }
    return result
  }
}
