/// A line through many points, simplified to what can be seen.
enum PointLine {
  /// The corners of a line through points: those in line with their neighbours are left out, and
  /// those nearer than ``StepLine/resolution`` to the corner before, but for the last.
  static func corners(_ points: [Position]) -> [Position] {
    guard let last = points.last, points.count > 2 else { return points }
    var straight: [Position] = []
    for point in points {
      if let middle = straight.last, let first = straight.dropLast().last,
        isBetween(first, middle, point)
      {
        straight[straight.count - 1] = point
      } else {
        straight.append(point)
      }
    }
    var corners = [straight[0]]
    for point in straight.dropFirst().dropLast() {
      guard let corner = corners.last else { continue }
      let (dx, dy) = (point.x - corner.x, point.y - corner.y)
      if (dx * dx + dy * dy).squareRoot() >= StepLine.resolution { corners.append(point) }
    }
    return corners + [last]
  }

  /// Whether a place lies on the straight way from one to another.
  private static func isBetween(
    _ first: Position, _ middle: Position, _ last: Position
  ) -> Bool {
    let (ax, ay) = (middle.x - first.x, middle.y - first.y)
    let (bx, by) = (last.x - middle.x, last.y - middle.y)
    let size = (ax * ax + ay * ay).squareRoot() * (bx * bx + by * by).squareRoot()
    return (ax * by - ay * bx).magnitude <= 1e-9 * size && ax * bx + ay * by >= 0
  }
}
