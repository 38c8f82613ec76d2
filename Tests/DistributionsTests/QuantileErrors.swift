/// The errors of a quantile against its reference values, in units in the last place.
struct QuantileErrors {
  /// The errors where the smaller tail is at least 1e-10, and where it is below.
  private(set) var body: [Double] = []
  private(set) var tail: [Double] = []

  private(set) var worst = 0.0
  private(set) var worstCase: [Double] = []

  var count: Int { body.count + tail.count }

  /// Adds a comparison with the double nearest to the true quantile.
  ///
  /// - Parameters:
  ///   - actual: What was computed.
  ///   - expected: The double nearest to the true quantile.
  ///   - smaller: The smaller tail probability at the point.
  ///   - arguments: What to print of the worst case.
  mutating func add(
    _ actual: Double, _ expected: Double, smaller: Double = 1, at arguments: [Double]
  ) {
    var error = actual == expected ? 0 : (actual - expected).magnitude / expected.ulp
    if error.isNaN { error = .infinity }
    if smaller < 1e-10 { tail.append(error) } else { body.append(error) }
    if error >= worst {
      worst = error
      worstCase = arguments + [actual, expected]
    }
  }

  /// The rows of the table in `Documentation/Validation.md`.
  func report(_ name: String) -> String {
    var lines: [String] = []
    for (region, errors) in [("body", body), ("tail", tail)] where !errors.isEmpty {
      let sorted = errors.sorted()
      let median = sorted[sorted.count / 2]
      lines.append("ULPS|\(name)|\(region)|\(errors.count)|\(median)|\(sorted[sorted.count - 1])")
    }
    lines.append("WORST|\(name)|\(worst)|\(worstCase)")
    return lines.joined(separator: "\n")
  }
}
