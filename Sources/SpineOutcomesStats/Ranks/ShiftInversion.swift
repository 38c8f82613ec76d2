/// The lowest shift that a rank test does not reject, among those at and between pairwise sums.
struct ShiftInversion {
  let sums: PairwiseSums

  /// The excess of the statistic per pair: 1 (rank-sum) or 2 (signed-rank).
  let weight: Int

  let significance: SignificanceLevel

  /// Whether distances in both directions reject.
  let isTwoSided: Bool

  /// What is known of a shift without the exact distribution of its ties.
  private enum Decision {
    case kept
    case rejected
    case open(RankBlocks)
  }

  /// Scans the shifts from below for the first one that the exact test keeps.
  ///
  /// - Parameters:
  ///   - bound: What is known without the ties of a shift.
  ///   - isSpecial: Whether the statistic at a sum is not the mean of those beside it.
  ///   - pValueAtZero: The p-value of the test without a shift.
  ///   - ranked: The observations after a shift, the excess of their statistic, and by
  ///     how much ties and zeros could move it.
  ///   - pValue: The exact p-value of ranked observations.
  /// - Returns: A sum, or -infinity when no shift is too low to be kept.
  /// - Throws: What `pValue` throws.
  func exactLimit(
    _ bound: UntiedBound, isSpecial: (Double) -> Bool = { _ in false }, pValueAtZero: Double,
    ranked: (Shift) -> (blocks: RankBlocks, excess: Int, slack: Int),
    pValue: (RankBlocks) throws(StatsError) -> Double
  ) throws(StatsError) -> Double {
    func decision(_ shift: Shift) -> Decision {
      if case .at(0) = shift { return significance.rejects(pValueAtZero) ? .rejected : .kept }
      let (blocks, excess, slack) = ranked(shift)
      let distance = isTwoSided ? abs(excess) : excess
      return bound.isKept(distance, slack: slack).map { $0 ? .kept : .rejected } ?? .open(blocks)
    }
    func isKept(_ decision: Decision) throws(StatsError) -> Bool {
      switch decision {
      case .kept: true
      case .rejected: false
      case .open(let blocks): !significance.rejects(try pValue(blocks))
      }
    }
    let (values, counts) = sums.distinct
    if !bound.surelyRejects(weight * sums.pairs), try isKept(decision(.belowAll)) {
      return -.infinity
    }
    var before = 0
    for (value, count) in zip(values, counts) {
      let (at, above) = (weight * (sums.pairs - before - count), weight * (sums.pairs - 2 * count))
      let decisions = [
        isSpecial(value) || !bound.surelyRejects(at) ? decision(.at(value)) : .rejected,
        bound.surelyRejects(above) ? .rejected : decision(.above(value)),
      ]
      // Either makes the value the limit: the exact distribution only where none is kept for sure.
      for decision in decisions { if case .kept = decision { return value } }
      for decision in decisions where try isKept(decision) { return value }
      // From here on a two-sided test rejects from the other side.
      if isTwoSided, above <= 0 { return value }
      before = count
    }
    return values.last ?? -.infinity
  }

  /// The lowest shift that the exact test keeps, of samples without ties.
  ///
  /// In the gaps between sums nothing ties, and the p-value grows with the number of sums below. At
  /// a sum the statistic is the mean over the ways to break its ties, of which the least far is that
  /// of the gap above: where that is rejected, so is the sum.
  ///
  /// - Parameter pValue: The p-value of a gap with so many sums below.
  /// - Returns: A sum, or -infinity when no shift is too low to be kept.
  func untiedLimit(_ pValue: (_ below: Int) -> Double) -> Double {
    let kept = firstKept(pValue)
    return kept == 0 ? -.infinity : sums.select(rank: kept)?.sum ?? -.infinity
  }

  /// The least number of sums below a gap that is kept.
  private func firstKept(_ pValue: (_ below: Int) -> Double) -> Int {
    var (rejected, kept) = (-1, isTwoSided ? (sums.pairs + 1) / 2 : sums.pairs)
    while kept - rejected > 1 {
      let middle = rejected + (kept - rejected) / 2
      if significance.rejects(pValue(middle)) { rejected = middle } else { kept = middle }
    }
    return kept
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
    untiedLimit { below in
      RankDeviation(
        excess: weight * (sums.pairs - 2 * below), unit: gap.unit,
        standardDeviation: gap.standardDeviation
      ).normalPValue(alternative, continuityCorrection: continuityCorrection)
    }
  }
}
