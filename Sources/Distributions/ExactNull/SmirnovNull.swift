/// The exact null distribution of Smirnov's distances between two samples, also with ties.
///
/// D+ is the largest of F(x) - G(x) over all x, D- that of G(x) - F(x), and D the larger of
/// both, for the empirical distributions F of the m observations of the first sample and G of
/// the n of the second one. Distances are given in units of 1 / (m n), as whole numbers.
///
/// If both samples have one distribution, all orders of the m + n observations are equally
/// likely: a random path from (0, 0) to (m, n). A tail is the probability that the path meets a
/// point (i, j) with a distance i n - j m that is large enough, or that it meets none; only the
/// ends of runs of tied observations count. The probability of a path to (i, j) is the mean of
/// those to (i - 1, j) and (i, j - 1), weighted by i and j: nothing is subtracted, so both tails
/// keep their digits down to the smallest doubles.
///
/// Agrees with `ks.test(first, second, exact = TRUE)` of R, ties included, and one-sided with its
/// `alternative`: "greater" is D+.
///
/// - Complexity: O(m n) time and O(min(m, n)) memory for each tail.
///
/// Source: Schroer & Trenkler, Comput Stat Data Anal 1995;20:185,
/// doi 10.1016/0167-9473(94)00040-P.
package struct SmirnovNull: Sendable {
  /// Which distance it is.
  package enum Side: Sendable, CaseIterable {
    /// D: in either direction.
    case either

    /// D+: the first sample has the smaller values.
    case firstBelow

    /// D-: the second sample has the smaller values.
    case secondBelow
  }

  /// How many observations tie at each distinct value, in order; none is 0.
  private let ties: [Int]

  private let first: Int
  private let second: Int

  /// Up to this product of the sizes the distribution is computed: 4096 against 4096.
  package static let largestProduct = 1 << 24

  /// The largest distance: m n.
  package var largest: Int { first * second }

  /// - Parameters:
  ///   - ties: How many observations, of both samples, there are at each distinct value, in
  ///     ascending order; their sum is `first + second`.
  ///   - first: The size of the first sample, 1 or more.
  ///   - second: The size of the second sample, 1 or more.
  ///
  /// It is nil for other arguments, and when the product of the sizes exceeds
  /// ``largestProduct``.
  package init?(ties: [Int], first: Int, second: Int) {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    guard first > 0, second > 0, !overflow, product <= Self.largestProduct,
      ties.allSatisfy({ $0 >= 0 }), ties.checkedSum == first + second
    else { return nil }
    self.ties = ties.filter { $0 > 0 }
    self.first = first
    self.second = second
  }

  /// The probability of a distance of at least the given one, in units of 1 / (m n).
  package func upperTail(_ distance: Int, _ side: Side = .either) -> Double {
    if distance <= 0 { return 1 }
    if distance > largest { return 0 }
    return probability(ofMeeting: true, distance, side)
  }

  /// The probability of a distance of at most the given one, in units of 1 / (m n).
  package func lowerTail(_ distance: Int, _ side: Side = .either) -> Double {
    if distance < 0 { return 0 }
    if distance >= largest { return 1 }
    return probability(ofMeeting: false, distance + 1, side)
  }

  /// The probability that a path meets the distance, or that it does not.
  private func probability(ofMeeting isMeeting: Bool, _ distance: Int, _ side: Side) -> Double {
    // The shorter side of the lattice is stored; exchanging the samples exchanges D+ and D-.
    let isSwapped = first > second
    let (short, long) = isSwapped ? (second, first) : (first, second)
    let above = side == .either || (side == .firstBelow) != isSwapped
    let below = side == .either || (side == .secondBelow) != isSwapped
    let met = isMeeting ? 1.0 : 0
    let total = short + long
    let weights = (0...short).map(Double.init)
    var values = [Double](repeating: 0, count: short + 1)
    values[0] = 1 - met
    weights.withUnsafeBufferPointer { weights in
      values.withUnsafeMutableBufferPointer { values in
        guard let base = values.baseAddress, let weights = weights.baseAddress else { return }
        var step = 0
        for tied in ties {
          for _ in 0..<tied {
            step += 1
            Self.advance(
              base, weights, to: step, from: max(0, step - long), through: min(short, step))
          }
          // On this diagonal i long - (step - i) short = i total - step short.
          let (least, most) = (max(0, step - long), min(short, step))
          let middle = step * short
          if above {
            let start = max(least, (middle + distance + total - 1) / total)
            for i in stride(from: start, through: most, by: 1) { base[i] = met }
          }
          if below, middle >= distance {
            let end = min(most, (middle - distance) / total)
            for i in stride(from: least, through: end, by: 1) { base[i] = met }
          }
        }
      }
    }
    return min(1, values[short])
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
