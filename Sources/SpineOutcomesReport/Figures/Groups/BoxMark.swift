internal import SpineOutcomesStats

/// A box from quartile to quartile with the median, whiskers, and the values as points.
struct BoxMark: Sendable {
  /// The most records whose points are all drawn; of more only those beyond the whiskers are.
  static let mostPoints = 400

  let lower: Double
  let median: Double
  let upper: Double

  /// The last values within 1.5 times the distance of the quartiles (Tukey).
  let whiskers: (low: Double, high: Double)

  /// The distinct values with their counts.
  private let cells: [(value: Double, count: Int)]

  /// Whether all values can be told apart as points in boxes of a width.
  ///
  /// - Parameters:
  ///   - values: The values of all groups.
  ///   - half: Half of the width.
  ///   - radius: The radius of a point; equal values may overlap by half.
  /// - Returns: False where more than half of a point would be covered, and above 400 records.
  static func showsAll(_ values: GroupedValues, half: Double, radius: Double) -> Bool {
    let most = values.counts.joined().max() ?? 0
    return values.total <= mostPoints && Double(most) * radius <= 2 * half
  }

  /// The box of a group; nil without values.
  ///
  /// - Parameters:
  ///   - values: The values of all groups.
  ///   - group: The place of the group.
  init?(_ values: GroupedValues, group: Int) {
    let summary = NumericSummary(values, group: group)
    guard let lower = summary.lowerQuartile, let upper = summary.upperQuartile,
      let median = summary.median
    else { return nil }
    (self.lower, self.median, self.upper) = (lower, median, upper)
    cells = zip(values.values, values.counts[group]).filter { $0.1 > 0 }.map { ($0, $1) }
    let reach = 1.5 * (upper - lower)
    let inside = cells.map(\.value).filter { $0 >= lower - reach && $0 <= upper + reach }
    whiskers = (inside.first ?? lower, inside.last ?? upper)
  }

  /// Draws the box, its whiskers and its median.
  ///
  /// - Parameters:
  ///   - drawing: What it is drawn on.
  ///   - axis: The axis of the values; the box stands along it.
  ///   - middle: The place of the middle of the box across the axis.
  ///   - half: Half of its width.
  ///   - ink: Its colour.
  func draw(
    on drawing: inout Drawing, along axis: Axis, at middle: Double, half: Double, _ ink: Ink
  ) {
    func place(_ value: Double, _ shift: Double) -> Position {
      Self.place(value, along: axis, middle + shift)
    }
    let (first, last) = (place(upper, -half), place(lower, half))
    drawing.rectangle(
      Box(
        left: min(first.x, last.x), top: min(first.y, last.y), width: (last.x - first.x).magnitude,
        height: (last.y - first.y).magnitude), ink, opacity: 0.16)
    var lines = Path()
    lines.move(to: place(upper, -half))
    lines.lines(to: [
      place(upper, half), place(lower, half), place(lower, -half), place(upper, -half),
    ])
    for (end, edge) in [(whiskers.low, lower), (whiskers.high, upper)] {
      lines.move(to: place(edge, 0))
      lines.line(to: place(end, 0))
      lines.move(to: place(end, -half / 3))
      lines.line(to: place(end, half / 3))
    }
    drawing.stroke(lines, LineStyle(ink: ink, width: 2), role: "box")
    drawing.line(from: place(median, -half), to: place(median, half), LineStyle(ink: ink, width: 5))
  }

  /// Draws the values as points: all, equal ones side by side, or those beyond the whiskers, equal
  /// ones once.
  func drawPoints(
    on drawing: inout Drawing, along axis: Axis, at middle: Double, half: Double, radius: Double,
    isWhole: Bool, _ ink: Ink
  ) {
    for (value, count) in cells {
      guard isWhole || value < whiskers.low || value > whiskers.high else { continue }
      let step = min(2 * radius + 1, 2 * half / Double(max(1, count)))
      for place in 0..<min(count, isWhole ? count : 1) {
        let shift = (Double(place) - Double((isWhole ? count : 1) - 1) / 2) * step
        drawing.circle(
          at: Self.place(value, along: axis, middle + shift), radius: radius, fill: ink,
          opacity: 0.75)
      }
    }
  }

  private static func place(_ value: Double, along axis: Axis, _ across: Double) -> Position {
    axis.isUpright
      ? Position(across, axis.position(value)) : Position(axis.position(value), across)
  }
}
