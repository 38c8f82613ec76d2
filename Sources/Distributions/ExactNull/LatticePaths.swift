/// The random order of two samples as a path, and the probability that it crosses a boundary.
///
/// If both samples have one distribution, all orders of the m + n observations are equally
/// likely: a path from (0, 0) to (m, n), where the point (i, j) says that i observations of the
/// first sample and j of the second are among the first i + j. Observations that tie are passed
/// in one run, and the boundary counts at the ends of runs only.
///
/// The probability that a path through (i, j) has crossed is the mean of those at (i - 1, j) and
/// (i, j - 1), weighted by i and j, and 1 beyond the boundary: nothing is subtracted, so the
/// probability keeps its digits down to the smallest doubles. That of staying inside is the same
/// mean with 0 beyond the boundary.
///
/// - Complexity: O(m n) time and O(min(m, n)) memory for each probability.
///
/// Source: Schroer & Trenkler, Comput Stat Data Anal 1995;20:185,
/// doi 10.1016/0167-9473(94)00040-P; for the largest of chi-square statistics, Koziol,
/// Biometrics 1991;47:1557.
package struct LatticePaths: Sendable {
  /// The points beyond the boundary at the end of a run: i up to a number, or from a number on.
  package struct Boundary: Sendable, Equatable {
    /// The largest i of the points beyond on the one side; negative for no such points.
    package var through: Int

    /// The smallest i of the points beyond on the other side; above m for no such points.
    package var from: Int

    package init(through: Int = -1, from: Int = .max) {
      self.through = through
      self.from = from
    }

    /// Whether a point with i observations of the first sample lies beyond.
    package func excludes(_ i: Int) -> Bool { i <= through || i >= from }
  }

  /// How many observations tie at each distinct value, in order.
  private let ties: [Int]

  private let first: Int
  private let second: Int

  /// - Parameters:
  ///   - ties: How many observations, of both samples, there are at each distinct value, in
  ///     ascending order; their sum is `first + second`.
  ///   - first: The size m of the first sample, 1 or more.
  ///   - second: The size n of the second sample, 1 or more.
  ///   - largestProduct: The largest m n for which the probability is wanted.
  ///
  /// It is nil for other arguments, and when m n exceeds the largest product or 2^31.
  package init?(ties: [Int], first: Int, second: Int, largestProduct: Int) {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    guard first > 0, second > 0, !overflow, product <= min(largestProduct, 1 << 31),
      ties.allSatisfy({ $0 >= 0 }), ties.checkedSum == first + second
    else { return nil }
    self.ties = ties
    self.first = first
    self.second = second
  }

  /// The probability that a path crosses the boundary, or that it stays inside.
  ///
  /// - Parameters:
  ///   - crosses: Whether it is the probability of crossing.
  ///   - boundary: The boundary after so many runs (0 before the first one) and so many
  ///     observations.
  /// - Returns: The probability.
  package func probability(
    crosses: Bool, _ boundary: (_ run: Int, _ observations: Int) -> Boundary
  ) -> Double {
    // The shorter side of the lattice is stored.
    let isSwapped = first > second
    let (short, long) = isSwapped ? (second, first) : (first, second)
    let beyond = crosses ? 1.0 : 0
    if boundary(0, 0).excludes(0) { return beyond }
    let weights = (0...short).map(Double.init)
    var values = [Double](repeating: 0, count: short + 1)
    values[0] = 1 - beyond
    weights.withUnsafeBufferPointer { weights in
      values.withUnsafeMutableBufferPointer { values in
        guard let base = values.baseAddress, let weights = weights.baseAddress else { return }
        var step = 0
        for (run, tied) in ties.enumerated() where tied > 0 {
          for _ in 0..<tied {
            step += 1
            Self.advance(
              base, weights, to: step, from: max(0, step - long), through: min(short, step))
          }
          let end = boundary(run + 1, step)
          let (least, most) = (max(0, step - long), min(short, step))
          let from = isSwapped ? step - min(step, end.through) : end.from
          let through = isSwapped ? step - min(step + 1, end.from) : end.through
          if from <= most { Self.fill(base, max(least, from), most, beyond) }
          if through >= least { Self.fill(base, least, min(most, through), beyond) }
        }
      }
    }
    return min(1, values[short])
  }

  private static func fill(
    _ values: UnsafeMutablePointer<Double>, _ first: Int, _ last: Int, _ value: Double
  ) {
    guard first <= last else { return }
    for i in first...last { values[i] = value }
  }

  /// Moves the probabilities of the paths of one step less on to the points of a step.
  private static func advance(
    _ values: UnsafeMutablePointer<Double>, _ weights: UnsafePointer<Double>, to step: Int,
    from least: Int, through most: Int
  ) {
    // From the end, so that the value at i - 1 is still that of the step before. Values beyond
    // the lattice have no weight: there i or j = step - i is 0.
    let length = Double(step)
    var i = most
    while i >= max(1, least) {
      let weight = weights[i]
      values[i] = (weight * values[i &- 1] + (length - weight) * values[i]) / length
      i &-= 1
    }
  }
}
