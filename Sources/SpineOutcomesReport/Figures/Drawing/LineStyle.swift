/// How a line is drawn: its colour, its width and its dashes.
struct LineStyle: Sendable, Hashable {
  var ink: Ink
  var width: Double
  var dash: [Double] = []

  /// Axes and their ticks: a quarter of a millimetre less a little, as 0.6 pt.
  static let axis = LineStyle(ink: .ink, width: 2)

  /// Rules, intervals and what else is fine.
  static let fine = LineStyle(ink: .ink, width: 1.8)

  /// Lines of reference: a diagonal, a median.
  static let reference = LineStyle(ink: .faint, width: 1.6, dash: [7, 5])

  /// The line of a series.
  static func series(_ index: Int) -> LineStyle {
    LineStyle(ink: .series(index), width: 3.4, dash: Palette.dash(of: index))
  }

  /// The attributes of an element.
  var attributes: String {
    var text =
      " class=\"stroke-\(ink.name)\" stroke=\"\(ink.colour)\" "
      + "stroke-width=\"\(SVGNumber.text(width))\""
    if !dash.isEmpty {
      text += " stroke-dasharray=\"\(dash.map(SVGNumber.text).joined(separator: " "))\""
    }
    return text
  }
}
