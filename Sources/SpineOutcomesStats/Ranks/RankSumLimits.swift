/// Lower limits of the location shift: the lowest shift that the rank-sum test keeps.
struct RankSumLimits {
  /// The exact test; nil for the normal approximation.
  private let exact: ExactRankSum?

  /// What is known of all shifts without their ties; nil where that decides all.
  private let bound: UntiedBound?

  /// The p-value of the test without a shift.
  private let pValue: Double

  private let isCorrected: Bool
  private let significance: SignificanceLevel
  private let isTwoSided: Bool

  private var alternative: Alternative { isTwoSided ? .twoSided : .greater }

  init(
    exact: ExactRankSum?, isUntied: Bool, pValue: Double, isCorrected: Bool,
    significance: SignificanceLevel,
    isTwoSided: Bool
  ) {
    self.exact = exact
    bound = isUntied ? nil : exact?.bound(significance, isTwoSided: isTwoSided)
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
    guard let bound else {
      return inversion.untiedLimit { exact.untiedPValue(won: sums.pairs - $0, alternative) }
    }
    return try inversion.exactLimit(
      bound, pValueAtZero: pValue,
      ranked: { shift in
        let blocks = samples.ranked(shift)
        return (blocks, TwoSamples.deviation(blocks).excess, TwoSamples.slack(blocks))
      },
      pValue: { (blocks) throws(StatsError) in try exact.pValue(blocks, alternative) })
  }
}
