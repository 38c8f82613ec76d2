/// The percentile interval of bootstrap replicates, and the test that it inverts.
///
/// The interval runs from the r-th smallest to the r-th largest of B replicates,
/// r = floor((B + 1) (1 - level) / 2). A value with c replicates on its smaller side, those equal
/// to it counted in, is outside exactly when r > c, so that
///
///     p = 2 (c + 1) / (B + 1),
///
/// at most 1: p is 1 - level or less exactly when the interval excludes the value.
///
/// Source: Davison & Hinkley, Bootstrap Methods and their Application, Cambridge 1997, section 5.3.
struct Percentiles: Sendable {
  /// The replicates, ascending.
  let sorted: [Double]

  /// Sorts at least one replicate, none NaN.
  init(_ replicates: [Double]) { sorted = Ordering.ascending(replicates) }

  /// Whether all replicates are equal.
  var isConstant: Bool { sorted.first == sorted.last }

  /// The rank of the limits; 0 where there are too few replicates.
  static func rank(_ count: Int, level: Double) -> Int {
    let rank = (Double(max(0, count)) + 1) * (1 - level) / 2
    // 1 - 0.95 is 0.05 in decimals.
    return Int((rank + 1e-9).rounded(.down))
  }

  /// The limits of the interval.
  func limits(level: Double) -> (lower: Double, upper: Double) {
    let rank = min(max(1, Self.rank(sorted.count, level: level)), max(1, sorted.count))
    guard sorted.count >= rank, rank > 0 else { return (-.infinity, .infinity) }
    let (lower, upper) = (sorted[rank - 1], sorted[sorted.count - rank])
    return (min(lower, upper), max(lower, upper))
  }

  /// The p-value of a value.
  func pValue(of value: Double) -> Double {
    let below = sorted.count { $0 <= value }
    let above = sorted.count { $0 >= value }
    return min(1, 2 * Double(min(below, above) + 1) / Double(sorted.count + 1))
  }

  /// The standard deviation of the replicates; 0 for fewer than two.
  var standardDeviation: Double {
    guard sorted.count > 1, !isConstant else { return 0 }
    var sum = CompensatedSum()
    for value in sorted { sum.add(value) }
    let mean = sum.value / Double(sorted.count)
    var squares = CompensatedSum()
    for value in sorted { squares.add((value - mean) * (value - mean)) }
    return (squares.value / Double(sorted.count - 1)).squareRoot()
  }
}
