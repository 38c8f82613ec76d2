internal import SpineOutcomesStats

/// A plot of values before and after, a panel for each group: flows as wide as they are many.
struct PairedChangePlot: Sendable {
  /// A way from one value to another, with how many went it.
  struct Flow: Sendable, Hashable {
    var before: Double
    var after: Double
    var count: Int

    /// The ways of pairs, each once; pairs with a value that is not finite are left out.
    static func counted(_ before: [Double], _ after: [Double]) -> [Flow] {
      var counts: [SIMD2<Double>: Int] = [:]
      for (before, after) in zip(before, after) where before.isFinite && after.isFinite {
        // Adding 0 turns -0 into 0.
        counts[[before + 0, after + 0], default: 0] += 1
      }
      return counts.map { Flow(before: $0.key.x, after: $0.key.y, count: $0.value) }
        .sorted { ($0.before, $0.after) < ($1.before, $1.after) }
    }
  }

  /// A group: its name, its flows, and what stands under it.
  struct Panel: Sendable {
    var name: String
    var flows: [Flow]
    var notes: [String]

    var count: Int { flows.reduce(0) { $0 + $1.count } }
  }

  var panels: [Panel]
  var labels: (before: String, after: String)
  var title: String

  /// Which values are better; nil where the caller says nothing.
  var better: ScoreDirection?
  var size: FigureSize

  private static let margin = 12.0

  /// The most distinct values that have their counts beside them.
  private static let mostCounted = 15

  /// The width of the widest flow.
  private static let widest = 24.0

  /// How many panels stand side by side.
  private var perRow: Int { min(max(1, panels.count), size == .singleColumn ? 2 : 4) }

