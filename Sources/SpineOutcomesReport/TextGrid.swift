/// The cells of a table set in columns of fixed width, cut where the width does not suffice.
struct TextGrid {
  private let alignments: [Table.Alignment]
  private let titles: [String]
  private let rows: [[String]]

  /// The least width to which the first column is wrapped.
  private static let narrow = 16

  /// The signs between two columns.
  private static let gap = 2

  init(_ table: Table, flat: (String) -> String) {
    alignments = table.columns.map(\.alignment)
    titles = table.columns.map { flat($0.title) }
    rows = table.rows.map { $0.map(flat) }
  }

  /// Some of the columns, each with its width.
  struct Block {
    var columns: [Int]
    var widths: [Int]
  }

  /// The columns in blocks that fit a width; each block begins with the first column.
  func blocks(within limit: Int) -> [Block] {
    let natural = titles.indices.map { column in
      rows.reduce(titles[column].count) { max($0, $1[column].count) }
    }
    guard let first = natural.first else { return [] }
    let all = natural.reduce(Self.gap * (natural.count - 1), +)
    let narrowed = min(first, max(limit - (all - first), Self.narrow))
    if all - first + narrowed <= limit {
      return [Block(columns: Array(natural.indices), widths: [narrowed] + natural.dropFirst())]
    }
    let widest = natural.dropFirst().max() ?? 0
    let isTight = widest > limit - Self.gap - 2 * Self.narrow
    let label = natural.count > 1 ? min(first, (isTight ? 1 : 2) * Self.narrow) : limit
    let room = max(1, limit - label - Self.gap)
    var blocks: [Block] = []
    for (column, width) in natural.enumerated().dropFirst() {
      let width = min(width, room)
      let used = blocks.last.map { $0.widths.reduce(Self.gap * $0.widths.count, +) }
      if let used, used + width <= limit {
        blocks[blocks.count - 1].columns.append(column)
        blocks[blocks.count - 1].widths.append(width)
      } else {
        blocks.append(Block(columns: [0, column], widths: [label, width]))
      }
    }
    return blocks.isEmpty ? [Block(columns: [0], widths: [min(first, limit)])] : blocks
  }

  /// The title line, a rule and the rows of a block.
  func lines(of block: Block) -> [String] {
    let total = block.widths.reduce(Self.gap * (block.widths.count - 1), +)
    return [line(titles, block), String(repeating: "-", count: total)]
      + rows.map { line($0, block) }
  }

  /// One row; a cell that is too wide takes several lines, of which the last hold the others.
  private func line(_ cells: [String], _ block: Block) -> String {
    let parts = zip(block.columns, block.widths).map { column, width in
      let cell = cells[column]
      if cell.count <= width { return [cell] }
      let indent = String(cell.prefix { $0 == " " }.prefix(width / 2))
      return TextRenderer.wrapped(cell, to: width - indent.count).map { indent + $0 }
    }
    let height = parts.reduce(1) { max($0, $1.count) }
    let lines = (0..<height).map { level in
      let texts = parts.indices.map { place in
        let index = level - (height - parts[place].count)
        let text = index >= 0 ? parts[place][index] : ""
        let filler = String(repeating: " ", count: max(0, block.widths[place] - text.count))
        return alignments[block.columns[place]] == .left ? text + filler : filler + text
      }
      return Self.trimmed(texts.joined(separator: String(repeating: " ", count: Self.gap)))
    }
    return lines.joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line = line.dropLast() }
    return String(line)
  }
}
