internal import SpineOutcomesStats

/// A panel of a plot of distributions: as wide as it is told, as high as it needs.
protocol DistributionPanel: Sendable {
  /// The height.
  var height: Double { get }

  /// Draws it with its upper left corner at a place.
  func draw(on drawing: inout Drawing, at corner: Position)
}

/// Distributions of variables, a panel for each, with a key of the groups above.
struct DistributionPlot: Sendable {
  var panels: [Figure.Distribution]

  /// The names of the groups with their sizes; empty where there is one.
  var key: [String]
  var size: FigureSize

  private static let margin = 12.0

  /// Between panels side by side.
  private static let gap = 46.0

  /// Between rows of panels.
  private static let space = 34.0

  private var columns: Int { min(max(1, panels.count), size == .singleColumn ? 2 : 3) }

  private var width: Double {
    let room = size.units - 2 * Self.margin - Double(columns - 1) * Self.gap
    return room / Double(columns)
  }

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    var drawing = Drawing()
    var top = Self.margin
    if !key.isEmpty {
      let key = CurveKey(
        key, style: size.label, width: size.units - 2 * Self.margin, sample: .filling)
      key.draw(on: &drawing, at: Position(Self.margin, top))
      top += key.height + 12
    }
    // Numbers first: their panels are equally high.
    for isNumeric in [true, false] {
      let made = panels.filter { $0.isNumeric == isNumeric }.map(panel)
      for start in stride(from: 0, to: made.count, by: columns) {
        let row = made[start..<min(start + columns, made.count)]
        for (column, panel) in row.enumerated() {
          let left = Self.margin + Double(column) * (width + Self.gap)
          drawing.group("panel") { panel.draw(on: &$0, at: Position(left, top)) }
        }
        top += (row.map(\.height).max() ?? 0) + Self.space
      }
    }
    return (drawing, max(top - Self.space, 2 * Self.margin) + Self.margin)
  }

  private func panel(_ distribution: Figure.Distribution) -> any DistributionPanel {
    let heading = PanelHeading(
      distribution.variable.description, note: distribution.remark, width: width, size)
    switch distribution.content {
    case .numbers(let values):
      return NumberPanel(values, heading: heading, width: width, size)
    case .levels(let levels, let counts):
      return LevelPanel(levels, counts, heading: heading, width: width, size)
    }
  }
}
