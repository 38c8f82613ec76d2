/// Lines of text, each with a sample of a line or a mark before it where it has one.
struct TextBlock: Sendable {
  /// A line of the block.
  struct Line: Sendable, Hashable {
    /// What stands before a text.
    enum Sample: Sendable, Hashable {
      case line(Int)
      case cutoff(Int)
      case indentation
    }

    var text: String
    var sample: Sample?
    var whole: String?
  }

  /// The lines, broken to the width.
  private(set) var lines: [Line] = []

  let style: TextStyle

  /// The width of a sample with the gap after it.
  private static let sample = RiskTable.sample

  /// Breaks texts into lines of at most a given width.
  init(_ texts: [Line], style: TextStyle, width: Double) {
    self.style = style
    for entry in texts {
      let indentation = entry.sample == nil ? 0 : Self.sample
      let text = SVGText.flat(entry.text)
      let parts = style.face.lines(of: text, size: style.size, width: width - indentation)
      for (index, part) in parts.enumerated() {
        let after: Line.Sample? = entry.sample == nil ? nil : .indentation
        lines.append(
          Line(
            text: part, sample: index == 0 ? entry.sample : after,
            whole: part.hasSuffix("…") ? text : nil))
      }
    }
  }

  /// The height of the lines.
  var height: Double { Double(lines.count) * lineHeight }

  private var lineHeight: Double { style.lineHeight + 4 }

  /// The width of the widest line.
  var width: Double {
    lines.reduce(0) { max($0, style.width(of: $1.text) + ($1.sample == nil ? 0 : Self.sample)) }
  }

  /// Draws the lines with their upper left corner at a place.
  func draw(on drawing: inout Drawing, at corner: Position) {
    for (index, line) in lines.enumerated() {
      let base = corner.y + Double(index) * lineHeight + style.capHeight + 2
      let y = base - style.capHeight / 2
      switch line.sample {
      case .line(let series):
        drawing.line(
          from: Position(corner.x, y), to: Position(corner.x + Self.sample - 10, y),
          .series(series))
      case .cutoff(let series):
        drawing.circle(
          at: Position(corner.x + (Self.sample - 10) / 2, y), radius: 8, fill: .paper,
          outline: LineStyle(ink: .series(series), width: 3))
      case .indentation, nil: break
      }
      let x = corner.x + (line.sample == nil ? 0 : Self.sample)
      drawing.text(line.text, at: Position(x, base), style, whole: line.whole, numbers: .prose)
    }
  }
}
