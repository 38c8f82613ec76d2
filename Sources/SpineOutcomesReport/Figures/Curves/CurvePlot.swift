internal import SpineOutcomesStats

/// A plot of curves over time, with the numbers at risk under it.
struct CurvePlot: Sendable {
  /// The curves, in the order of their colours.
  var series: [CurveSeries]

  /// What the table under the plot counts, where that is not one curve each: the groups, whose
  /// curves of several causes share their numbers at risk.
  var tabled: [CurveSeries]?

  /// The time, with its unit.
  var time: VariableName

  /// The title of the vertical axis.
  var verticalTitle: String

  /// What stands in a free corner, such as the p-value.
  var note: String?

  /// The highest value of the vertical axis.
  var highest = 1.0

  var style: SurvivalFigureStyle

  /// The margin around everything.
  private static let margin = 12.0

  /// The most curves that have their names beside them.
  private static let mostLabels = 6

  /// The frame of the plot with the table under it.
  private struct Layout {
    var frame: PlotFrame
    var table: RiskTable
    var height: Double
  }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    var layout = layout(above: 0)
    var labels = self.labels(in: layout.frame)
    let key = CurveKey(
      series.map(\.name), style: style.size.label, width: style.size.units - 2 * Self.margin)
    let isTabled = !layout.table.isEmpty && tabled == nil
    let hasKey = series.count > 1 && labels.names.isEmpty && !isTabled
    let isNoteAbove = note != nil && labels.note == nil
    if hasKey || isNoteAbove {
      let above =
        (hasKey ? key.height : 0) + (isNoteAbove ? style.size.label.lineHeight + 8 : 0)
      layout = self.layout(above: above)
      labels = self.labels(in: layout.frame)
      if hasKey { labels.names = [:] }
      if isNoteAbove { labels.note = nil }
    }
    var drawing = Drawing()
    if hasKey { key.draw(on: &drawing, at: Position(Self.margin, Self.margin)) }
    draw(on: &drawing, layout.frame)
    draw(labels, in: layout.frame, on: &drawing)
    layout.table.draw(
      on: &drawing, top: layout.frame.area.bottom + layout.frame.depth + 10, left: Self.margin,
      under: layout.frame.across)
    return (drawing, layout.height)
  }

  private func riskTable(at ticks: [Axis.Tick]) -> RiskTable {
    RiskTable(
      tabled ?? series, hasSamples: tabled == nil, times: ticks.map(\.value), style.riskTable,
      style.size)
  }

  private func layout(above: Double) -> Layout {
    let size = style.size
    let height = size == .singleColumn ? 480.0 : 760.0
    let top = Self.margin + size.small.capHeight / 2 + above
    var up = Axis(
      lowest: 0, highest: highest, start: top + height, end: top, isUpright: true)
    up.choose(Ticks.linear(from: 0, to: highest, atMost: 7), size.small)
    let titles = PlotFrame.titleLines(verticalTitle, length: height + 30, size)
    let axisMargin = Self.margin + PlotFrame.margin(up, title: titles, size)
    let last = lastTime
    let choices = TimeUnit.ticks(of: time, to: last, atMost: size == .singleColumn ? 7 : 9)
    var across = Axis(
      lowest: 0, highest: last, start: axisMargin, end: size.units - Self.margin - 10)
    across.choose(choices, size.small)
    var table = riskTable(at: across.ticks)
    for _ in 0..<2 {
      across.start = max(axisMargin, Self.margin + table.labelWidth)
      let label = across.ticks.last.map { size.small.width(of: $0.label) } ?? 0
      across.end = size.units - Self.margin - max(10, label / 2, table.numberWidth / 2)
      across.ticks = []
      across.choose(choices, size.small, least: table.numberWidth + 0.5 * size.small.size)
      table = riskTable(at: across.ticks)
    }
    let frame = PlotFrame(
      area: Box(
        left: across.start, top: top, width: across.end - across.start, height: height),
      across: across, up: up, acrossTitle: time.description.sentenceStart, upTitle: verticalTitle,
      size: size)
    let foot = table.isEmpty ? 0 : table.height + 10
    return Layout(
      frame: frame, table: table, height: top + height + frame.depth + foot + Self.margin)
  }

  /// The end of the axis of time.
  private var lastTime: Double {
    let end = series.reduce(0) { max($0, $1.end) }
    let last = style.lastTime.flatMap { $0 > 0 && $0.isFinite ? $0 : nil } ?? end
    return last > 0 ? last : 1
  }
}

