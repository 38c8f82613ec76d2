/// A place on a drawing, in tenths of a millimetre from its upper left corner.
struct Position: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle on a drawing, in tenths of a millimetre.
struct Box: Sendable, Hashable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  var right: Double { left + width }
  var bottom: Double { top + height }
  var middle: Double { left + width / 2 }
  var centre: Double { top + height / 2 }

  /// Whether two boxes have more than an edge in common.
  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether the other box lies within this one.
  func holds(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  /// The box with a margin on all sides; a negative one makes it smaller.
  func padded(_ margin: Double) -> Box {
    Box(
      left: left - margin, top: top - margin, width: width + 2 * margin,
      height: height + 2 * margin)
  }

  /// Whether the straight line between two places has a part inside the box.
  func meets(_ from: Position, _ to: Position) -> Bool {
    var (start, end) = (0.0, 1.0)
    let bounds = [(from.x, to.x - from.x, left, right), (from.y, to.y - from.y, top, bottom)]
    for (origin, step, low, high) in bounds {
      if step == 0 {
        guard low < origin, origin < high else { return false }
      } else {
        let (first, second) = ((low - origin) / step, (high - origin) / step)
        start = max(start, min(first, second))
        end = min(end, max(first, second))
      }
    }
    return start < end || (start == end && from == to)
  }
}
