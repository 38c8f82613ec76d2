/// The Euclidean length of some entries.
enum Length {
  /// The root of the sum of squares.
  ///
  /// Where squares overflow or vanish, that of the entries over the largest times the largest.
  ///
  /// - Parameters:
  ///   - count: The number of entries.
  ///   - entry: The entry of a place, counted from 0.
  /// - Returns: The length; 0 for no entries, NaN where an entry is, else infinite where one is.
  @inline(__always)
  static func of(_ count: Int, _ entry: (Int) -> Double) -> Double {
    var sum = 0.0
    for place in 0..<count {
      let value = entry(place)
      sum += value * value
    }
    if sum > 0x1p-900, sum < 0x1p900 { return sum.squareRoot() }
    if sum.isNaN { return sum }
    var largest = 0.0
    for place in 0..<count { largest = max(largest, entry(place).magnitude) }
    guard largest > 0, largest.isFinite else { return largest }
    sum = 0
    for place in 0..<count {
      let share = entry(place) / largest
      sum += share * share
    }
    return largest * sum.squareRoot()
  }
}
