/// What the null distribution without ties tells about those with ties.
///
/// A statistic with average ranks is the mean of the statistic over all ways to break the ties,
/// and one whose zero differences are dropped is a sum of signs with smaller weights. Both are
/// therefore smaller in convex order than the untied statistic X: for every c,
/// P(Y >= d) <= E(Y - c)+ / (d - c) <= E(X - c)+ / (d - c). Where the ties that must be broken
/// move the statistic by at most s, P(X >= d + s) <= P(Y >= d) <= P(X >= d - s). So most shifts
/// are decided without the distribution of their own ties.
struct UntiedBound {
  /// `tail[d]` is the null probability of an excess (or a distance) of at least d.
  private let tail: [Double]

  /// No statistic farther than this is kept.
  private let farthest: Double

  private let significance: SignificanceLevel

  /// - Parameters:
  ///   - largest: The largest excess.
  ///   - significance: The level of the test.
  ///   - isTwoSided: Whether distances in both directions reject.
  ///   - upperTail: The null probability of an excess of at least a number, 0 or more; the
  ///     distribution is symmetric about 0.
  init(
    largest: Int, significance: SignificanceLevel, isTwoSided: Bool, upperTail: (Int) -> Double
  ) {
    self.significance = significance
    tail = (0...largest + 1).map { excess in
      isTwoSided ? (excess == 0 ? 1 : min(1, 2 * upperTail(excess))) : upperTail(excess)
    }
    var expected = 0.0
    var farthest = Double(largest)
    for excess in stride(from: largest, through: 0, by: -1) {
      expected += self.tail[excess + 1]
      farthest = min(farthest, Double(excess) + expected / significance.alpha)
    }
    self.farthest = farthest * (1 + 1e-9) + 1e-9
  }

  /// Whether a statistic at this excess is rejected whatever its ties.
  func surelyRejects(_ excess: Int) -> Bool { Double(excess) > farthest }

  /// The decision for an excess whose ties move it by at most the slack, where that is enough.
  func isKept(_ excess: Int, slack: Int) -> Bool? {
    if surelyRejects(excess) { return false }
    if excess > slack, significance.rejects(probability(excess - slack)) { return false }
    // Untied statistics of this size have rounding of their own: leave a margin.
    if excess >= 0, probability(excess + slack) > significance.alpha * (1 + 1e-10) { return true }
    return nil
  }

  private func probability(_ excess: Int) -> Double {
    excess < 0 ? 1 : excess < tail.count ? tail[excess] : 0
  }
}
