import Distributions

/// How far a rank statistic is from its null mean, and how far it is by chance.
struct RankDeviation {
  /// The statistic less its mean, in units of 1/4 (signed-rank) or 1/2 (rank-sum).
  let excess: Int

  /// The size of that unit.
  let unit: Double

  /// The null standard deviation of the statistic, given the ties.
  let standardDeviation: Double

  /// The p-value by the normal approximation; 1 when the statistic cannot vary.
  func normalPValue(_ alternative: Alternative, continuityCorrection: Bool) -> Double {
    guard standardDeviation > 0 else { return 1 }
    let correction = continuityCorrection ? 0.5 : 0
    let distance = Double(excess) * unit
    switch alternative {
    case .twoSided:
      let score = max(0, distance.magnitude - correction) / standardDeviation
      return min(1, 2 * Normal.standard.upperTail(score))
    case .greater:
      return Normal.standard.upperTail((distance - correction) / standardDeviation)
    case .less:
      return Normal.standard.cdf((distance + correction) / standardDeviation)
    }
  }
}
