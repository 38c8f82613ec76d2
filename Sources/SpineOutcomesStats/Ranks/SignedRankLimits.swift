import Distributions

/// Lower limits of the pseudomedian: the lowest shift that the signed-rank test keeps.
struct SignedRankLimits {
  let isExact: Bool
  let isCorrected: Bool
  let significance: SignificanceLevel
  let isTwoSided: Bool

  private var alternative: Alternative { isTwoSided ? .twoSided : .greater }

  /// The limit as a Walsh sum, or -infinity.
  func lower(_ sample: DifferenceSample, _ sums: PairwiseSums) throws(StatsError) -> Double {
    isExact ? try exact(sample, sums) : asymptotic(sample, sums)
  }

  private func inversion(_ sums: PairwiseSums) -> ShiftInversion {
    ShiftInversion(sums: sums, weight: 2, significance: significance, isTwoSided: isTwoSided)
  }

  private func exact(
    _ sample: DifferenceSample, _ sums: PairwiseSums
  ) throws(StatsError) -> Double {
    let total = sample.counts.reduce(0, +)
    guard let untied = SignedRankNull(doubledRanks: (0..<total).map { 2 * $0 + 2 }) else {
      throw .tooLarge("more than \(SignedRankNull.largestCount) differences for an exact test")
    }
    // The excess is twice the doubled sum less its range: 2 (2 V) - n (n + 1).
    let range = total * (total + 1)
    let bound = UntiedBound(largest: range, significance: significance) { excess in
      let tail = untied.upperTail((range + excess + 1) / 2)
      return isTwoSided ? (excess == 0 ? 1 : min(1, 2 * tail)) : tail
    }
    var failure: StatsError?
    let doubled = sample.zeros == .wilcoxon ? Set(sample.values.map { 2 * $0 }) : []
    let limit = inversion(sums).exactLimit(bound, isSpecial: { doubled.contains($0) }) { shift in
      let (blocks, zeroCount) = sample.ranked(shift)
      let deviation = sample.deviation(blocks, zeroCount: zeroCount)
      let excess = isTwoSided ? Int(deviation.excess.magnitude) : deviation.excess
      if let known = bound.isKept(excess, slack: deviation.slack) { return known }
      do throws(StatsError) {
        return !significance.rejects(try DifferenceSample.exactPValue(blocks, alternative))
      } catch {
        failure = error
        return true
      }
    }
    if let failure { throw failure }
    return limit
  }

  private func pValue(_ sample: DifferenceSample, _ shift: Shift) -> Double {
    let (blocks, zeroCount) = sample.ranked(shift)
    return sample.deviation(blocks, zeroCount: zeroCount)
      .normalPValue(alternative, continuityCorrection: isCorrected)
  }

  private func asymptotic(_ sample: DifferenceSample, _ sums: PairwiseSums) -> Double {
    // Below all sums the ties are those of every gap: equal differences.
    let (blocks, _) = sample.ranked(.belowAll)
    let gap = sample.deviation(blocks, zeroCount: 0)
    let limit = inversion(sums).asymptoticLimit { excess in
      RankDeviation(
        excess: excess, unit: 0.25, standardDeviation: gap.standardDeviation, slack: 0
      ).normalPValue(alternative, continuityCorrection: isCorrected)
    }
    guard sample.zeros == .wilcoxon, limit > -.infinity else { return limit }
    return lowestWithZeros(sample, sums, below: limit)
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
