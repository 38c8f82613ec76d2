/// Whether whole numbers of a given sum can have a printed standard deviation.
struct SquareSearch {
  /// The number of values.
  var count: Int
  /// What the sum of squared deviations is divided by: n - 1, or n.
  var divisor: Int
  /// How many whole numbers each value is the mean of.
  var items: Int
  var minimum: Int?
  var maximum: Int?
  /// The rounding interval of the standard deviation.
  var deviation: RoundingInterval

  /// The most sums that are tried.
  private static let largestSearch = 100_000

  /// The largest sum, and the largest limit of a scale times the items, whose squares are taken.
  private static let largestSum = 10_000_000
  private static let largestLimit = 100_000

  /// Whether one of the sums has a sum of squares that gives the standard deviation; nil where
  /// that is not searched.
  ///
  /// The values times the items are whole numbers x, of which each has the parity of its square.
  func isPossible(_ sums: Range<Int>) -> Bool? {
    let limits = [minimum ?? 0, maximum ?? 0].map(abs)
    guard count > 1, sums.count <= Self.largestSearch,
      sums.allSatisfy({ abs($0) <= Self.largestSum }),
      limits.allSatisfy({ $0 <= Self.largestLimit / items })
    else { return nil }
    let (low, high) = bounds
    return sums.contains { sum in
      let squares = squareLimits(sum)
      let centre = Double(sum) * Double(sum) / Double(count)
      let slack = 1e-15 * centre
      let first = max(Double(squares.least), (low + centre - slack).rounded(.up))
      var last = (high + centre + slack).rounded(.down)
      if let greatest = squares.greatest { last = min(last, Double(greatest)) }
      guard first <= last else { return false }
      // Two neighbours have one of the right parity.
      if last - first >= 1 { return true }
      guard let square = Int(exactly: first) else { return true }
      return (square - sum) % 2 == 0
    }
  }

  /// The standard deviations that the sums can have at all.
  func possible(_ sums: Range<Int>) -> ClosedRange<Double>? {
    guard count > 1, sums.count <= Self.largestSearch else { return nil }
    var range: ClosedRange<Double>?
    for sum in sums {
      let squares = squareLimits(sum)
      let least = value(squares.least, sum)
      let greatest = squares.greatest.map { value($0, sum) } ?? .infinity
      let low = min(range?.lowerBound ?? least, least)
      range = low...max(low, range?.upperBound ?? greatest, greatest)
    }
    return range
  }

  private func value(_ square: Int, _ sum: Int) -> Double {
    let centre = Double(sum) * Double(sum) / Double(count)
    return max(0, (Double(square) - centre) / Double(divisor)).squareRoot() / Double(items)
  }

  /// The sums of squares about the mean that give the digits, with room for the rounding of the
  /// computation.
  private var bounds: (low: Double, high: Double) {
    let scale = Double(items * items) * Double(divisor)
    let (low, high) = (max(0, deviation.lower), deviation.upper)
    let slack = 1e-9
    return (low * low * scale * (1 - slack) - slack, high * high * scale * (1 + slack) + slack)
  }

  /// The least and the greatest sum of squares of whole numbers with a sum; the greatest only where
  /// both limits of the scale are known.
  private func squareLimits(_ sum: Int) -> (least: Int, greatest: Int?) {
    // As equal as they can be: some at the floor of the mean, the others one above.
    let floor = Int((Double(sum) / Double(count)).rounded(.down))
    let above = sum - floor * count
    let least = (count - above) * floor * floor + above * (floor + 1) * (floor + 1)
    guard let minimum, let maximum else { return (least, nil) }
    // As unequal as they can be: all at a limit but at most one.
    let (low, high) = (minimum * items, maximum * items)
    let width = high - low
    guard width > 0 else { return (least, least) }
    let excess = sum - low * count
    guard excess >= 0, excess <= width * count else { return (least, least) }
    let (atTop, rest) = excess.quotientAndRemainder(dividingBy: width)
    let between = atTop < count ? (low + rest) * (low + rest) : 0
    let atBottom = max(0, count - atTop - 1)
    return (least, atTop * high * high + between + atBottom * low * low)
  }
}
