internal import SpineOutcomesStats

/// The distribution of a number: a histogram under a box, or a box with points for each group.
struct NumberPanel: DistributionPanel {
  private let values: GroupedValues
  private let heading: PanelHeading
  private let width: Double
  private let size: FigureSize

  /// The height of the strip of a box.
  private static let strip = 44.0

  /// The height of the bars of a histogram.
  private static let bars = 170.0

  /// Half of the width of a box.
  private static let half = 15.0

  /// The radius of a point.
  private static let radius = 2.6

  /// Whether all values are drawn as points, and not only those beyond the whiskers.
  static func showsAll(_ values: GroupedValues) -> Bool {
    BoxMark.showsAll(values, half: half, radius: radius)
  }

  init(
    _ values: GroupedValues, heading: PanelHeading, width: Double, _ size: FigureSize
  ) {
    self.values = values
    self.heading = heading
    self.width = width
    self.size = size
  }

  private var isGrouped: Bool { values.groups.count > 1 }

  /// The groups with values.
  private var shown: [Int] { values.groups.indices.filter { values.total(of: $0) > 0 } }

  private var areaHeight: Double {
    isGrouped ? Double(max(1, shown.count)) * Self.strip + 8 : Self.strip + Self.bars
  }

  var height: Double {
    heading.height + areaHeight + PlotFrame.tick + PlotFrame.gap + size.small.capHeight
  }

  func draw(on drawing: inout Drawing, at corner: Position) {
    heading.draw(on: &drawing, at: corner)
    let top = corner.y + heading.height
    guard !values.values.isEmpty else { return }
    if isGrouped {
      drawBoxes(on: &drawing, corner.x, top)
    } else {
      drawBars(on: &drawing, corner.x, top)
    }
  }

  /// The horizontal axis between two values, whose labels stay inside the panel.
  ///
  /// - Parameters:
  ///   - low: The lowest value.
  ///   - high: The highest.
  ///   - start: Where the axis starts at the least.
  ///   - left: The left edge of the panel.
  /// - Returns: The axis with its ticks.
  private func across(_ low: Double, _ high: Double, from start: Double, _ left: Double) -> Axis {
    var axis = Axis(lowest: low, highest: high, start: start, end: left + width)
    for _ in 0..<2 {
      axis.ticks = []
      axis.choose(Ticks.linear(of: values.values, from: low, to: high, atMost: 6), size.small)
      let half = axis.labelWidth(size.small) / 2
      axis.start = max(start, left + half)
      axis.end = left + width - max(6, half)
    }
    return axis
  }

  private func frame(
    _ across: Axis, _ up: Axis, left: Double, right: Double, top: Double
  ) -> PlotFrame {
    PlotFrame(
      area: Box(left: left, top: top, width: right - left, height: areaHeight), across: across,
      up: up, acrossTitle: "", upTitle: "", size: size)
  }

  private func drawBoxes(on drawing: inout Drawing, _ left: Double, _ top: Double) {
    let (low, high) = (values.values[0], values.values[values.values.count - 1])
    let pad = low < high ? 0.04 * (high / 2 - low / 2) * 2 : 1
    let axis = across(low - pad, high + pad, from: left + 4, left)
    let up = Axis(lowest: 0, highest: 1, start: top + areaHeight, end: top, isUpright: true)
    frame(axis, up, left: axis.start, right: axis.end, top: top).draw(on: &drawing)
    for (row, group) in shown.enumerated() {
      guard let mark = BoxMark(values, group: group) else { continue }
      let middle = top + (Double(row) + 0.5) * Self.strip
      let ink = Ink.series(group)
      drawing.group("group \(group + 1)") { drawing in
        mark.draw(on: &drawing, along: axis, at: middle, half: Self.half, ink)
        mark.drawPoints(
          on: &drawing, along: axis, at: middle, half: Self.half, radius: Self.radius,
          isWhole: Self.showsAll(values), ink)
      }
    }
  }

  private func drawBars(on drawing: inout Drawing, _ left: Double, _ top: Double) {
    let cells = zip(values.values, values.counts[0]).map { (value: $0, count: $1) }
    let bins = HistogramBins(cells, atMost: 24)
    let most = Double(bins.counts.max() ?? 1)
    let base = top + areaHeight
    var up = Axis(
      lowest: 0, highest: max(1, most), start: base, end: top + Self.strip, isUpright: true)
    up.choose(Ticks.linear(of: [], from: 0, to: up.highest, atMost: 4), size.small)
    let start = left + PlotFrame.margin(up, title: [], size)
    let axis = across(bins.first, bins.last, from: start, left)
    let frame = frame(axis, up, left: axis.start, right: axis.end, top: top)
    drawing.group("histogram") { drawing in
      for (index, count) in bins.counts.enumerated() where count > 0 {
        let left = axis.position(bins.first + Double(index) * bins.step)
        let right = axis.position(bins.first + Double(index + 1) * bins.step)
        let height = base - up.position(Double(count))
        drawing.rectangle(
          Box(
            left: left + 0.8, top: base - height, width: max(0.8, right - left - 1.6),
            height: height),
          .series(0), opacity: 0.5, role: "bar")
      }
    }
    frame.draw(on: &drawing)
    if let mark = BoxMark(values, group: 0) {
      drawing.group("box") { drawing in
        mark.draw(on: &drawing, along: axis, at: top + 16, half: 12, .series(0))
      }
    }
  }
}
