internal import SpineOutcomesStats

/// The levels of a category: a bar for each, or one for each group, with count and share where there
/// are few groups.
struct LevelPanel: DistributionPanel {
  private let levels: [String]

  /// The counts: `counts[group][level]`.
  private let counts: [[Int]]
  private let labels: [[String]]
  private let heading: PanelHeading
  private let width: Double
  private let size: FigureSize

  /// The most groups whose bars have count and share.
  private static let mostCounted = 4

  /// Whether the bars have count and share.
  private var isCounted: Bool { shown.count <= Self.mostCounted }

  /// The height of a bar.
  private var bar: Double { isCounted ? 20 : 8 }

  /// From one bar to the next of the same level.
  private var step: Double { isCounted ? 29 : 11 }

  /// Between levels.
  private static let gap = 12.0

  /// The widest column of labels, as a share of the panel.
  private static let labelShare = 0.4

  init(
    _ levels: [String], _ counts: [[Int]], heading: PanelHeading, width: Double, _ size: FigureSize
  ) {
    self.levels = levels
    self.counts = counts
    self.heading = heading
    self.width = width
    self.size = size
    labels = levels.map {
      size.small.face.lines(
        of: SVGText.flat($0), size: size.small.size, width: Self.labelShare * width, atMost: 3)
    }
  }

  /// The groups that have a bar.
  private var shown: [Int] { counts.indices.filter { counts[$0].contains { $0 > 0 } } }

  private var labelWidth: Double {
    labels.joined().reduce(0) { max($0, size.small.width(of: $1)) }
  }

  private func rowHeight(_ level: Int) -> Double {
    let bars = Double(max(1, shown.count)) * step
    return max(bars, Double(labels[level].count) * size.small.lineHeight) + Self.gap
  }

  var height: Double { heading.height + levels.indices.reduce(0) { $0 + rowHeight($1) } }

  func draw(on drawing: inout Drawing, at corner: Position) {
    heading.draw(on: &drawing, at: corner)
    let start = corner.x + labelWidth + 12
    let totals = counts.map { $0.reduce(0, +) }
    let texts = counts.indices.map { group in
      levels.indices.map { isCounted ? Self.text(counts[group][$0], of: totals[group]) : "" }
    }
    let textWidth = texts.joined().reduce(0) { max($0, size.small.width(of: $1)) }
    let room = max(10, corner.x + width - start - 10 - textWidth)
    var top = corner.y + heading.height
    for level in levels.indices {
      let middle = top + (rowHeight(level) - Self.gap) / 2
      draw(label: level, at: Position(start - 12, middle), on: &drawing)
      let first = middle - Double(shown.count) * step / 2
      for (row, group) in shown.enumerated() {
        let y = first + (Double(row) + 0.5) * step
        let length = room * Double(counts[group][level]) / Double(max(1, totals[group]))
        drawing.filledBox(
          Box(left: start, top: y - bar / 2, width: length, height: bar),
          .series(group), role: "share")
        drawing.text(
          texts[group][level],
          at: Position(start + length + 8, y + size.small.capHeight / 2), size.small,
          numbers: .cell)
      }
      top += rowHeight(level)
    }
    drawing.line(
      from: Position(start, corner.y + heading.height),
      to: Position(start, top - Self.gap), .axis)
  }

  private func draw(label level: Int, at place: Position, on drawing: inout Drawing) {
    let lines = labels[level]
    for (index, line) in lines.enumerated() {
      let shift = (Double(index) - Double(lines.count - 1) / 2) * size.small.lineHeight
      drawing.text(
        line, at: Position(place.x, place.y + shift + size.small.capHeight / 2),
        size.small.anchored(.end), whole: levels[level])
    }
  }

  /// "138 (60.5 %)"; of a group without records 0.
  static func text(_ count: Int, of total: Int) -> String {
    total > 0 ? "\(count) (\(Decimals.percent(count, of: total)))" : "\(count)"
  }
}
