internal import SpineOutcomesStats

/// A plot of a category before and after: two bars of levels, and bands between them as wide as
/// those are many who went that way.
struct LevelChangePlot: Sendable {
  /// A group: its name, its counts, and what stands under it.
  struct Panel: Sendable {
    var name: String

    /// The counts: `counts[before][after]`.
    var counts: [[Int]]
    var notes: [String]

    var total: Int { counts.joined().reduce(0, +) }
  }

  var panels: [Panel]

  /// The names of the levels, in order; the last is drawn at the top.
  var levels: [String]
  var labels: (before: String, after: String)
  var size: FigureSize

  private static let margin = 12.0

  /// Between panels side by side.
  private static let gap = 40.0

  /// The width of a bar.
  private static let bar = 20.0

  /// Between levels of a bar.
  private static let space = 12.0

  /// The widest label, as a share of a panel.
  private static let labelShare = 0.32

  private var small: TextStyle { size.small }

  /// How many panels stand side by side.
  private var perRow: Int { min(max(1, panels.count), size == .singleColumn ? 1 : 3) }

  /// The height of the bars: more for many levels, whose labels need it.
  private var height: Double { max(400, Double(levels.count) * (2.7 * small.lineHeight)) }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    let room = size.units - 2 * Self.margin - Double(perRow - 1) * Self.gap
    let width = room / Double(perRow)
    let notes = panels.map { panel in
      panel.notes.flatMap {
        small.face.lines(of: SVGText.flat($0), size: small.size, width: width, atMost: 3)
      }
    }
    let hasNames = panels.contains { !$0.name.isEmpty }
    let head = (hasNames ? size.label.lineHeight + 8 : 0) + small.lineHeight + 14
    let foot = 16 + Double(notes.map(\.count).max() ?? 0) * small.lineHeight
    var drawing = Drawing()
    var top = Self.margin
    for start in stride(from: 0, to: panels.count, by: perRow) {
      for index in start..<min(start + perRow, panels.count) {
        let left = Self.margin + Double(index - start) * (width + Self.gap)
        let area = Box(left: left, top: top + head, width: width, height: height)
        drawHead(panels[index], above: area, hasName: hasNames, on: &drawing)
        draw(panels[index], in: area, on: &drawing)
        for (line, note) in notes[index].enumerated() {
          let base = area.bottom + 16 + Double(line + 1) * small.lineHeight - 0.25 * small.size
          drawing.text(
            note, at: Position(area.middle, base), small.anchored(.middle), numbers: .prose)
        }
      }
      top += head + height + foot + 22
    }
    return (drawing, max(top - 22, 2 * Self.margin) + Self.margin)
  }

  private func drawHead(
    _ panel: Panel, above area: Box, hasName: Bool, on drawing: inout Drawing
  ) {
    let base = area.top - 14
    if hasName {
      let style = size.label.bold
      drawing.text(
        style.face.fitted(SVGText.flat(panel.name), size: style.size, to: area.width),
        at: Position(area.middle, base - small.lineHeight - 6), style.anchored(.middle),
        whole: panel.name)
    }
    for (label, x, anchor) in [
      (labels.before, area.left, TextStyle.Anchor.start), (labels.after, area.right, .end),
    ] {
      drawing.text(
        small.face.fitted(SVGText.flat(label), size: small.size, to: area.width / 2 - 14),
        at: Position(x, base), small.anchored(anchor), whole: label)
    }
  }

  /// A level on one side: its counts in the order in which the bands lie, from the top.
  private struct Side {
    /// The upper end of each level; the lower one follows from its total.
    var tops: [Double]
    var totals: [Int]
  }

  /// Where the levels of a side stand, the last at the top.
  private func side(_ totals: [Int], _ unit: Double, _ area: Box) -> Side {
    let used = totals.count { $0 > 0 }
    let length = unit * Double(totals.reduce(0, +)) + Self.space * Double(max(0, used - 1))
    var y = area.top + (area.height - length) / 2
    var tops = totals.map { _ in 0.0 }
    for level in totals.indices.reversed() where totals[level] > 0 {
      tops[level] = y
      y += unit * Double(totals[level]) + Self.space
    }
    return Side(tops: tops, totals: totals)
  }

  private func draw(_ panel: Panel, in area: Box, on drawing: inout Drawing) {
    guard panel.total > 0 else { return }
    let before = panel.counts.map { $0.reduce(0, +) }
    let after = levels.indices.map { level in panel.counts.reduce(0) { $0 + $1[level] } }
    let used = max(before.count { $0 > 0 }, after.count { $0 > 0 })
    let unit = (area.height - Self.space * Double(used - 1)) / Double(panel.total)
    let (from, to) = (side(before, unit, area), side(after, unit, area))
    let inset = labelWidth(panel, before, after, area.width) + 12
    let (start, end) = (area.left + inset, area.right - inset)
    let ends = (left: start + Self.bar, right: end - Self.bar)
    drawBands(panel, from, to, unit, between: ends, on: &drawing)
    for (side, x, isBefore) in [(from, start, true), (to, end - Self.bar, false)] {
      drawing.group(isBefore ? "before" : "after") { drawing in
        for level in levels.indices where side.totals[level] > 0 {
          drawing.rectangle(
            Box(
              left: x, top: side.tops[level], width: Self.bar,
              height: unit * Double(side.totals[level])), .ink, role: "level")
        }
        drawLabels(
          side, unit, panel.total, at: isBefore ? start - 10 : end + 10, width: inset - 10,
          isBefore: isBefore, in: area, on: &drawing)
      }
    }
  }

  /// "walks" and "25 (69 %)": the name, set in bold, and the count with its share.
  private func label(_ level: Int, _ count: Int, of total: Int, _ width: Double) -> [String] {
    [
      TypeFace.bold.fitted(SVGText.flat(levels[level]), size: small.size, to: width),
      "\(count) (\(Decimals.percent(count, of: total, 0)))",
    ]
  }

  private func labelWidth(
    _ panel: Panel, _ before: [Int], _ after: [Int], _ width: Double
  ) -> Double {
    let limit = Self.labelShare * width
    let lines = levels.indices.flatMap { level in
      [before[level], after[level]].filter { $0 > 0 }.flatMap {
        label(level, $0, of: panel.total, limit)
      }
    }
    return lines.reduce(0) { max($0, small.bold.width(of: $1)) }
  }

  /// Draws the names of the levels beside their parts, pushed apart where those are thin.
  private func drawLabels(
    _ side: Side, _ unit: Double, _ total: Int, at x: Double, width: Double, isBefore: Bool,
    in area: Box, on drawing: inout Drawing
  ) {
    let shown = levels.indices.reversed().filter { side.totals[$0] > 0 }
    let distance = 2 * small.lineHeight + 10
    var places = shown.map { side.tops[$0] + unit * Double(side.totals[$0]) / 2 }
    // Down from the top, and up again from the bottom.
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + distance)
    }
    if let last = places.indices.last {
      places[last] = min(places[last], max(area.bottom - small.lineHeight, area.top))
      for index in places.indices.dropLast().reversed() {
        places[index] = min(places[index], places[index + 1] - distance)
      }
    }
    for (level, y) in zip(shown, places) {
      let lines = label(level, side.totals[level], of: total, width)
      for (line, text) in lines.enumerated() {
        let base = y + (Double(line) - 0.5) * small.lineHeight + small.capHeight / 2
        drawing.text(
          text, at: Position(x, base),
          (line == 0 ? small.bold : small).anchored(isBefore ? .end : .start),
          whole: line == 0 ? levels[level] : nil, numbers: line == 0 ? nil : .prose)
      }
    }
  }

  /// Draws the bands, each with its count at its start where it is wide enough.
  private func drawBands(
    _ panel: Panel, _ from: Side, _ to: Side, _ unit: Double,
    between ends: (left: Double, right: Double), on drawing: inout Drawing
  ) {
    var (starts, stops) = (from.tops, to.tops)
    drawing.group("changes") { drawing in
      for before in levels.indices.reversed() {
        for after in levels.indices.reversed() where panel.counts[before][after] > 0 {
          let count = panel.counts[before][after]
          let height = unit * Double(count)
          var band = Path()
          band.move(to: Position(ends.left, starts[before]))
          band.lines(to: [
            Position(ends.right, stops[after]), Position(ends.right, stops[after] + height),
            Position(ends.left, starts[before] + height),
          ])
          band.close()
          let ink: Ink = before == after ? .faint : .series(after > before ? 0 : 1)
          drawing.fill(band, ink, opacity: before == after ? 0.3 : 0.5, role: "change")
          if height >= small.lineHeight {
            drawing.text(
              String(count),
              at: Position(ends.left + 12, starts[before] + height / 2 + small.capHeight / 2),
              small, numbers: .cell)
          }
          starts[before] += height
          stops[after] += height
        }
      }
    }
  }
}