extension CurvePlot {
  private func draw(on drawing: inout Drawing, _ frame: PlotFrame) {
    drawMedians(in: frame, on: &drawing)
    if style.parts.contains(.bands) {
      for (index, curve) in series.enumerated() {
        for band in curve.bands(in: frame) {
          drawing.fill(band, .series(index), opacity: 0.16, role: "band \(index + 1)")
        }
      }
    }
    frame.draw(on: &drawing)
    for (index, curve) in series.enumerated() where !curve.points.isEmpty {
      var path = Path()
      let corners = curve.line(in: frame).corners
      path.move(to: corners[0])
      path.lines(to: corners.dropFirst())
      drawing.stroke(path, .series(index), role: "curve \(index + 1)")
      if style.parts.contains(.censoring) {
        drawing.stroke(
          curve.censoringMarks(in: frame) ?? Path(),
          LineStyle(ink: .series(index), width: 1.8), role: "censored \(index + 1)")
      }
    }
  }

  /// Lines at one half: from the axis to the last median, and down from each.
  private func drawMedians(in frame: PlotFrame, on drawing: inout Drawing) {
    var path = Path()
    for line in medianLines(in: frame) {
      path.move(to: line.from)
      path.line(to: line.to)
    }
    drawing.stroke(path, .reference, role: "medians")
  }

  private func medianLines(in frame: PlotFrame) -> [(from: Position, to: Position)] {
    let medians = series.compactMap(\.median).filter { $0 <= frame.across.highest }
    guard style.parts.contains(.medians), let last = medians.max(), frame.up.highest >= 0.5 else {
      return []
    }
    return [(frame.place(0, 0.5), frame.place(last, 0.5))]
      + medians.map { (frame.place($0, 0.5), frame.place($0, 0)) }
  }

  /// The boxes of the names by curve, and of the note.
  private struct Labels {
    var names: [Int: Box] = [:]
    var note: Box?
  }

  private func labels(in frame: PlotFrame) -> Labels {
    let style = self.style.size.label
    var placement = LabelPlacement(
      area: frame.area,
      curves: series.map { CurveProfile($0.line(in: frame).corners, in: frame.area) })
    var labels = Labels()
    let height = style.capHeight + 0.21 * style.size
    if let note {
      let width = style.width(of: SVGText.flat(note))
      placement.avoid(medianLines(in: frame))
      labels.note = Self.corners(of: frame.area, width: width, height: height)
        .first { placement.take($0, margin: 12) }
    }
    guard series.count > 1, series.count <= Self.mostLabels else { return labels }
    for (index, curve) in series.enumerated() where !curve.points.isEmpty {
      let width = style.width(of: SVGText.flat(curve.name))
      guard width <= 0.45 * frame.area.width,
        let box = placement.place(width: width, height: height, beside: index)
      else {
        labels.names = [:]
        return labels
      }
      labels.names[index] = box
    }
    return labels
  }

  /// Places for a note: the corners, then places on the way from one to another.
  private static func corners(of area: Box, width: Double, height: Double) -> [Box] {
    let (left, right) = (area.left + 18, area.right - 12 - width)
    let (top, bottom) = (area.top + 12, area.bottom - 16 - height)
    let spots = [(left, bottom), (right, top), (right, bottom), (left, top)]
    let sides = (1..<8).flatMap { step in
      let y = bottom + Double(step) / 8 * (top - bottom)
      return [(left, y), (right, y)]
    }
    return (spots + sides).map { Box(left: $0.0, top: $0.1, width: width, height: height) }
  }

  private func draw(_ labels: Labels, in frame: PlotFrame, on drawing: inout Drawing) {
    let style = self.style.size.label
    for (index, box) in labels.names.sorted(by: { $0.key < $1.key }) {
      drawing.text(series[index].name, at: Position(box.left, box.top + style.capHeight), style)
    }
    guard let note else { return }
    if let box = labels.note {
      drawing.text(
        note, at: Position(box.left, box.top + style.capHeight), style, numbers: .prose)
    } else {
      let width = self.style.size.units - 2 * Self.margin
      drawing.text(
        style.face.fitted(SVGText.flat(note), size: style.size, to: width),
        at: Position(Self.margin, frame.area.top - 14), style, whole: note,
        numbers: .prose)
    }
  }
}

extension CurveSeries {
  /// The half height of a mark of a censoring.
  private static let mark = 8.0

  /// The most marks of one curve; more would be a bar.
  static let mostMarks = 500

  /// The marks of the censorings on the curve; nil where there are too many to tell apart.
  func censoringMarks(in frame: PlotFrame) -> Path? {
    let marks = points.filter { $0.isCensored && $0.time <= frame.across.highest }
    guard marks.count <= Self.mostMarks else { return nil }
    var path = Path()
    for point in marks {
      let place = frame.place(point.time, point.value)
      path.move(to: Position(place.x, place.y - Self.mark))
      path.line(to: Position(place.x, place.y + Self.mark))
    }
    return path
  }
}
