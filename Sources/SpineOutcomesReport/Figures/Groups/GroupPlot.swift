internal import SpineOutcomesStats

/// A plot of a number in groups: boxes with the values as points.
struct GroupPlot: Sendable {
  var values: GroupedValues
  var title: String
  var groupTitle: String
  var note: String?
  var size: FigureSize

  private static let margin = 12.0

  /// The most records whose points are all drawn; of more only those beyond the whiskers are.
  static let mostPoints = 400

  /// The radius of a point.
  private static let radius = 4.0

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    let height = size == .singleColumn ? 480.0 : 640.0
    let above = note == nil ? 0 : size.label.lineHeight + 8
    let top = Self.margin + size.small.capHeight / 2 + above
    let used = values.values.enumerated().filter { index, _ in
      values.counts.contains { $0[index] > 0 }
    }.map(\.element)
    let (low, high) = (used.first ?? 0, used.last ?? 1)
    let pad = low < high ? 0.03 * (high / 2 - low / 2) * 2 : 1
    var up = Axis(
      lowest: low - pad, highest: high + pad, start: top + height, end: top, isUpright: true)
    up.choose(Ticks.linear(from: up.lowest, to: up.highest, atMost: 9), size.small)
    let lines = PlotFrame.titleLines(title, length: height + 30, size)
    let left = Self.margin + PlotFrame.margin(up, title: lines, size)
    let right = size.units - Self.margin
    let area = Box(left: left, top: top, width: right - left, height: height)
    let frame = PlotFrame(
      area: area, across: Axis(lowest: 0, highest: 1, start: left, end: right), up: up,
      acrossTitle: "", upTitle: title, size: size)
    var drawing = Drawing()
    frame.draw(on: &drawing)
    if let note {
      drawing.text(
        size.label.face.fitted(
          SVGText.flat(note), size: size.label.size, to: size.units - 2 * Self.margin),
        at: Position(Self.margin, Self.margin + size.label.capHeight), size.label, whole: note)
    }
    let column = area.width / Double(max(1, values.groups.count))
    var deepest = 0
    for index in values.groups.indices {
      let middle = left + (Double(index) + 0.5) * column
      draw(group: index, at: middle, width: column, up, on: &drawing)
      deepest = max(deepest, drawName(of: index, at: middle, width: column, area, on: &drawing))
    }
    let base =
      area.bottom + PlotFrame.gap + Double(deepest) * size.small.lineHeight
      + size.label.lineHeight
    let fitted = size.label.face.fitted(
      SVGText.flat(groupTitle), size: size.label.size, to: area.width)
    drawing.text(
      fitted, at: Position(area.middle, base + 4), size.label.anchored(.middle), whole: groupTitle)
    return (drawing, base + 4 + 0.25 * size.label.size + Self.margin)
  }

  /// Draws the name of a group in lines, and its number of records.
  ///
  /// - Returns: The number of lines.
  private func drawName(
    of index: Int, at middle: Double, width: Double, _ area: Box, on drawing: inout Drawing
  ) -> Int {
    let style = size.small
    let name = SVGText.flat(values.groups[index])
    let lines = style.face.lines(of: name, size: style.size, width: width - 10, atMost: 3)
    let count = style.face.fitted(
      "n = \(values.total(of: index))", size: style.size, to: width - 6)
    for (line, text) in (lines + [count]).enumerated() {
      let base = area.bottom + PlotFrame.gap + Double(line + 1) * style.lineHeight
      drawing.text(text, at: Position(middle, base), style.anchored(.middle), whole: name)
    }
    return lines.count + 1
  }

  private func draw(
    group: Int, at middle: Double, width: Double, _ axis: Axis, on drawing: inout Drawing
  ) {
    let summary = NumericSummary(values, group: group)
    guard let lower = summary.lowerQuartile, let upper = summary.upperQuartile,
      let median = summary.median
    else { return }
    let cells = zip(values.values, values.counts[group]).filter { $0.1 > 0 }
    let reach = 1.5 * (upper - lower)
    let inside = cells.map(\.0).filter { $0 >= lower - reach && $0 <= upper + reach }
    let whiskers = (inside.first ?? lower, inside.last ?? upper)
    let half = min(0.3 * width, 70)
    let ink = Ink.series(group)
    drawing.group("group \(group + 1)") { drawing in
      let box = Box(
        left: middle - half, top: axis.position(upper), width: 2 * half,
        height: axis.position(lower) - axis.position(upper))
      drawing.rectangle(box, ink, opacity: 0.16)
      var lines = Path()
      lines.move(to: Position(box.left, box.top))
      lines.lines(to: [
        Position(box.right, box.top), Position(box.right, box.bottom),
        Position(box.left, box.bottom), Position(box.left, box.top),
      ])
      for (end, edge) in [(whiskers.0, lower), (whiskers.1, upper)] {
        lines.move(to: Position(middle, axis.position(edge)))
        lines.line(to: Position(middle, axis.position(end)))
        lines.move(to: Position(middle - half / 3, axis.position(end)))
        lines.line(to: Position(middle + half / 3, axis.position(end)))
      }
      drawing.stroke(lines, LineStyle(ink: ink, width: 2), role: "box")
      drawing.line(
        from: Position(box.left, axis.position(median)),
        to: Position(box.right, axis.position(median)), LineStyle(ink: ink, width: 5))
      let isWhole = values.total <= Self.mostPoints
      for (value, count) in cells {
        guard isWhole || value < whiskers.0 || value > whiskers.1 else { continue }
        let step = min(2 * Self.radius + 1, 2 * half / Double(max(1, count)))
        for place in 0..<min(count, isWhole ? count : 1) {
          let x = middle + (Double(place) - Double((isWhole ? count : 1) - 1) / 2) * step
          drawing.circle(
            at: Position(x, axis.position(value)), radius: Self.radius, fill: ink, opacity: 0.75)
        }
      }
    }
  }
}
