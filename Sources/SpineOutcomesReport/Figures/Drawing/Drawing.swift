/// A drawing under construction: its marks as SVG, and where its texts stand.
///
/// One unit is a tenth of a millimetre of the printed figure; y grows downwards.
struct Drawing: Sendable {
  /// The marks so far.
  private(set) var body = ""

  /// Adds a straight line.
  mutating func line(from: Position, to: Position, _ style: LineStyle) {
    var path = Path()
    path.move(to: from)
    path.line(to: to)
    stroke(path, style)
  }

  /// Adds a line along a path; its role is a data attribute for programs that read the drawing.
  mutating func stroke(_ path: Path, _ style: LineStyle, role: String? = nil) {
    guard !path.isEmpty else { return }
    body += "<path d=\"\(path.data)\"\(Self.role(role))\(style.attributes)/>\n"
  }

  /// Fills the area inside a path.
  mutating func fill(_ path: Path, _ ink: Ink, opacity: Double = 1, role: String? = nil) {
    guard !path.isEmpty else { return }
    body +=
      "<path d=\"\(path.data)\"\(Self.role(role))\(Self.fill(ink, opacity)) stroke=\"none\"/>\n"
  }

  /// Adds a rectangle that is filled.
  mutating func rectangle(_ box: Box, _ ink: Ink, opacity: Double = 1, role: String? = nil) {
    let numbers = [("x", box.left), ("y", box.top), ("width", box.width), ("height", box.height)]
    let places = numbers.map { " \($0.0)=\"\(SVGNumber.text($0.1))\"" }.joined()
    body += "<rect\(places)\(Self.role(role))\(Self.fill(ink, opacity)) stroke=\"none\"/>\n"
  }

  /// Adds a rectangle in a tint of its colour, with an outline in the colour itself: text in ink can
  /// be read on it, on paper and on a dark ground.
  mutating func filledBox(_ box: Box, _ ink: Ink, role: String? = nil) {
    guard box.width > 0, box.height > 0 else { return }
    rectangle(box, ink, opacity: 0.35, role: role)
    var edge = Path()
    edge.move(to: Position(box.left, box.top))
    edge.lines(to: [
      Position(box.right, box.top), Position(box.right, box.bottom), Position(box.left, box.bottom),
    ])
    edge.close()
    stroke(edge, LineStyle(ink: ink, width: 1.6))
  }

  /// Adds a circle, filled with a colour and outlined in another.
  mutating func circle(
    at centre: Position, radius: Double, fill: Ink, opacity: Double = 1, outline: LineStyle? = nil,
    role: String? = nil
  ) {
    let numbers = [("cx", centre.x), ("cy", centre.y), ("r", radius)]
    let places = numbers.map { " \($0.0)=\"\(SVGNumber.text($0.1))\"" }.joined()
    var classes = "fill-\(fill.name)"
    var attributes = " fill=\"\(fill.colour)\""
    if opacity < 1 { attributes += " fill-opacity=\"\(SVGNumber.text(opacity))\"" }
    if let outline {
      classes += " stroke-\(outline.ink.name)"
      attributes +=
        " stroke=\"\(outline.ink.colour)\" stroke-width=\"\(SVGNumber.text(outline.width))\""
    }
    body += "<circle\(places)\(Self.role(role)) class=\"\(classes)\"\(attributes)/>\n"
  }

  /// Adds a text on one line.
  ///
  /// - Parameters:
  ///   - text: The text; nothing is added for an empty one.
  ///   - place: Where its base line starts, has its middle or ends.
  ///   - style: How it is set.
  ///   - isUpright: Whether it runs from bottom to top.
  ///   - whole: The whole text where the one shown is cut; shown by a pointer that rests on it.
  ///   - numbers: Where its numerals stand, which a style of numbers may set; nil for a name.
  mutating func text(
    _ text: String, at place: Position, _ style: TextStyle, isUpright: Bool = false,
    whole: String? = nil, numbers: NumberStyle.Place? = nil
  ) {
    let text = SVGText.flat(text)
    guard !text.isEmpty else { return }
    let (x, y) = (SVGNumber.text(place.x), SVGNumber.text(place.y))
    var attributes = " x=\"\(x)\" y=\"\(y)\" font-size=\"\(SVGNumber.text(style.size))\""
    if style.face == .bold { attributes += " font-weight=\"bold\"" }
    if style.anchor != .start { attributes += " text-anchor=\"\(style.anchor.rawValue)\"" }
    if let numbers { attributes += DrawnNumbers.attribute(numbers) }
    if isUpright { attributes += " transform=\"rotate(-90 \(x) \(y))\"" }
    let title = whole.map { $0 == text ? "" : "<title>\(SVGText.escaped($0))</title>" } ?? ""
    body +=
      "<text\(attributes)\(Self.fill(style.ink, 1))>\(SVGText.escaped(text))\(title)</text>\n"
  }

  /// Adds the marks of another drawing on top.
  mutating func add(_ other: Drawing) { body += other.body }

  /// Puts the marks of a step into a group with a role for programs that read the drawing.
  mutating func group(_ role: String, _ draw: (inout Drawing) -> Void) {
    var inner = Drawing()
    draw(&inner)
    guard !inner.body.isEmpty else { return }
    body += "<g\(Self.role(role))>\n\(inner.body)</g>\n"
  }

  private static func role(_ role: String?) -> String {
    role.map { " data-role=\"\(SVGText.escaped($0))\"" } ?? ""
  }

  private static func fill(_ ink: Ink, _ opacity: Double) -> String {
    let share = opacity < 1 ? " fill-opacity=\"\(SVGNumber.text(opacity))\"" : ""
    return " class=\"fill-\(ink.name)\" fill=\"\(ink.colour)\"\(share)"
  }
}
