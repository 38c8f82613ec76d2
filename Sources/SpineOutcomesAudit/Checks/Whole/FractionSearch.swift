/// The fractions of whole numbers whose value lies in a rounding interval.
struct FractionSearch {
  private let interval: RoundingInterval

  /// Beyond the totals that are searched.
  static let largestTotal = 1_000_000_000

  init(_ interval: RoundingInterval) { self.interval = interval }

  /// The whole numbers k, 0...n, with k / n inside; they are neighbours.
  func numerators(of total: Int) -> Range<Int> {
    numerators(of: total, from: 0, to: total)
  }

  /// The whole numbers k of a range with k / n inside; they are neighbours.
  func numerators(of total: Int, from least: Int, to greatest: Int) -> Range<Int> {
    guard total > 0, least <= greatest else { return 0..<0 }
    // Two beyond what the ends give in floating point, then exactly.
    let first = clamped(interval.lower * Double(total) - 2, least, greatest)
    let last = clamped(interval.upper * Double(total) + 2, least, greatest)
    var (low, high) = (first, last)
    while low <= high, low < first + 8, !interval.contains(low, over: total) { low += 1 }
    while high >= low, high > last - 8, !interval.contains(high, over: total) { high -= 1 }
    guard low <= high, interval.contains(low, over: total), interval.contains(high, over: total)
    else { return 0..<0 }
    return low..<(high + 1)
  }

  /// The totals n of at least k, and at most a billion, with k / n inside; they are neighbours.
  func denominators(for count: Int) -> Range<Int> {
    guard count <= Self.largestTotal else { return 0..<0 }
    guard count > 0 else {
      return interval.contains(0, over: 1) ? 1..<(Self.largestTotal + 1) : 0..<0
    }
    let least = count
    let first =
      interval.upper > 0
      ? clamped(Double(count) / interval.upper - 2, least, Self.largestTotal) : Self.largestTotal
    let last =
      interval.lower > 0
      ? clamped(Double(count) / interval.lower + 2, least, Self.largestTotal) : Self.largestTotal
    var (low, high) = (first, last)
    while low <= high, low < first + 8, !interval.contains(count, over: low) { low += 1 }
    while high >= low, high > last - 8, !interval.contains(count, over: high) { high -= 1 }
    guard low <= high, interval.contains(count, over: low), interval.contains(count, over: high)
    else { return 0..<0 }
    return low..<(high + 1)
  }

  /// The numerators next to a share, below and above.
  func neighbours(of share: Double, _ total: Int) -> [Int] {
    let below = clamped((share * Double(total)).rounded(.down), 0, total)
    return below < total ? [below, below + 1] : [below]
  }

  /// Whether every interval of this width holds a fraction of the denominator.
  func isAlwaysMet(by denominator: Int) -> Bool {
    (interval.upper - interval.lower) * Double(denominator) >= 1 - 1e-9
  }

  private func clamped(_ value: Double, _ least: Int, _ greatest: Int) -> Int {
    value <= Double(least) ? least : value >= Double(greatest) ? greatest : Int(value)
  }
}
