import Distributions

/// Lower limits of the location shift: the lowest shift that the rank-sum test keeps.
struct RankSumLimits {
  let isExact: Bool
  let isCorrected: Bool
  let significance: SignificanceLevel
  let isTwoSided: Bool

  private var alternative: Alternative { isTwoSided ? .twoSided : .greater }

  /// The limit as a difference, or -infinity.
  func lower(_ samples: TwoSamples, _ sums: PairwiseSums) throws(StatsError) -> Double {
    isExact ? try exact(samples, sums) : asymptotic(samples, sums)
  }

  private func inversion(_ sums: PairwiseSums) -> ShiftInversion {
    ShiftInversion(sums: sums, weight: 1, significance: significance, isTwoSided: isTwoSided)
  }

  private func exact(_ samples: TwoSamples, _ sums: PairwiseSums) throws(StatsError) -> Double {
    let chosen = samples.firstCounts.reduce(0, +)
    let total = chosen + samples.secondCounts.reduce(0, +)
    let ranks = (0..<total).map { 2 * $0 + 2 }
    guard let untied = RankSumNull(doubledRanks: ranks, count: chosen) else {
      throw .tooLarge("the samples are too large for an exact test")
    }
    // The excess is the doubled rank sum less its mean, m (N + 1).
    let mean = chosen * (total + 1)
    let bound = UntiedBound(largest: sums.pairs, significance: significance) { excess in
      isTwoSided ? untied.bothTails(mean + excess) : untied.upperTail(mean + excess)
    }
    var failure: StatsError?
    let limit = inversion(sums).exactLimit(bound, isSpecial: { _ in false }) { shift in
      let blocks = samples.ranked(shift)
      let deviation = TwoSamples.deviation(blocks)
      let excess = isTwoSided ? Int(deviation.excess.magnitude) : deviation.excess
      if let known = bound.isKept(excess, slack: deviation.slack) { return known }
      do throws(StatsError) {
        return !significance.rejects(try TwoSamples.exactPValue(blocks, alternative))
      } catch {
        failure = error
        return true
      }
    }
    if let failure { throw failure }
    return limit
  }

  private func asymptotic(_ samples: TwoSamples, _ sums: PairwiseSums) -> Double {
    // Below all differences the ties are those of every gap: ties within a sample.
    let gap = TwoSamples.deviation(samples.ranked(.belowAll))
    return inversion(sums).asymptoticLimit { excess in
      RankDeviation(
        excess: excess, unit: 0.5, standardDeviation: gap.standardDeviation, slack: 0
      ).normalPValue(alternative, continuityCorrection: isCorrected)
    }
  }
}
