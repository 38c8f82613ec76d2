internal import SpineOutcomesStats

/// A plot of a number in groups: boxes with the values as points.
struct GroupPlot: Sendable {
  var values: GroupedValues
  var title: String
  var groupTitle: String
  var note: String?
  var size: FigureSize

  private static let margin = 12.0

  /// The radius of a point.
  private static let radius = 4.0

  /// Half of the width of a box in a column.
  private func half(_ column: Double) -> Double { min(0.3 * column, 70) }

  /// Whether all values are drawn as points.
  var showsAll: Bool {
    // A little less than the column, whose width depends on the labels of the axis.
    let column = (size.units - 150) / Double(max(1, values.groups.count))
    return BoxMark.showsAll(values, half: half(column), radius: Self.radius)
  }

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
    up.choose(
      Ticks.linear(of: used, from: up.lowest, to: up.highest, atMost: 9), size.small)
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
        at: Position(Self.margin, Self.margin + size.label.capHeight), size.label, whole: note,
        numbers: .prose)
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
    guard let mark = BoxMark(values, group: group) else { return }
    let half = half(width)
    let ink = Ink.series(group)
    drawing.group("group \(group + 1)") { drawing in
      mark.draw(on: &drawing, along: axis, at: middle, half: half, ink)
      mark.drawPoints(
        on: &drawing, along: axis, at: middle, half: half, radius: Self.radius,
        isWhole: showsAll, ink)
    }
  }
}
