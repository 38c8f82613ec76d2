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
  ///   - untiedSlack: For samples without ties, by how much ties could move the excess at a sum
  ///     of so many pairs; nil for samples with ties. Most shifts are then decided unranked.
  ///   - isSpecial: Whether the statistic at a sum is not the mean of those beside it.
  ///   - pValueAtZero: The p-value of the test without a shift.
  ///   - ranked: The observations after a shift, the excess of their statistic, and by
  ///     how much ties and zeros could move it.
  ///   - pValue: The exact p-value of ranked observations.
  /// - Returns: A sum, or -infinity when no shift is too low to be kept.
  /// - Throws: What `pValue` throws.
  func exactLimit(
    _ bound: UntiedBound, untiedSlack: ((_ pairs: Int) -> Int)?,
    isSpecial: (Double) -> Bool = { _ in false }, pValueAtZero: Double,
    ranked: (Shift) -> (blocks: RankBlocks, excess: Int, slack: Int),
    pValue: (RankBlocks) throws(StatsError) -> Double
  ) throws(StatsError) -> Double {
    func isKept(_ shift: Shift, at known: Int?, pairs: Int) throws(StatsError) -> Bool {
      if case .at(0) = shift { return !significance.rejects(pValueAtZero) }
      if let known, let untiedSlack {
        let distance = isTwoSided ? abs(known) : known
        if let decided = bound.isKept(distance, slack: untiedSlack(pairs)) { return decided }
      }
      let (blocks, excess, slack) = ranked(shift)
      let distance = isTwoSided ? abs(excess) : excess
      if let known = bound.isKept(distance, slack: slack) { return known }
      return !significance.rejects(try pValue(blocks))
    }
    let (values, counts) = sums.distinct
    let whole = weight * sums.pairs
    if !bound.surelyRejects(whole), try isKept(.belowAll, at: whole, pairs: 0) {
      return -.infinity
    }
    var before = 0
    for (value, count) in zip(values, counts) {
      let at = weight * (sums.pairs - before - count)
      let isSpecial = isSpecial(value)
      if isSpecial || !bound.surelyRejects(at),
        try isKept(.at(value), at: isSpecial ? nil : at, pairs: count - before)
      {
        return value
      }
      let above = weight * (sums.pairs - 2 * count)
      if !bound.surelyRejects(above), try isKept(.above(value), at: above, pairs: 0) {
        return value
      }
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
  /// - Parameters:
  ///   - gap: A deviation in a gap, of which only the excess is not that of the other gaps.
  ///   - alternative: The alternative.
  ///   - continuityCorrection: Whether it is corrected for continuity.
  /// - Returns: A sum, or -infinity.
  func asymptoticLimit(
    gap: RankDeviation, _ alternative: Alternative, continuityCorrection: Bool
  ) -> Double {
    var (rejected, kept) = (-1, isTwoSided ? (sums.pairs + 1) / 2 : sums.pairs)
    while kept - rejected > 1 {
      let middle = rejected + (kept - rejected) / 2
      let pValue = RankDeviation(
        excess: weight * (sums.pairs - 2 * middle), unit: gap.unit,
        standardDeviation: gap.standardDeviation
      ).normalPValue(alternative, continuityCorrection: continuityCorrection)
      if significance.rejects(pValue) {
        rejected = middle
      } else {
        kept = middle
      }
    }
    return kept == 0 ? -.infinity : sums.select(rank: kept)?.sum ?? -.infinity
  }
}
