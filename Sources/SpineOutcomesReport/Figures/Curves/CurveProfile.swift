/// Where a curve runs, by columns of half a millimetre: what a label must not cover.
struct CurveProfile: Sendable {
  /// The width of a column, in tenths of a millimetre.
  static let column = 5.0

  private let left: Double
  private let right: Double
  private var columns: [ClosedRange<Double>?]

  /// Notes the columns that a line of straight parts passes through, from left to right.
  init(_ corners: [Position], in area: Box) {
    left = area.left
    right = area.right
    columns = Array(repeating: nil, count: max(1, Int((area.width / Self.column).rounded(.up))))
    for (from, to) in zip(corners, corners.dropFirst()) {
      let (first, last) = (index(min(from.x, to.x)), index(max(from.x, to.x)))
      for column in first...max(first, last) {
        let start = left + Double(column) * Self.column
        let heights = [height(from, to, start), height(from, to, start + Self.column)]
        extend(column, heights[0])
        extend(column, heights[1])
      }
    }
  }

  /// The height of a straight part at the place nearest to x.
  private func height(_ from: Position, _ to: Position, _ x: Double) -> Double {
    let (low, high) = (min(from.x, to.x), max(from.x, to.x))
    guard high > low else { return x <= low ? from.y : to.y }
    let share = (min(max(x, low), high) - from.x) / (to.x - from.x)
    return from.y + share * (to.y - from.y)
  }

  private func index(_ x: Double) -> Int {
    min(columns.count - 1, max(0, Int(((x - left) / Self.column).rounded(.down))))
  }

  private mutating func extend(_ column: Int, _ y: Double) {
    guard let range = columns[column] else {
      columns[column] = y...y
      return
    }
    columns[column] = min(range.lowerBound, y)...max(range.upperBound, y)
  }

  /// The heights of the curve between two places; nil where it does not run.
  func heights(from first: Double, to last: Double) -> ClosedRange<Double>? {
    guard last > left, first < right else { return nil }
    var found: ClosedRange<Double>?
    for case let range? in columns[index(first)...max(index(first), index(last))] {
      let (low, high) = (range.lowerBound, range.upperBound)
      found = min(found?.lowerBound ?? low, low)...max(found?.upperBound ?? high, high)
    }
    return found
  }

  /// The distance of the curve from a box, above and below it; 0 where it passes through.
  func distance(from box: Box) -> Double {
    var least = Double.infinity
    for case let range? in columns[index(box.left)...max(index(box.left), index(box.right))] {
      least = min(least, max(0, range.lowerBound - box.bottom, box.top - range.upperBound))
    }
    return least
  }
}
