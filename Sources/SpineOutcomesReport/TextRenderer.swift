/// Renders a document as plain text for a terminal: aligned tables, at most 100 columns.
public enum TextRenderer {
  /// The width that tables, paragraphs, captions and notes are held to.
  static let width = 100

  /// Where text is shown.
  public enum Style: Sendable {
    /// A file or another program: nothing but the text.
    case plain

    /// A terminal: headings and captions are set in bold.
    case terminal
  }

  /// The document as text, with a final newline.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - style: Where the text is shown.
  ///   - numbers: How numbers are set; ASCII by default.
  /// - Returns: The text.
  public static func render(
    _ document: Document, style: Style = .plain, numbers: NumberStyle = .plain
  ) -> String {
    let document = document.applying(numbers)
    var parts = [bold(underlined(document.title, "="), style)]
    for section in document.sections {
      parts.append(bold(underlined(section.heading, "-"), style))
      for block in section.blocks {
        switch block {
        case .paragraph(let text): parts.append(wrapped(text))
        case .table(let table): parts.append(render(table, style: style))
        case .figure(let figure): parts.append(wrapped("Figure: \(figure.caption)"))
        }
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A table as text: caption, aligned columns, notes.
  ///
  /// Where the columns are wider than 100 signs together, the first is wrapped to what remains, but
  /// to no less than 16; what is still too wide goes on below, under the first column again.
  public static func render(_ table: Table, style: Style = .plain) -> String {
    let grid = TextGrid(table, flat: flat)
    let blocks = grid.blocks(within: width).map { grid.lines(of: $0) }
    return
      ([bold(wrapped(table.caption), style)]
      + [blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")]
      + table.notes.map { wrapped($0) })
      .joined(separator: "\n")
  }

  private static func bold(_ text: String, _ style: Style) -> String {
    switch style {
    case .plain: text
    case .terminal:
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "\u{1B}[1m\($0)\u{1B}[0m" }.joined(separator: "\n")
    }
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

  private static func wrapped(_ text: String) -> String {
    wrapped(flat(text), to: width).joined(separator: "\n")
  }

  /// The words of a text in lines of at most the given width; a longer word is broken.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      if !current.isEmpty, current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += current.isEmpty ? String(word) : " " + word
      while current.count > width {
        lines.append(String(current.prefix(width)))
        current.removeFirst(width)
      }
    }
    return lines + [current]
  }
}
