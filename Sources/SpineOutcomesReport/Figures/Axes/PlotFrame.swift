/// The two axes of a plot with their ticks, labels and titles.
struct PlotFrame: Sendable {
  /// The area of the data.
  var area: Box

  /// The horizontal axis.
  var across: Axis

  /// The vertical axis; its start is the bottom.
  var up: Axis

  /// The title under the horizontal axis.
  var acrossTitle: String

  /// The title left of the vertical axis, from bottom to top.
  var upTitle: String

  let size: FigureSize

  /// The length of a tick outside the area.
  static let tick = 9.0

  /// Between ticks, labels and titles.
  static let gap = 7.0

  /// The most lines of a title.
  private static let titleLines = 2

  /// How far ticks, labels and title of the horizontal axis reach below the area.
  var depth: Double {
    let title = Double(acrossLines.count) * size.label.lineHeight
    return Self.tick + Self.gap + size.small.capHeight + title + (title > 0 ? 6 : 0)
  }

  /// How far ticks, labels and title of a vertical axis reach to the left.
  static func margin(_ axis: Axis, title: [String], _ size: FigureSize) -> Double {
    let labels = tick + gap + axis.labelWidth(size.small)
    return labels + (title.isEmpty ? 0 : 9 + Double(title.count) * size.label.lineHeight)
  }

  /// The lines of a title along an axis of a given length.
  static func titleLines(_ title: String, length: Double, _ size: FigureSize) -> [String] {
    size.label.face.lines(
      of: SVGText.flat(title), size: size.label.size, width: length, atMost: titleLines)
  }

  private var acrossLines: [String] {
    Self.titleLines(acrossTitle, length: area.width + 40, size)
  }

  /// A place in the area.
  func place(_ x: Double, _ y: Double) -> Position {
    Position(across.position(x), up.position(y))
  }

  /// Draws the axes.
  func draw(on drawing: inout Drawing) {
    drawing.group("axes") { drawing in
      var lines = Path()
      lines.move(to: Position(area.left, area.top))
      lines.line(to: Position(area.left, area.bottom))
      lines.line(to: Position(area.right, area.bottom))
      for tick in across.ticks {
        let x = across.position(tick.value)
        lines.move(to: Position(x, area.bottom))
        lines.line(to: Position(x, area.bottom + Self.tick))
      }
      for tick in up.ticks {
        let y = up.position(tick.value)
        lines.move(to: Position(area.left, y))
        lines.line(to: Position(area.left - Self.tick, y))
      }
      drawing.stroke(lines, .axis)
      drawLabels(on: &drawing)
    }
  }

  private func drawLabels(on drawing: inout Drawing) {
    let (small, label) = (size.small, size.label)
    let base = area.bottom + Self.tick + Self.gap + small.capHeight
    for tick in across.ticks {
      drawing.text(
        tick.label, at: Position(across.position(tick.value), base), small.anchored(.middle),
        numbers: .cell)
    }
    let edge = area.left - Self.tick - Self.gap
    for tick in up.ticks {
      let y = up.position(tick.value) + small.capHeight / 2
      drawing.text(tick.label, at: Position(edge, y), small.anchored(.end), numbers: .cell)
    }
    for (index, line) in acrossLines.enumerated() {
      let y = base + 6 + Double(index + 1) * label.lineHeight - 0.25 * label.size
      drawing.text(
        line, at: Position(area.middle, y), label.anchored(.middle), whole: acrossTitle)
    }
    let lines = Self.titleLines(upTitle, length: area.height + 30, size)
    for (index, line) in lines.enumerated() {
      let x =
        edge - up.labelWidth(small) - 9
        - Double(lines.count - 1 - index) * label.lineHeight - 0.21 * label.size
      drawing.text(
        line, at: Position(x, area.centre), label.anchored(.middle), isUpright: true,
        whole: upTitle)
    }
  }
}
