internal import SpineOutcomesStats

/// A plot of a number that was measured several times: a box each time, and the records as lines.
struct RepeatedPlot: Sendable {
  /// The values of each measurement; the group of each is a measurement.
  var values: GroupedValues

  /// The ways of the records from one measurement to the next.
  var flows: [[PairedChangePlot.Flow]]
  var title: String
  var note: String?
  var size: FigureSize

  private static let margin = 12.0

  /// The most records whose lines are drawn.
  static let mostLines = 300

  /// The widest line.
  private static let widest = 16.0

  /// The radius of a point.
  private static let radius = 3.0

  /// Half of the width of a box in a column.
  private static func half(_ column: Double) -> Double { min(0.16 * column, 40) }

  /// Whether all values are drawn as points.
  var showsAll: Bool {
    // A little less than the column, whose width depends on the labels of the axis.
    let column = (size.units - 150) / Double(max(1, values.groups.count))
    return BoxMark.showsAll(values, half: Self.half(column), radius: Self.radius)
  }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    let height = size == .singleColumn ? 480.0 : 640.0
    let width = size.units - 2 * Self.margin
    let notes =
      note.map {
        size.label.face.lines(of: SVGText.flat($0), size: size.label.size, width: width, atMost: 3)
      } ?? []
    let above = notes.isEmpty ? 0 : Double(notes.count) * size.label.lineHeight + 8
    let top = Self.margin + size.small.capHeight / 2 + above
    let (low, high) = (values.values.first ?? 0, values.values.last ?? 1)
    let pad = low < high ? 0.03 * (high / 2 - low / 2) * 2 : 1
    var up = Axis(
      lowest: low - pad, highest: high + pad, start: top + height, end: top, isUpright: true)
    up.choose(
      Ticks.linear(of: values.values, from: up.lowest, to: up.highest, atMost: 9), size.small)
    let lines = PlotFrame.titleLines(title, length: height + 30, size)
    let left = Self.margin + PlotFrame.margin(up, title: lines, size)
    let right = size.units - Self.margin
    let area = Box(left: left, top: top, width: right - left, height: height)
    var drawing = Drawing()
    for (line, text) in notes.enumerated() {
      let base = Self.margin + Double(line) * size.label.lineHeight + size.label.capHeight
      drawing.text(text, at: Position(Self.margin, base), size.label, numbers: .prose)
    }
    PlotFrame(
      area: area, across: Axis(lowest: 0, highest: 1, start: left, end: right), up: up,
      acrossTitle: "", upTitle: title, size: size
    ).draw(on: &drawing)
    let column = area.width / Double(max(1, values.groups.count))
    let middles = values.groups.indices.map { left + (Double($0) + 0.5) * column }
    drawLines(between: middles, up, on: &drawing)
    var deepest = 0
    for (index, middle) in middles.enumerated() {
      if let mark = BoxMark(values, group: index) {
        let half = Self.half(column)
        drawing.group("measurement \(index + 1)") { drawing in
          mark.draw(on: &drawing, along: up, at: middle, half: half, .series(0))
          mark.drawPoints(
            on: &drawing, along: up, at: middle, half: half, radius: Self.radius,
            isWhole: showsAll, .series(0))
        }
      }
      deepest = max(deepest, drawName(of: index, at: middle, column, area, on: &drawing))
    }
    let base = area.bottom + PlotFrame.gap + Double(deepest) * size.small.lineHeight
    return (drawing, base + 0.25 * size.small.size + Self.margin)
  }

  /// Draws the ways of the records, as wide as they are many.
  private func drawLines(between middles: [Double], _ axis: Axis, on drawing: inout Drawing) {
    let count = flows.first.map { $0.reduce(0) { $0 + $1.count } } ?? 0
    guard count <= Self.mostLines else { return }
    drawing.group("records") { drawing in
      for (place, flows) in flows.enumerated() where place + 1 < middles.count {
        for flow in flows.sorted(by: { ($0.count, $1.before) > ($1.count, $0.before) }) {
          let share = Double(flow.count) / Double(max(count, 12))
          drawing.line(
            from: Position(middles[place], axis.position(flow.before)),
            to: Position(middles[place + 1], axis.position(flow.after)),
            LineStyle(ink: .faint, width: max(1.2, Self.widest * share)))
        }
      }
    }
  }

  /// Draws the name of a measurement in lines.
  ///
  /// - Returns: The number of lines.
  private func drawName(
    of index: Int, at middle: Double, _ width: Double, _ area: Box, on drawing: inout Drawing
  ) -> Int {
    let style = size.small
    let name = SVGText.flat(values.groups[index])
    let lines = style.face.lines(of: name, size: style.size, width: width - 10, atMost: 3)
    for (line, text) in lines.enumerated() {
      let base = area.bottom + PlotFrame.gap + Double(line + 1) * style.lineHeight
      drawing.text(text, at: Position(middle, base), style.anchored(.middle), whole: name)
    }
    return lines.count
  }
}
