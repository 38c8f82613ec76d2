internal import Foundation

/// The points of a scatter plot: each place once, with how many records it has.
struct ScatterPoints: Sendable, Equatable {
  /// A place with its records.
  struct Point: Sendable, Hashable {
    var x: Double
    var y: Double
    var count: Int
  }

  /// The places, ascending.
  private(set) var points: [Point]

  /// The most places that are drawn each for itself; of more those nearer than ``cell`` are one.
  static let most = 2000

  /// A millimetre, in the units of a drawing.
  static let cell = 10.0

  /// Counts pairs of values; those with a value that is not finite are left out.
  init(_ x: [Double], _ y: [Double]) {
    var counts: [SIMD2<Double>: Int] = [:]
    // Adding 0 turns -0 into 0.
    for (x, y) in zip(x, y) where x.isFinite && y.isFinite {
      counts[[x + 0, y + 0], default: 0] += 1
    }
    points = Self.sorted(counts)
  }

  /// Whether the places are too many to be drawn each for itself.
  var areMany: Bool { points.count > Self.most }

  /// The number of records.
  var count: Int { points.reduce(0) { $0 + $1.count } }

  /// The places on paper, in the units of a drawing: those of one square millimetre as one, in its
  /// middle, where they are very many.
  func placed(in frame: PlotFrame) -> [Point] {
    let placed = points.map { point -> Point in
      let place = frame.place(point.x, point.y)
      return Point(x: place.x, y: place.y, count: point.count)
    }
    guard areMany else { return placed }
    var counts: [SIMD2<Double>: Int] = [:]
    for point in placed {
      let square = SIMD2(
        ((point.x - frame.area.left) / Self.cell).rounded(.down),
        ((point.y - frame.area.top) / Self.cell).rounded(.down))
      counts[square, default: 0] += point.count
    }
    return Self.sorted(counts).map { square in
      Point(
        x: frame.area.left + (square.x + 0.5) * Self.cell,
        y: frame.area.top + (square.y + 0.5) * Self.cell, count: square.count)
    }
  }

  private static func sorted(_ counts: [SIMD2<Double>: Int]) -> [Point] {
    counts.map { Point(x: $0.key.x, y: $0.key.y, count: $0.value) }
      .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }
}
