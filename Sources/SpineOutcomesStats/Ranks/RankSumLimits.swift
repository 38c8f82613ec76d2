/// Lower limits of the location shift: the lowest shift that the rank-sum test keeps.
struct RankSumLimits {
  /// The exact test with its bound; nil for the normal approximation.
  private let exact: (test: ExactRankSum, bound: UntiedBound)?

  /// The p-value of the test without a shift.
  private let pValue: Double

  private let isCorrected: Bool
  private let significance: SignificanceLevel
  private let isTwoSided: Bool

  private var alternative: Alternative { isTwoSided ? .twoSided : .greater }

  init(
    exact test: ExactRankSum?, pValue: Double, isCorrected: Bool, significance: SignificanceLevel,
    isTwoSided: Bool
  ) {
    exact = test.map { ($0, $0.bound(significance, isTwoSided: isTwoSided)) }
    self.pValue = pValue
    self.isCorrected = isCorrected
    self.significance = significance
    self.isTwoSided = isTwoSided
  }

  /// The limit as a difference, or -infinity.
  func lower(_ samples: TwoSamples, _ sums: PairwiseSums) throws(StatsError) -> Double {
    let inversion = ShiftInversion(
      sums: sums, weight: 1, significance: significance, isTwoSided: isTwoSided)
    guard let exact else {
      // Below all differences the ties are those of every gap: ties within a sample.
      let gap = TwoSamples.deviation(samples.ranked(.belowAll))
      return inversion.asymptoticLimit(
        gap: gap, alternative, continuityCorrection: isCorrected)
    }
    // Breaking a tie between the samples moves the excess by the pairs that tie at most.
    return try inversion.exactLimit(
      exact.bound, untiedSlack: samples.isUntied ? { $0 } : nil, pValueAtZero: pValue,
      ranked: { shift in
        let blocks = samples.ranked(shift)
        return (blocks, TwoSamples.deviation(blocks).excess, TwoSamples.slack(blocks))
      },
      pValue: { (blocks) throws(StatsError) in try exact.test.pValue(blocks, alternative) })
  }
}
