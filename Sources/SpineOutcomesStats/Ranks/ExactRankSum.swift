import Distributions

/// The exact rank-sum test of two sample sizes, with the table that its p-values share.
struct ExactRankSum {
  private let untied: UntiedRankSumNull

  /// Whether a two-sided p-value is twice the smaller tail, not that of the distance.
  private let isDoubled: Bool

  /// - Throws: ``StatsError/tooLarge(_:)`` where the choices cannot be counted.
  init(_ first: Int, _ second: Int, isDoubled: Bool = false) throws(StatsError) {
    guard let untied = UntiedRankSumNull(first, second) else { throw Self.tooLarge }
    self.untied = untied
    self.isDoubled = isDoubled
  }

  private static let tooLarge = StatsError.tooLarge(
    "the samples are too large for an exact test")

  /// The p-value of ranked samples, given their ties.
  func pValue(_ blocks: RankBlocks, _ alternative: Alternative) throws(StatsError) -> Double {
    let sum = blocks.doubledSum
    guard blocks.isTied else {
      // The rank sum less its least value, m (m + 1) / 2, counts the pairs won.
      let first = blocks.totals.first
      return untiedPValue(won: (sum - first * (first + 1)) / 2, alternative)
    }
    guard
      let null = RankSumNull(doubledRanks: blocks.doubledRanks, count: blocks.totals.first)
    else { throw Self.tooLarge }
    return switch alternative {
    case .twoSided where isDoubled: min(1, 2 * min(null.lowerTail(sum), null.upperTail(sum)))
    case .twoSided: null.bothTails(sum)
    case .greater: null.upperTail(sum)
    case .less: null.lowerTail(sum)
    }
  }

  /// The p-value without ties, by the number of pairs that the first sample wins.
  func untiedPValue(won: Int, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: untied.bothTails(won)
    case .greater: untied.upperTail(won)
    case .less: untied.lowerTail(won)
    }
  }

  /// What is known of all shifts without their ties; the samples may be exchanged.
  ///
  /// It holds for doubled p-values too: the tail on the side of the statistic is bounded as that
  /// of the distance is, and the other tail is the larger one or kept as well.
  func bound(_ significance: SignificanceLevel, isTwoSided: Bool) -> UntiedBound {
    // The excess is twice the count of pairs won, less all pairs.
    UntiedBound(largest: untied.pairs, significance: significance, isTwoSided: isTwoSided) {
      untied.upperTail((untied.pairs + $0 + 1) / 2)
    }
  }
}
