/// Lower limits of the pseudomedian: the lowest shift that the signed-rank test keeps.
struct SignedRankLimits {
  /// The exact test; nil for the normal approximation.
  private let exact: ExactSignedRank?

  /// What is known of all shifts without their ties; nil where that decides all.
  private let bound: UntiedBound?

  /// The p-value of the test without a shift.
  private let pValue: Double

  private let isCorrected: Bool
  private let significance: SignificanceLevel
  private let isTwoSided: Bool

  private var alternative: Alternative { isTwoSided ? .twoSided : .greater }

  init(
    exact: ExactSignedRank?, isUntied: Bool, pValue: Double, isCorrected: Bool,
    significance: SignificanceLevel, isTwoSided: Bool
  ) {
    self.exact = exact
    bound = isUntied ? nil : exact?.bound(significance, isTwoSided: isTwoSided)
    self.pValue = pValue
    self.isCorrected = isCorrected
    self.significance = significance
    self.isTwoSided = isTwoSided
  }

  /// The limit as a Walsh sum, or -infinity.
  func lower(_ sample: DifferenceSample, _ sums: PairwiseSums) throws(StatsError) -> Double {
    let inversion = ShiftInversion(
      sums: sums, weight: 2, significance: significance, isTwoSided: isTwoSided)
    guard let exact else {
      // Below all sums the ties are those of every gap: equal differences.
      let (blocks, _) = sample.ranked(.belowAll)
      let limit = inversion.asymptoticLimit(
        gap: sample.deviation(blocks), alternative,
        continuityCorrection: isCorrected)
      guard sample.zeros == .wilcoxon, limit > -.infinity else { return limit }
      return lowestWithZeros(sample, sums, below: limit)
    }
    guard let bound else {
      let limit = inversion.untiedLimit { exact.untiedPValue(sums.pairs - $0, alternative) }
      return try lowestWithZero(sample, exact, below: limit)
    }
    let doubled = sample.zeros == .wilcoxon ? Set(sample.values.map { 2 * $0 }) : []
    return try inversion.exactLimit(
      bound, isSpecial: { doubled.contains($0) }, pValueAtZero: pValue,
      ranked: { shift in
        let (blocks, zeroCount) = sample.ranked(shift)
        return (
          blocks, sample.deviation(blocks).excess, sample.slack(blocks, zeroCount: zeroCount)
        )
      },
      pValue: { (blocks) throws(StatsError) in try exact.pValue(blocks, alternative) })
  }

  /// The lowest difference below the limit that the exact test keeps as a shift, else the limit.
  ///
  /// A shift at a difference makes it zero, which is dropped: the others have a distribution of
  /// their own, and may be kept where the gap above is not.
  private func lowestWithZero(
    _ sample: DifferenceSample, _ exact: ExactSignedRank, below limit: Double
  ) throws(StatsError) -> Double {
    guard sample.zeros == .wilcoxon, sample.values.count > 1 else { return limit }
    var lowest = limit
    for value in sample.values.reversed() where 2 * value < limit {
      if value == 0 {
        if !significance.rejects(pValue) { lowest = 0 }
        continue
      }
      let (blocks, zeroCount) = sample.ranked(.at(2 * value))
      let excess = sample.deviation(blocks).excess
      let distance = isTwoSided ? abs(excess) : excess
      let least = distance - sample.slack(blocks, zeroCount: zeroCount)
      func isRejected(_ least: Int) -> Bool {
        least > 0 && significance.rejects(exact.untiedTail(least, isTwoSided: isTwoSided))
      }
      // Dropping a zero moves the excess by 2 n at most: lower differences are rejected too.
      if isRejected(least - 4 * sample.values.count) { break }
      if !isRejected(least), !significance.rejects(try exact.pValue(blocks, alternative)) {
        lowest = 2 * value
      }
    }
    return lowest
  }

  private func pValue(_ sample: DifferenceSample, _ shift: Shift) -> Double {
    sample.deviation(sample.ranked(shift).blocks)
      .normalPValue(alternative, continuityCorrection: isCorrected)
  }

  /// The lowest difference below the limit that is kept as a shift, else the limit.
  ///
  /// A shift at a difference drops zeros, so its p-value may exceed that of the gap above it.
  /// Dropping z zeros moves the excess by at most 2 z n: farther differences are skipped.
  private func lowestWithZeros(
    _ sample: DifferenceSample, _ sums: PairwiseSums, below limit: Double
  ) -> Double {
    let total = sample.counts.reduce(0, +)
    func excess(_ sum: Double) -> Int { 2 * (sums.pairs - 2 * sums.count(upTo: sum)) }
    let critical = excess(limit.nextDown)
    var lowest = limit
    var reached = critical
    for (value, count) in zip(sample.values, sample.counts).reversed() where 2 * value < limit {
      if reached - critical > 2 * count * (total + 1) { continue }
      reached = max(reached, excess(2 * value))
      if reached - critical > 2 * count * (total + 1) { continue }
      if !significance.rejects(pValue(sample, .at(2 * value))) { lowest = 2 * value }
    }
    return lowest
  }
}
