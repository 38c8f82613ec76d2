/// Samples of lines or of fillings with their names, in rows above a plot.
struct CurveKey: Sendable {
  /// What stands before a name.
  enum Sample: Sendable {
    case line
    case filling
  }

  private let sample: Sample
  private let rows: [[(name: String, whole: String, series: Int, left: Double)]]
  private let style: TextStyle

  /// The width of a sample with the gap after it.
  private static let room = RiskTable.sample

  /// Between one name and the next sample.
  private static let gap = 40.0

  /// Breaks the entries into rows of at most a given width.
  init(_ names: [String], style: TextStyle, width: Double, sample: Sample = .line) {
    self.style = style
    self.sample = sample
    var rows: [[(name: String, whole: String, series: Int, left: Double)]] = [[]]
    var left = 0.0
    for (index, whole) in names.map(SVGText.flat).enumerated() {
      let name = style.face.fitted(whole, size: style.size, to: width - Self.room)
      let needed = Self.room + style.width(of: name)
      if left > 0, left + needed > width {
        rows.append([])
        left = 0
      }
      rows[rows.count - 1].append((name, whole, index, left))
      left += needed + Self.gap
    }
    self.rows = rows
  }

  /// The height of the rows.
  var height: Double { Double(rows.count) * style.lineHeight + 10 }

  /// Draws the key with its upper left corner at a place.
  func draw(on drawing: inout Drawing, at corner: Position) {
    drawing.group("key") { drawing in
      for (number, row) in rows.enumerated() {
        let base = corner.y + Double(number + 1) * style.lineHeight - 0.3 * style.size
        for entry in row {
          let (x, y) = (corner.x + entry.left, base - style.capHeight / 2)
          switch sample {
          case .line:
            drawing.line(
              from: Position(x, y), to: Position(x + Self.room - 10, y), .series(entry.series))
          case .filling:
            drawing.filledBox(
              Box(left: x + 8, top: y - 12, width: Self.room - 24, height: 24),
              .series(entry.series))
          }
          drawing.text(
            entry.name, at: Position(x + Self.room, base), style, whole: entry.whole)
        }
      }
    }
  }
}
