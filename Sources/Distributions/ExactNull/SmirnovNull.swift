/// The exact null distribution of Smirnov's distances between two samples, also with ties.
///
/// D+ is the largest of F(x) - G(x) over all x, D- that of G(x) - F(x), and D the larger of
/// both, for the empirical distributions F of the m observations of the first sample and G of
/// the n of the second one. Distances are given in units of 1 / (m n), as whole numbers.
///
/// The orders of the observations are the paths of ``LatticePaths``: the upper tail is the
/// probability that a path meets a point (i, j) with a distance i n - j m that is large enough,
/// the lower tail that it meets none; both keep their digits down to the smallest doubles.
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

  private let paths: LatticePaths
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
    guard
      let paths = LatticePaths(
        ties: ties, first: first, second: second, largestProduct: Self.largestProduct)
    else { return nil }
    self.paths = paths
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
    let total = first + second
    return paths.probability(crosses: isMeeting) { _, step in
      // After so many steps i n - (step - i) m = i total - step m.
      let middle = step * first
      var boundary = LatticePaths.Boundary()
      if side != .secondBelow { boundary.from = (middle + distance + total - 1) / total }
      if side != .firstBelow, middle >= distance { boundary.through = (middle - distance) / total }
      return boundary
    }
  }
}
