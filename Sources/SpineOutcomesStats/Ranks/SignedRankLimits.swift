/// Lower limits of the pseudomedian: the lowest shift that the signed-rank test keeps.
struct SignedRankLimits {
  /// The exact test with its bound; nil for the normal approximation.
  private let exact: (test: ExactSignedRank, bound: UntiedBound)?

  /// The p-value of the test without a shift.
  private let pValue: Double

  private let isCorrected: Bool
  private let significance: SignificanceLevel
  private let isTwoSided: Bool

  private var alternative: Alternative { isTwoSided ? .twoSided : .greater }

  init(
    exact test: ExactSignedRank?, pValue: Double, isCorrected: Bool,
    significance: SignificanceLevel,
    isTwoSided: Bool
  ) {
    exact = test.map { ($0, $0.bound(significance, isTwoSided: isTwoSided)) }
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
    let doubled = sample.zeros == .wilcoxon ? Set(sample.values.map { 2 * $0 }) : []
    // The pairs that tie at a shift lie in blocks of f and g differences, f g pairs each: breaking
    // them moves the excess by (f + g)^2 / 2 at most, in one block of 1 and all pairs.
    let isUntied = sample.counts.allSatisfy { $0 == 1 }
    return try inversion.exactLimit(
      exact.bound, untiedSlack: isUntied ? { ($0 + 1) * ($0 + 1) } : nil,
      isSpecial: { doubled.contains($0) }, pValueAtZero: pValue,
      ranked: { shift in
        let (blocks, zeroCount) = sample.ranked(shift)
        return (
          blocks, sample.deviation(blocks).excess, sample.slack(blocks, zeroCount: zeroCount)
        )
      },
      pValue: { (blocks) throws(StatsError) in try exact.test.pValue(blocks, alternative) })
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