  private var values: [Double] {
    Array(Set(panels.flatMap { $0.flows.flatMap { [$0.before, $0.after] } })).sorted()
  }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    let height = size == .singleColumn ? 480.0 : 560.0
    let (low, high) = (values.first ?? 0, values.last ?? 1)
    var axis = Axis(
      lowest: low < high ? low : low - 1, highest: low < high ? high : high + 1,
      start: height, end: 0, isUpright: true)
    axis.choose(Ticks.linear(of: values, from: axis.lowest, to: axis.highest), size.small)
    let titles = PlotFrame.titleLines(title, length: height, size)
    let left = Self.margin + PlotFrame.margin(axis, title: titles, size)
    let width = (size.units - Self.margin - left) / Double(perRow)
    let notes = panels.map { panel in
      panel.notes.flatMap {
        size.small.face.lines(
          of: SVGText.flat($0), size: size.small.size, width: width - 16, atMost: 4)
      }
    }
    let labelCount =
      [labels.before, labels.after].map { lines(of: $0, in: width).count }.max() ?? 1
    let foot =
      PlotFrame.gap + size.small.lineHeight * Double(labelCount + (notes.map(\.count).max() ?? 0))
    let hasNames = panels.contains { !$0.name.isEmpty }
    let head = Self.margin + (hasNames ? size.label.lineHeight + 6 : 0) + 20
    let rowHeight = head + height + 20 + foot + 14
    var drawing = Drawing()
    for (index, panel) in panels.enumerated() {
      let row = Double(index / perRow)
      let top = row * rowHeight + head
      let area = Box(
        left: left + Double(index % perRow) * width, top: top, width: width, height: height)
      var shifted = axis
      (shifted.start, shifted.end) = (area.bottom, area.top)
      if index % perRow == 0 { draw(shifted, titles, left: left, area, on: &drawing) }
      draw(panel, in: area, shifted, hasName: hasNames, on: &drawing)
      draw(notes[index], below: labelCount, under: area, on: &drawing)
    }
    let rows = Double((panels.count + perRow - 1) / perRow)
    return (drawing, rows * rowHeight + Self.margin - 14)
  }

  private func draw(
    _ axis: Axis, _ titles: [String], left: Double, _ area: Box, on drawing: inout Drawing
  ) {
    drawing.group("axes") { drawing in
      var line = Path()
      line.move(to: Position(left, area.top))
      line.line(to: Position(left, area.bottom))
      for tick in axis.ticks {
        line.move(to: Position(left, axis.position(tick.value)))
        line.line(to: Position(left - PlotFrame.tick, axis.position(tick.value)))
      }
      drawing.stroke(line, .axis)
      let edge = left - PlotFrame.tick - PlotFrame.gap
      for tick in axis.ticks {
        let y = axis.position(tick.value) + size.small.capHeight / 2
        drawing.text(
          tick.label, at: Position(edge, y), size.small.anchored(.end), numbers: .cell)
      }
      for (index, line) in titles.enumerated() {
        let x =
          edge - axis.labelWidth(size.small) - 9
          - Double(titles.count - 1 - index) * size.label.lineHeight - 0.21 * size.label.size
        drawing.text(
          line, at: Position(x, area.centre), size.label.anchored(.middle), isUpright: true,
          whole: title)
      }
    }
  }

  /// The colour of a flow: the first for better or higher, the second for worse or lower.
  private func ink(of flow: Flow) -> Ink {
    if flow.before == flow.after { return .faint }
    return (flow.after > flow.before) == (better != .lower) ? .series(0) : .series(1)
  }

  private func draw(
    _ panel: Panel, in area: Box, _ axis: Axis, hasName: Bool, on drawing: inout Drawing
  ) {
    let small = size.small
    let hasCounts = values.count <= Self.mostCounted
    let widestCount = hasCounts ? small.width(of: "\(panel.count)") + 10 : 0
    let inset = 34 + widestCount
    let (start, end) = (area.left + inset, area.right - inset + 16)
    if hasName {
      drawing.text(
        small.bold.face.fitted(
          SVGText.flat(panel.name), size: size.label.size, to: area.width - 16),
        at: Position(area.middle + 8, area.top - 24), size.label.bold.anchored(.middle),
        whole: panel.name)
    }
    let most = Double(panel.flows.map(\.count).max() ?? 1)
    drawing.group("flows") { drawing in
      // The few lie on top of the many.
      for flow in panel.flows.sorted(by: { ($0.count, $1.before) > ($1.count, $0.before) }) {
        let width = max(2, Self.widest * Double(flow.count) / max(most, 8))
        drawing.line(
          from: Position(start, axis.position(flow.before)),
          to: Position(end, axis.position(flow.after)),
          LineStyle(ink: ink(of: flow), width: hasCounts ? width : 1.8))
      }
    }
    drawing.group("counts") { drawing in
      for (side, x) in [(\Flow.before, start), (\Flow.after, end)] {
        let isBefore = side == \Flow.before
        for (value, count) in counts(panel, side) {
          let place = Position(x, axis.position(value))
          drawing.circle(at: place, radius: hasCounts ? 6 : 3.5, fill: .ink)
          guard hasCounts else { continue }
          drawing.text(
            String(count), at: Position(x + (isBefore ? -14 : 14), place.y + small.capHeight / 2),
            small.anchored(isBefore ? .end : .start), numbers: .cell)
        }
      }
      let base = area.bottom + 20 + small.capHeight
      let names = [
        (labels.before, area.left + 14, TextStyle.Anchor.start),
        (labels.after, area.right - 6, .end),
      ]
      for (label, x, anchor) in names {
        for (index, line) in lines(of: label, in: area.width).enumerated() {
          drawing.text(
            line, at: Position(x, base + Double(index) * small.lineHeight),
            small.anchored(anchor), whole: label)
        }
      }
    }
  }

  /// How many have each value on one side.
  private func counts(_ panel: Panel, _ side: KeyPath<Flow, Double>) -> [(Double, Int)] {
    var counts: [Double: Int] = [:]
    for flow in panel.flows { counts[flow[keyPath: side], default: 0] += flow.count }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The name of one of the values in lines, half as wide as a panel.
  private func lines(of label: String, in width: Double) -> [String] {
    size.small.face.lines(
      of: SVGText.flat(label), size: size.small.size, width: width / 2 - 18, atMost: 2)
  }

  private func draw(
    _ notes: [String], below labels: Int, under area: Box, on drawing: inout Drawing
  ) {
    for (index, note) in notes.enumerated() {
      let base =
        area.bottom + 20 + size.small.capHeight + Double(index + max(1, labels))
        * size.small.lineHeight + 4
      drawing.text(
        note, at: Position(area.middle + 8, base), size.small.anchored(.middle), numbers: .prose)
    }
  }
}
