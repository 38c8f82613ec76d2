/// A path of straight lines, as the data of an SVG path.
struct Path: Sendable {
  /// The commands: M, L, H, V and Z with places in tenths of a millimetre.
  private(set) var data = ""

  private var current: (x: String, y: String)?

  /// Whether nothing has been drawn.
  var isEmpty: Bool { data.isEmpty }

  /// Starts a new line at a place.
  mutating func move(to place: Position) {
    let (x, y) = (SVGNumber.text(place.x), SVGNumber.text(place.y))
    data += "M\(x) \(y)"
    current = (x, y)
  }

  /// Draws a straight line to a place; nothing for the place the path is at.
  mutating func line(to place: Position) {
    let (x, y) = (SVGNumber.text(place.x), SVGNumber.text(place.y))
    switch (current?.x == x, current?.y == y) {
    case (true, true): return
    case (true, false): data += "V\(y)"
    case (false, true): data += "H\(x)"
    case (false, false): data += "L\(x) \(y)"
    }
    current = (x, y)
  }

  /// Draws lines to places in turn.
  mutating func lines(to places: some Sequence<Position>) {
    for place in places { line(to: place) }
  }

  /// Closes the line that was started last.
  mutating func close() { data += "Z" }
}
