/// A convex polygon, cut by half-planes: the pairs of an estimate x and a half-width y that are
/// still possible.
///
/// A linear function, and the quotient of two with a denominator of one sign, takes its extremes
/// over a polygon at corners; an empty polygon proves that no pair is possible.
struct HalfPlanePolygon {
  /// A corner.
  struct Corner {
    var x: Double
    var y: Double
  }

  /// The corners in order; none of the empty polygon.
  private(set) var corners: [Corner]

  /// A rectangle.
  init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    corners = [
      .init(x: x.lowerBound, y: y.lowerBound), .init(x: x.upperBound, y: y.lowerBound),
      .init(x: x.upperBound, y: y.upperBound), .init(x: x.lowerBound, y: y.upperBound),
    ]
  }

  /// Keeps what satisfies a x + b y <= c; a limit that is not finite keeps everything.
  mutating func keep(_ a: Double, _ b: Double, atMost c: Double) {
    guard a.isFinite, b.isFinite, c.isFinite else { return }
    var kept: [Corner] = []
    for (index, corner) in corners.enumerated() {
      let next = corners[index + 1 == corners.count ? 0 : index + 1]
      let here = a * corner.x + b * corner.y - c
      let there = a * next.x + b * next.y - c
      if here <= 0 { kept.append(corner) }
      if (here < 0 && there > 0) || (here > 0 && there < 0) {
        let share = here / (here - there)
        kept.append(
          .init(
            x: corner.x + share * (next.x - corner.x),
            y: corner.y + share * (next.y - corner.y)))
      }
    }
    corners = kept
  }

  /// The least and the greatest value of a function over the corners; nil where there are none.
  func range(_ function: (Corner) -> Double) -> ClosedRange<Double>? {
    let values = corners.map(function).filter { !$0.isNaN }
    guard let least = values.min(), let greatest = values.max() else { return nil }
    return least...greatest
  }
}
