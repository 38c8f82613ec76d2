internal import SpineOutcomesStats

/// Draws a forest plot: rows of labels and estimates, with their intervals along an axis.
struct ForestDrawing: Sendable {
  let plot: ForestPlot
  let size: FigureSize
  private let columns: ForestColumns
  private let axis: Axis

  /// The lines of each label.
  private let labels: [[String]]

  private static let margin = 12.0

  init(_ plot: ForestPlot, _ size: FigureSize) {
    self.plot = plot
    self.size = size
    let columns = ForestColumns(plot, size, margin: Self.margin)
    self.columns = columns
    let estimates = plot.rows.flatMap { $0.cells.compactMap(\.estimate) }
    let (lowest, highest) = ForestAxis.range(of: estimates, on: plot.axis)
    // Room for the labels of the outermost ticks and for arrows.
    let inset = 22.0
    var axis = Axis(
      lowest: lowest, highest: highest, start: columns.plot.left + inset,
      end: columns.plot.right - inset, scale: plot.axis == .ratio ? .logarithmic : .linear)
    let count = size == .singleColumn ? 6 : 9
    axis.choose(
      ForestAxis.ticks(from: lowest, to: highest, atMost: count, on: plot.axis), size.small)
    self.axis = axis
    let style = size.small
    labels = plot.rows.map { row in
      let indentation = row.isIndented ? ForestColumns.indentation : 0
      // A heading has no numbers and may run on.
      let end = row.cells.isEmpty ? columns.plot.left - ForestColumns.gap : columns.label.right
      return style.face.lines(
        of: SVGText.flat(row.label), size: style.size,
        width: end - columns.label.left - indentation + 0.01, atMost: 6)
    }
  }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    var drawing = Drawing()
    var top = drawHeadings(on: &drawing)
    let first = top
    var marks = Drawing()
    for (index, row) in plot.rows.enumerated() {
      let height = height(of: index)
      draw(row, index, top: top, height: height, on: &drawing, marks: &marks)
      top += height
    }
    top += 4
    if let reference = ForestAxis.reference(of: plot.axis) {
      let x = axis.clamped(reference)
      drawing.group("no effect") {
        $0.line(
          from: Position(x, first), to: Position(x, top), LineStyle(ink: .faint, width: 1.6))
      }
    }
    drawing.group("marks") { $0.add(marks) }
    let bottom = drawAxis(on: &drawing, at: top)
    return (drawing, bottom + Self.margin)
  }

  /// The height of a row: its label, or its series below one another.
  private func height(of index: Int) -> Double {
    let style = size.small
    let lines = Double(max(1, labels[index].count)) * style.lineHeight
    let cells = Double(max(1, plot.rows[index].cells.count)) * style.lineHeight
    let marks =
      columns.choice.isStacked ? cells : style.lineHeight * (plot.series.count > 1 ? 1.2 : 1)
    return max(lines, marks) + 0.45 * style.size
  }

  private func drawHeadings(on drawing: inout Drawing) -> Double {
    let style = size.small.bold
    let base = Self.margin + style.capHeight
    drawing.group("headings") { drawing in
      for column in columns.values + [columns.counts].compactMap({ $0 }) {
        let place = column.isNumeric ? column.right : column.left
        drawing.text(
          column.title, at: Position(place, base),
          style.anchored(column.isNumeric ? .end : .start))
      }
      let y = base + 0.5 * style.size
      drawing.line(
        from: Position(Self.margin, y), to: Position(size.units - Self.margin, y), .fine)
    }
    return base + 0.5 * style.size + 6
  }

  private func draw(
    _ row: ForestPlot.Row, _ index: Int, top: Double, height: Double, on drawing: inout Drawing,
    marks: inout Drawing
  ) {
    let style = size.small
    func base(_ line: Int, of count: Int) -> Double {
      let first = top + (height - Double(count) * style.lineHeight) / 2
      return first + (Double(line) + 0.5) * style.lineHeight + style.capHeight / 2
    }
    let left = columns.label.left + (row.isIndented ? ForestColumns.indentation : 0)
    for (line, text) in labels[index].enumerated() {
      let isWhole = !text.hasSuffix("…")
      drawing.text(
        text, at: Position(left, base(line, of: labels[index].count)), style,
        whole: isWhole ? nil : row.label)
    }
    for column in columns.values + [columns.counts].compactMap({ $0 }) {
      let lines = column.cells[index]
      for (line, text) in lines.enumerated() {
        drawing.text(
          text,
          at: Position(
            column.isNumeric ? column.right : column.left, base(line, of: lines.count)),
          style.anchored(column.isNumeric ? .end : .start), numbers: .cell)
      }
    }
    let isSpread = columns.choice.isStacked
    let step = isSpread ? style.lineHeight : 0.62 * style.lineHeight
    for (series, cell) in row.cells.enumerated() {
      let shift = (Double(series) - Double(row.cells.count - 1) / 2) * step
      draw(cell, series, at: top + height / 2 + shift, on: &marks)
    }
  }

  /// Draws an estimate with its interval; what lies beyond the axis is an arrow.
  private func draw(_ cell: ForestPlot.Cell, _ series: Int, at y: Double, on drawing: inout Drawing)
  {
    guard let estimate = cell.estimate else {
      if cell == .reference {
        drawing.circle(at: Position(axis.position(1), y), radius: 4.5, fill: .faint)
      }
      return
    }
    let ink = Ink.series(ink(of: series))
    let interval = estimate.confidenceInterval
    let (lower, upper) = (interval?.lower ?? estimate.value, interval?.upper ?? estimate.value)
    var line = Path()
    line.move(to: Position(axis.clamped(lower), y))
    line.line(to: Position(axis.clamped(upper), y))
    drawing.stroke(line, LineStyle(ink: ink, width: 2.6), role: "interval")
    if lower < axis.lowest { drawing.fill(arrow(at: axis.start, y, -1), ink, role: "beyond") }
    if upper > axis.highest { drawing.fill(arrow(at: axis.end, y, 1), ink, role: "beyond") }
    guard estimate.value >= axis.lowest, estimate.value <= axis.highest else { return }
    let place = Position(axis.position(estimate.value), y)
    if isOpen(series) {
      drawing.circle(at: place, radius: 7, fill: .paper, outline: LineStyle(ink: ink, width: 2.6))
    } else {
      drawing.rectangle(
        Box(left: place.x - 7, top: place.y - 7, width: 14, height: 14), ink, role: "estimate")
    }
  }

  /// Of two series the first is drawn open, in the second colour: crude beside adjusted.
  private func isOpen(_ series: Int) -> Bool { plot.series.count > 1 && series % 2 == 0 }

  private func ink(of series: Int) -> Int {
    plot.series.count == 2 ? 1 - series : series
  }

  /// A triangle that points beyond the end of the axis.
  private func arrow(at x: Double, _ y: Double, _ direction: Double) -> Path {
    var path = Path()
    path.move(to: Position(x + 14 * direction, y))
    path.lines(to: [Position(x - 2 * direction, y - 8), Position(x - 2 * direction, y + 8)])
    path.close()
    return path
  }

  /// Draws the axis under the rows, its title, and the key of the series.
  ///
  /// - Returns: The lower edge.
  private func drawAxis(on drawing: inout Drawing, at top: Double) -> Double {
    let (small, label) = (size.small, size.label)
    let base = top + PlotFrame.tick + PlotFrame.gap + small.capHeight
    let title = "\(plot.measure) (\(plot.axis == .ratio ? "log scale" : "%"))"
    let titleBase = base + 6 + label.lineHeight - 0.25 * label.size
    drawing.group("axes") { drawing in
      var line = Path()
      line.move(to: Position(axis.start, top))
      line.line(to: Position(axis.end, top))
      for tick in axis.ticks {
        let x = axis.position(tick.value)
        line.move(to: Position(x, top))
        line.line(to: Position(x, top + PlotFrame.tick))
      }
      drawing.stroke(line, .axis)
      for tick in axis.ticks {
        drawing.text(
          tick.label, at: Position(axis.position(tick.value), base), small.anchored(.middle),
          numbers: .cell)
      }
      let half = label.width(of: title) / 2
      let middle = min(
        max((axis.start + axis.end) / 2, Self.margin + half), size.units - Self.margin - half)
      drawing.text(title, at: Position(middle, titleBase), label.anchored(.middle))
    }
    guard plot.series.count > 1 else { return titleBase + 0.25 * label.size }
    let keyBase = titleBase + label.lineHeight + 8
    drawKey(on: &drawing, base: keyBase)
    return keyBase + 0.25 * label.size
  }

  private func drawKey(on drawing: inout Drawing, base: Double) {
    let style = size.label
    let widths = plot.series.map { 56 + style.width(of: SVGText.flat($0)) + 30 }
    let total = widths.reduce(0, +) - 30
    let middle = (axis.start + axis.end) / 2
    var x = min(max(Self.margin, middle - total / 2), size.units - Self.margin - total)
    drawing.group("key") { drawing in
      for (series, name) in plot.series.enumerated() {
        let y = base - style.capHeight / 2
        let ink = Ink.series(ink(of: series))
        drawing.line(
          from: Position(x, y), to: Position(x + 44, y), LineStyle(ink: ink, width: 2.6))
        if isOpen(series) {
          drawing.circle(
            at: Position(x + 22, y), radius: 7, fill: .paper,
            outline: LineStyle(ink: ink, width: 2.6))
        } else {
          drawing.rectangle(Box(left: x + 15, top: y - 7, width: 14, height: 14), ink)
        }
        drawing.text(name, at: Position(x + 56, base), style)
        x += widths[series]
      }
    }
  }
}
