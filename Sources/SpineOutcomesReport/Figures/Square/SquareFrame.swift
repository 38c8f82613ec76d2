/// The axes of a plot of one share against another: a square of 0 to 1.
struct SquareFrame: Sendable {
  /// The axes.
  let frame: PlotFrame

  /// The margin around everything.
  static let margin = 12.0

  /// Lays the square out at the left edge.
  ///
  /// - Parameters:
  ///   - acrossTitle: The title of the horizontal axis.
  ///   - upTitle: The title of the vertical axis.
  ///   - highest: The highest value of both axes.
  ///   - above: The room left above the square.
  ///   - size: The width of the figure; on both columns the square takes a little more than half.
  init(
    acrossTitle: String, upTitle: String, highest: Double = 1, above: Double = 0, _ size: FigureSize
  ) {
    let ticks = Ticks.linear(from: 0, to: highest, atMost: 7)
    let top = Self.margin + size.small.capHeight / 2 + above
    var up = Axis(lowest: 0, highest: highest, start: top + 600, end: top, isUpright: true)
    up.choose(ticks, size.small)
    let title = PlotFrame.titleLines(upTitle, length: 600, size)
    let left = Self.margin + PlotFrame.margin(up, title: title, size)
    let label = ticks.first?.last.map { size.small.width(of: $0.label) } ?? 0
    let room = size.units - Self.margin - max(14, label / 2) - left
    let side = size == .singleColumn ? room : 850
    up.start = top + side
    var across = Axis(lowest: 0, highest: highest, start: left, end: left + side)
    across.choose(ticks, size.small)
    frame = PlotFrame(
      area: Box(left: left, top: top, width: side, height: side), across: across, up: up,
      acrossTitle: acrossTitle, upTitle: upTitle, size: size)
  }

  /// The lower edge of the titles.
  var bottom: Double { frame.area.bottom + frame.depth }

  /// The line of equal shares.
  func drawDiagonal(on drawing: inout Drawing) {
    let highest = frame.across.highest
    drawing.group("diagonal") {
      $0.line(from: frame.place(0, 0), to: frame.place(highest, highest), .reference)
    }
  }
}
