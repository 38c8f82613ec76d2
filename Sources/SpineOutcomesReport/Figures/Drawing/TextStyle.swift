/// How a text is set: size, face, colour and where it is held.
struct TextStyle: Sendable, Hashable {
  /// Which point of the text lies at its place.
  enum Anchor: String, Sendable {
    case start
    case middle
    case end
  }

  /// The size in tenths of a millimetre; 25 are 7.1 pt.
  var size: Double
  var face = TypeFace.regular
  var anchor = Anchor.start
  var ink = Ink.ink

  /// The same text held at another point.
  func anchored(_ anchor: Anchor) -> TextStyle {
    var copy = self
    copy.anchor = anchor
    return copy
  }

  /// The same text in bold.
  var bold: TextStyle {
    var copy = self
    copy.face = .bold
    return copy
  }

  /// The height of capital letters and digits above the base line.
  var capHeight: Double { 0.72 * size }

  /// From one base line to the next.
  var lineHeight: Double { (1.25 * size).rounded() }

  /// The width of a text.
  func width(of text: String) -> Double { face.width(of: text, size: size) }

  /// The box around a text whose base line starts, has its middle or ends at a place.
  func box(of text: String, at place: Position) -> Box {
    let width = width(of: text)
    let left =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return Box(left: left, top: place.y - capHeight, width: width, height: capHeight + 0.21 * size)
  }
}
