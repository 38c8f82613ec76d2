extension Document {
  /// The document with its numbers in a style: those of tables, notes, captions and paragraphs.
  ///
  /// Labels keep their spelling: cells of columns of words and heads of columns are never changed,
  /// nor is a number in a sentence that is one of these cells. Figures are set as by
  /// ``Figure/applying(_:)``; results, which are data, stay as they are.
  ///
  /// *Edge cases*: a document that is in another style than `.plain` already has few numerals that
  /// this recognises; start from the plain one.
  ///
  /// - Parameter style: How numbers are set.
  /// - Returns: The same document with other numerals of the same digits.
  /// - Complexity: O(length of the text).
  public func applying(_ style: NumberStyle) -> Document {
    guard style != .plain else { return self }
    var labels: Set<String> = []
    for case .table(let table) in sections.lazy.flatMap(\.blocks) {
      labels.formUnion(table.numericLabels)
    }
    var copy = self
    for section in copy.sections.indices {
      copy.sections[section].blocks = copy.sections[section].blocks.map { block in
        switch block {
        case .paragraph(let text): .paragraph(style.apply(to: text, in: .prose, keeping: labels))
        case .table(let table): .table(table.applying(style, keeping: labels))
        case .figure(let figure): .figure(figure.applying(style, keeping: labels))
        }
      }
    }
    return copy
  }
}

extension Table {
  /// The table with its numbers in a style, as ``Document/applying(_:)`` sets them.
  ///
  /// - Parameter style: How numbers are set.
  /// - Returns: The same table with other numerals of the same digits.
  /// - Complexity: O(length of the text).
  public func applying(_ style: NumberStyle) -> Table {
    style == .plain ? self : applying(style, keeping: numericLabels)
  }

  fileprivate func applying(_ style: NumberStyle, keeping labels: Set<String>) -> Table {
    let isNumeric = columns.map { $0.alignment == .right }
    return Table(
      caption: style.apply(to: caption, in: .prose, keeping: labels), columns: columns,
      rows: rows.map { row in
        zip(row, isNumeric).map { cell, isNumeric in
          isNumeric ? style.apply(to: cell, in: .cell) : cell
        }
      }, notes: notes.map { style.apply(to: $0, in: .prose, keeping: labels) })
  }

  /// The cells of columns of words, and heads, that hold a number with decimals.
  fileprivate var numericLabels: Set<String> {
    var labels: Set<String> = []
    func look(at text: String) {
      let label = text.drop { $0 == " " }
      guard label.utf8.contains(where: { (0x30...0x39).contains($0) }),
        label.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
      else { return }
      labels.insert(String(label))
    }
    for (index, column) in columns.enumerated() {
      look(at: column.title)
      guard column.alignment == .left else { continue }
      for row in rows { look(at: row[index]) }
    }
    return labels
  }
}
