/// A line of steps on a drawing, simplified to what can be seen.
struct StepLine: Sendable {
  /// Steps nearer than this, in tenths of a millimetre, are drawn as one: 0.05 mm, the width of
  /// two dots of the finest print.
  static let resolution = 0.5

  /// The corners, from left to right.
  private(set) var corners: [Position]

  /// The place of the vertical part that was drawn last.
  private var riser = -Double.infinity

  /// Starts a line.
  init(at start: Position) { corners = [start] }

  /// Goes on level to a place, and there up or down to its height.
  mutating func step(to place: Position) {
    guard let last = corners.last, place.y != last.y else { return }
    if place.x - riser < Self.resolution {
      // Up or down again at the same place: only the extremes of a run of steps are seen.
      let before = corners.dropLast().last
      if let before, before.x == last.x, (before.y < last.y) == (last.y < place.y) {
        corners[corners.count - 1].y = place.y
      } else {
        corners.append(Position(last.x, place.y))
      }
      return
    }
    if place.x > last.x { corners.append(Position(place.x, last.y)) }
    corners.append(place)
    riser = place.x
  }

  /// Goes on level to the end.
  mutating func end(at x: Double) {
    guard let last = corners.last, x > last.x else { return }
    corners.append(Position(x, last.y))
  }
}

extension CurveSeries {
  /// The line of the curve on a plot.
  func line(in frame: PlotFrame) -> StepLine {
    let limit = frame.across.highest
    var line = StepLine(at: frame.place(min(start, limit), initial))
    for point in points where point.time <= limit {
      line.step(to: frame.place(point.time, point.value))
    }
    line.end(at: frame.across.position(min(end, limit)))
    return line
  }

  /// The areas between the limits of the curve: one where they exist throughout.
  func bands(in frame: PlotFrame) -> [Path] {
    let limit = frame.across.highest
    var paths: [Path] = []
    var (upper, lower): (StepLine?, StepLine?) = (nil, nil)
    func close(at time: Double) {
      let x = frame.across.position(min(time, limit))
      upper?.end(at: x)
      lower?.end(at: x)
      if let upper, let lower, upper.corners.count > 1 {
        var path = Path()
        path.move(to: upper.corners[0])
        path.lines(to: upper.corners.dropFirst())
        path.lines(to: lower.corners.reversed())
        path.close()
        paths.append(path)
      }
      (upper, lower) = (nil, nil)
    }
    for point in points where point.time <= limit {
      guard let high = point.upper, let low = point.lower else {
        close(at: point.time)
        continue
      }
      let (top, bottom) = (frame.place(point.time, high), frame.place(point.time, low))
      if upper == nil { (upper, lower) = (StepLine(at: top), StepLine(at: bottom)) }
      upper?.step(to: top)
      lower?.step(to: bottom)
    }
    close(at: end)
    return paths
  }
}
