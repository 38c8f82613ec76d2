/// The name of a panel, and what is said of it in one or two lines.
struct PanelHeading: Sendable {
  private let title: [String]
  private let notes: [String]
  private let whole: String
  private let size: FigureSize

  /// Breaks the texts to a width.
  init(_ title: String, note: String, width: Double, _ size: FigureSize) {
    self.size = size
    whole = SVGText.flat(title)
    self.title = TypeFace.bold.lines(
      of: whole, size: size.label.size, width: width, atMost: 2)
    notes = size.small.face.lines(
      of: SVGText.flat(note), size: size.small.size, width: width, atMost: 2)
  }

  /// The height of the lines, with room under them.
  var height: Double {
    Double(title.count) * size.label.lineHeight + Double(notes.count) * size.small.lineHeight + 14
  }

  /// Draws the lines with their upper left corner at a place.
  func draw(on drawing: inout Drawing, at corner: Position) {
    var base = corner.y - 0.3 * size.label.size
    for line in title {
      base += size.label.lineHeight
      drawing.text(line, at: Position(corner.x, base), size.label.bold, whole: whole)
    }
    for line in notes {
      base += size.small.lineHeight
      drawing.text(line, at: Position(corner.x, base), size.small, numbers: .prose)
    }
  }
}
