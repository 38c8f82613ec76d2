internal import SpineOutcomesStats

/// A plot of two categories: a bar for each row of a table, divided into its columns.
struct ContingencyPlot: Sendable {
  /// A row with records.
  struct Row: Sendable, Hashable {
    var name: String
    var counts: [Int]

    var total: Int { counts.reduce(0, +) }
  }

  var rows: [Row]

  /// The names of the columns, as the key has them.
  var columns: [String]
  var note: String?
  var size: FigureSize

  private static let margin = 12.0

  /// The height of a bar.
  private static let bar = 46.0

  /// The widest column of labels, as a share of the figure.
  private static let labelShare = 0.3

  private var labels: [[String]] {
    rows.map {
      size.small.face.lines(
        of: SVGText.flat($0.name), size: size.small.size, width: Self.labelShare * size.units,
        atMost: 3)
    }
  }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    var drawing = Drawing()
    let (small, label) = (size.small, size.label)
    var top = Self.margin
    let width = size.units - 2 * Self.margin
    if let note {
      for line in label.face.lines(
        of: SVGText.flat(note), size: label.size, width: width, atMost: 3)
      {
        drawing.text(
          line, at: Position(Self.margin, top + label.capHeight), label, numbers: .prose)
        top += label.lineHeight
      }
      top += 8
    }
    let key = CurveKey(columns, style: label, width: width, sample: .filling)
    key.draw(on: &drawing, at: Position(Self.margin, top))
    top += key.height + 12
    let labels = self.labels
    let labelWidth = labels.joined().reduce(0) { max($0, small.width(of: $1)) }
    let totals = rows.map { "n = \($0.total)" }
    let totalWidth = totals.reduce(0) { max($0, small.width(of: $1)) }
    let left = Self.margin + labelWidth + 14
    let right = size.units - Self.margin - totalWidth - 12
    var axis = Axis(lowest: 0, highest: 100, start: left, end: right)
    axis.choose(Ticks.linear(from: 0, to: 100, atMost: 11), small)
    let first = top
    for (index, row) in rows.enumerated() {
      let height = max(Self.bar + 18, Double(labels[index].count) * small.lineHeight + 10)
      let middle = top + height / 2
      for (line, text) in labels[index].enumerated() {
        let shift = (Double(line) - Double(labels[index].count - 1) / 2) * small.lineHeight
        drawing.text(
          text, at: Position(left - 14, middle + shift + small.capHeight / 2),
          small.anchored(.end), whole: row.name)
      }
      draw(row, at: middle, axis, on: &drawing)
      drawing.text(
        totals[index], at: Position(right + 12, middle + small.capHeight / 2), small,
        numbers: .prose)
      top += height
    }
    let frame = PlotFrame(
      area: Box(left: left, top: first, width: right - left, height: top - first), across: axis,
      up: Axis(lowest: 0, highest: 1, start: top, end: first, isUpright: true),
      acrossTitle: "Share of the records (%)", upTitle: "", size: size)
    frame.draw(on: &drawing)
    return (drawing, top + frame.depth + Self.margin)
  }

  /// Draws a bar: the counts stand in their parts, where they find room.
  private func draw(_ row: Row, at middle: Double, _ axis: Axis, on drawing: inout Drawing) {
    let small = size.small
    var before = 0
    drawing.group("row") { drawing in
      for (column, count) in row.counts.enumerated() where count > 0 {
        let start = axis.position(100 * Double(before) / Double(max(1, row.total)))
        before += count
        let end = axis.position(100 * Double(before) / Double(max(1, row.total)))
        drawing.filledBox(
          Box(
            left: start + 0.8, top: middle - Self.bar / 2, width: max(0.4, end - start - 1.6),
            height: Self.bar), .series(column), role: "part")
        let text = String(count)
        if small.width(of: text) + 8 <= end - start {
          drawing.text(
            text, at: Position((start + end) / 2, middle + small.capHeight / 2),
            small.anchored(.middle), numbers: .cell)
        }
      }
    }
  }
}
