/// What a mark is drawn in: the sign of its colour, which a style sheet may change.
enum Ink: Sendable, Hashable {
  /// Text, axes and marks: black.
  case ink

  /// What stands back: grey.
  case faint

  /// The ground: white.
  case paper

  /// One of the data series, by number from 0.
  case series(Int)

  /// The name of the colour in the classes of the drawing: "ink", "series-2".
  var name: String {
    switch self {
    case .ink: "ink"
    case .faint: "faint"
    case .paper: "paper"
    case .series(let index): "series-\(Palette.place(of: index) + 1)"
    }
  }

  /// The colour itself, for programs that know no style sheets.
  var colour: String {
    switch self {
    case .ink: "#000"
    case .faint: "#767676"
    case .paper: "#fff"
    case .series(let index): Palette.colours[Palette.place(of: index)]
    }
  }
}

/// Colours and dashes that tell series apart for the colour-blind and in black and white.
enum Palette {
  /// The colours of Okabe and Ito but the yellow, which is too pale for lines on white.
  static let colours = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000",
  ]

  /// The same for a dark ground.
  static let darkColours = [
    "#56b4e9", "#ff8c3a", "#35c79b", "#e39ac6", "#f0b429", "#9ad0f5", "#e6e6e6",
  ]

  /// Lengths of dashes and gaps in tenths of a millimetre; the first is a whole line.
  static let dashes: [[Double]] = [
    [], [12, 6], [3, 5], [16, 5, 3, 5], [22, 6], [7, 4], [12, 4, 3, 4, 3, 4], [28, 5, 3, 5],
  ]

  /// The place of a series in the colours.
  static func place(of index: Int) -> Int { max(0, index) % colours.count }

  /// The dashes of a series: as there are one more of them than of colours, 56 differ.
  static func dash(of index: Int) -> [Double] { dashes[max(0, index) % dashes.count] }
}
