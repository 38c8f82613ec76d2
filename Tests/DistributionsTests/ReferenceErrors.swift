/// The relative errors of one function against its reference values.
struct ReferenceErrors {
  /// The errors where the smaller tail is at least 1e-10, and where it is below.
  private(set) var body: [Double] = []
  private(set) var tail: [Double] = []

  /// The largest error over what 1e-13 + 4u |log result| allows, and where it was.
  private(set) var worstShare = 0.0
  private(set) var worstCase: [Double] = []

  var count: Int { body.count + tail.count }

  /// Adds a comparison; results that underflow are left to their logarithms.
  ///
  /// - Parameters:
  ///   - actual: What was computed.
  ///   - expected: What it should be.
  ///   - logarithm: The logarithm of the result, for which precision is allowed.
  ///   - smaller: The smaller tail probability at the point.
  ///   - arguments: What to print of the worst case.
  mutating func add(
    _ actual: Double, _ expected: Double, logarithm: Double = 0, smaller: Double = 1,
    at arguments: [Double]
  ) {
    // Below 1e-300 the logarithm is held to its digits; here the number has to be as small.
    if expected.magnitude < 1e-300, actual.magnitude < 1e-299 { return }
    var error =
      actual == expected
      ? 0 : (actual - expected).magnitude / max(expected.magnitude, .leastNormalMagnitude)
    if error.isNaN { error = .infinity }
    if smaller < 1e-10 { tail.append(error) } else { body.append(error) }
    let share = error / (1e-13 + 4 * 0x1p-53 * logarithm.magnitude)
    if share >= worstShare {
      worstShare = share
      worstCase = arguments + [actual, expected]
    }
  }

  /// The rows of the table in `Documentation/Validation.md`.
  func report(_ name: String) -> String {
    var lines: [String] = []
    for (region, errors) in [("body", body), ("tail", tail)] where !errors.isEmpty {
      let sorted = errors.sorted()
      let median = sorted[sorted.count / 2]
      let worst = sorted[sorted.count - 1]
      lines.append("ERRORS|\(name)|\(region)|\(errors.count)|\(median)|\(worst)")
    }
    lines.append("SHARE|\(name)|\(worstShare)|\(worstCase)")
    return lines.joined(separator: "\n")
  }
}
