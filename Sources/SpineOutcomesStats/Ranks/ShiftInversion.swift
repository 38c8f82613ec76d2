/// The lowest shift that a rank test does not reject, among those at and between pairwise sums.
struct ShiftInversion {
  let sums: PairwiseSums

  /// The excess of the statistic per pair: 1 (rank-sum) or 2 (signed-rank).
  let weight: Int

  let significance: SignificanceLevel

  /// Whether distances in both directions reject.
  let isTwoSided: Bool

  /// Scans the shifts from below for the first one that the exact test keeps.
  ///
  /// - Parameters:
  ///   - bound: What is known without the ties of a shift.
  ///   - isSpecial: Whether the statistic at a sum is not the mean of those beside it.
  ///   - isKept: The decision of the test at a shift.
  /// - Returns: A sum, or -infinity when no shift is too low to be kept.
  func exactLimit(
    _ bound: UntiedBound, isSpecial: (Double) -> Bool, isKept: (Shift) -> Bool
  ) -> Double {
    let (values, counts) = sums.distinct
    if !bound.surelyRejects(weight * sums.pairs), isKept(.belowAll) { return -.infinity }
    var before = 0
    for (value, count) in zip(values, counts) {
      let at = weight * (sums.pairs - before - count)
      if isSpecial(value) || !bound.surelyRejects(at), isKept(.at(value)) { return value }
      let above = weight * (sums.pairs - 2 * count)
      if !bound.surelyRejects(above), isKept(.above(value)) { return value }
      // From here on a two-sided test rejects from the other side.
      if isTwoSided, above <= 0 { return value }
      before = count
    }
    return values.last ?? -.infinity
  }

  /// The limit of the test by a normal approximation.
  ///
  /// In the gaps between sums only ties within a sample remain, so the variance is the same
  /// in all of them, and the p-value grows with the number of sums below. At a sum the
  /// variance is not larger, so the p-value does not exceed that of the gap above it.
  ///
  /// - Parameter pValue: The p-value in a gap, by the excess of the statistic.
  /// - Returns: A sum, or -infinity.
  func asymptoticLimit(pValue: (_ excess: Int) -> Double) -> Double {
    var (rejected, kept) = (-1, isTwoSided ? (sums.pairs + 1) / 2 : sums.pairs)
    while kept - rejected > 1 {
      let middle = rejected + (kept - rejected) / 2
      if significance.rejects(pValue(weight * (sums.pairs - 2 * middle))) {
        rejected = middle
      } else {
        kept = middle
      }
    }
    return kept == 0 ? -.infinity : sums.select(rank: kept)?.sum ?? -.infinity
  }
}
