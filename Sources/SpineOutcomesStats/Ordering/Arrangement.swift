/// How values lie, found in one look that ends early at values in no order.
enum Arrangement {
  /// No value is less than the one before.
  case ascending

  /// No value is greater than the one before, and the first is greater than the last.
  case descending

  /// Neither, with the extremes; what they are is of no use where a value is NaN.
  case mixed(low: Double, high: Double)

  /// Looks at values; any NaN among at least two makes them mixed.
  init(_ values: UnsafeBufferPointer<Double>) {
    if Self.holds(values, { $0 <= $1 }) {
      self = .ascending
    } else if Self.holds(values, { $0 >= $1 }) {
      self = .descending
    } else {
      let (low, high) = Self.extremes(values)
      self = .mixed(low: low, high: high)
    }
  }

  /// The arrangement of an array.
  init(_ values: [Double]) {
    self = values.withUnsafeBufferPointer { Arrangement($0) }
  }

  /// Whether all neighbours agree with a relation.
  @inline(__always)
  private static func holds(
    _ values: UnsafeBufferPointer<Double>, _ relation: (Double, Double) -> Bool
  ) -> Bool {
    var index = 1
    while index < values.count, relation(values[index &- 1], values[index]) { index &+= 1 }
    return index >= values.count
  }

  /// The smallest and the largest value, in four chains that do not wait for each other.
  private static func extremes(
    _ values: UnsafeBufferPointer<Double>
  ) -> (low: Double, high: Double) {
    var lows = (Double.infinity, Double.infinity, Double.infinity, Double.infinity)
    var highs = (-Double.infinity, -Double.infinity, -Double.infinity, -Double.infinity)
    let whole = values.count & ~3
    var index = 0
    while index < whole {
      let (a, b) = (values[index], values[index &+ 1])
      let (c, d) = (values[index &+ 2], values[index &+ 3])
      lows = (
        a < lows.0 ? a : lows.0, b < lows.1 ? b : lows.1,
        c < lows.2 ? c : lows.2, d < lows.3 ? d : lows.3
      )
      highs = (
        a > highs.0 ? a : highs.0, b > highs.1 ? b : highs.1,
        c > highs.2 ? c : highs.2, d > highs.3 ? d : highs.3
      )
      index &+= 4
    }
    var low = min(min(lows.0, lows.1), min(lows.2, lows.3))
    var high = max(max(highs.0, highs.1), max(highs.2, highs.3))
    while index < values.count {
      low = min(low, values[index])
      high = max(high, values[index])
      index &+= 1
    }
    return (low, high)
  }
}
