internal import Foundation
internal import SpineOutcomesStats

/// A plot of two numbers against each other: circles whose area is the number of records.
struct ScatterPlot: Sendable {
  var points: ScatterPoints
  var acrossTitle: String
  var upTitle: String

  /// What stands above the plot, a line each: coefficients with their intervals.
  var notes: [String]
  var size: FigureSize

  private static let margin = 12.0

  /// The radius of one record, where no circle is too large.
  private static let radius = 5.5

  /// The radius of the largest circle; where each stands for a square, it lies within the square.
  private var largest: Double { points.areMany ? ScatterPoints.cell / 2 : 30 }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    var drawing = Drawing()
    let width = size.units - 2 * Self.margin
    let lines = notes.flatMap {
      size.label.face.lines(of: SVGText.flat($0), size: size.label.size, width: width, atMost: 3)
    }
    var top = Self.margin
    for line in lines {
      drawing.text(
        line, at: Position(Self.margin, top + size.label.capHeight), size.label, numbers: .prose)
      top += size.label.lineHeight
    }
    if !lines.isEmpty { top += 10 }
    let frame = frame(below: top + (hasKey ? size.label.lineHeight + 16 : 0))
    let placed = points.placed(in: frame)
    let unit = unit(placed.map(\.count).max() ?? 1)
    if hasKey { drawKey(on: &drawing, top: top, unit: unit, most: placed.map(\.count).max() ?? 1) }
    frame.draw(on: &drawing)
    drawing.group("points") { drawing in
      // The small lie on top of the large.
      for point in placed.sorted(by: { ($0.count, $1.x, $1.y) > ($1.count, $0.x, $0.y) }) {
        draw(point.count, at: Position(point.x, point.y), unit, on: &drawing)
      }
    }
    return (drawing, frame.area.bottom + frame.depth + Self.margin)
  }

  private var hasKey: Bool {
    points.areMany || points.points.contains { $0.count > 1 }
  }

  /// The frame below what stands above.
  private func frame(below top: Double) -> PlotFrame {
    let height = size == .singleColumn ? 620.0 : 900.0
    let top = top + size.small.capHeight / 2
    func padded(_ values: [Double]) -> (low: Double, high: Double) {
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      let pad = low < high ? 0.05 * (high / 2 - low / 2) * 2 : 1
      return (low - pad, high + pad)
    }
    let (left, right) = padded(points.points.map(\.x))
    let (low, high) = padded(points.points.map(\.y))
    var up = Axis(lowest: low, highest: high, start: top + height, end: top, isUpright: true)
    up.choose(
      Ticks.linear(of: points.points.map(\.y), from: low, to: high, atMost: 9), size.small)
    let titles = PlotFrame.titleLines(upTitle, length: height + 30, size)
    let start = Self.margin + PlotFrame.margin(up, title: titles, size)
    var across = Axis(
      lowest: left, highest: right, start: start, end: size.units - Self.margin - 10)
    let ticks = Ticks.linear(
      of: points.points.map(\.x), from: left, to: right, atMost: size == .singleColumn ? 7 : 11)
    across.choose(ticks, size.small)
    across.end = size.units - Self.margin - max(10, across.labelWidth(size.small) / 2)
    across.ticks = []
    across.choose(ticks, size.small)
    return PlotFrame(
      area: Box(left: start, top: top, width: across.end - start, height: height), across: across,
      up: up, acrossTitle: acrossTitle, upTitle: upTitle, size: size)
  }

  /// The radius of a circle of one record: the area of a circle is the number of its records.
  private func unit(_ most: Int) -> Double {
    min(Self.radius, largest / Double(max(1, most)).squareRoot())
  }

  private func radius(_ count: Int, _ unit: Double) -> Double {
    max(points.areMany ? 0.6 : 1.2, unit * Double(count).squareRoot())
  }

  private func draw(
    _ count: Int, at place: Position, _ unit: Double, on drawing: inout Drawing
  ) {
    drawing.circle(
      at: place, radius: radius(count, unit), fill: .series(0),
      opacity: points.areMany ? 1 : 0.2,
      outline: points.areMany ? nil : LineStyle(ink: .series(0), width: 1.6))
  }

  /// Draws circles of some numbers of records.
  private func drawKey(on drawing: inout Drawing, top: Double, unit: Double, most: Int) {
    let style = size.label
    let middle = top + size.label.lineHeight / 2 + 6
    let base = middle + style.capHeight / 2
    let title = "Records:"
    drawing.group("key") { drawing in
      drawing.text(title, at: Position(Self.margin, base), style)
      var left = Self.margin + style.width(of: title) + 20
      for count in Self.keyCounts(upTo: most) {
        let radius = radius(count, unit)
        draw(count, at: Position(left + radius, middle), unit, on: &drawing)
        left += 2 * radius + 8
        drawing.text(String(count), at: Position(left, base), style, numbers: .cell)
        left += style.width(of: String(count)) + 30
      }
    }
  }

  /// One, the largest number that people can read, and one between.
  static func keyCounts(upTo most: Int) -> [Int] {
    var readable = [1]
    while let last = readable.last, last < most, readable.count < 40 {
      let first = String(last).first
      let (next, isOver) =
        first == "2"
        ? (last / 2).multipliedReportingOverflow(by: 5) : last.multipliedReportingOverflow(by: 2)
      if isOver || next > most { break }
      readable.append(next)
    }
    guard let last = readable.last, readable.count > 2 else { return readable }
    return [1, readable[readable.count / 2], last]
  }
}
