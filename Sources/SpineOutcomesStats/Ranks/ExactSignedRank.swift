import Distributions

/// The exact signed-rank test of a number of differences, with the table its p-values share.
struct ExactSignedRank {
  private let untied: SignedRankNull

  /// That of one difference less, as when one is zero.
  private let oneLess: SignedRankNull
  private let count: Int

  /// - Parameter count: The number of differences, zeros included.
  /// - Throws: ``StatsError/tooLarge(_:)`` for more than 1000 differences.
  init(_ count: Int) throws(StatsError) {
    guard let nulls = SignedRankNull.untied(count) else { throw Self.tooLarge(count) }
    (untied, oneLess) = (nulls.all, nulls.oneLess)
    self.count = count
  }

  private static func tooLarge(_ count: Int) -> StatsError {
    .tooLarge(
      "\(count) differences; the exact test is for at most \(SignedRankNull.largestCount)")
  }

  /// The p-value of ranked differences, given their ties.
  func pValue(_ blocks: RankBlocks, _ alternative: Alternative) throws(StatsError) -> Double {
    let sum = blocks.doubledSum
    let size = blocks.totals.size
    let isUntied = !blocks.isTied && blocks.zeroCount == 0
    let null =
      isUntied && size == count
      ? untied
      : isUntied && size == count - 1
        ? oneLess : SignedRankNull(doubledRanks: blocks.doubledRanks)
    guard let null else { throw Self.tooLarge(count) }
    return switch alternative {
    case .twoSided: null.bothTails(sum)
    case .greater: null.upperTail(sum)
    case .less: null.lowerTail(sum)
    }
  }

  /// The p-value without ties and zeros, by the sum of the positive ranks.
  func untiedPValue(_ sum: Int, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: untied.bothTails(2 * sum)
    case .greater: untied.upperTail(2 * sum)
    case .less: untied.lowerTail(2 * sum)
    }
  }

  /// The probability, without ties and zeros, of an excess or a distance of at least a number > 0.
  func untiedTail(_ excess: Int, isTwoSided: Bool) -> Double {
    // The excess is twice the doubled sum less its range: 2 (2 V) - n (n + 1).
    let tail = untied.upperTail((count * (count + 1) + excess + 1) / 2)
    return isTwoSided ? min(1, 2 * tail) : tail
  }

  /// What is known of all shifts without their ties and zeros; the sign may be reversed.
  func bound(_ significance: SignificanceLevel, isTwoSided: Bool) -> UntiedBound {
    // The excess is twice the doubled sum less its range: 2 (2 V) - n (n + 1).
    let range = count * (count + 1)
    return UntiedBound(largest: range, significance: significance, isTwoSided: isTwoSided) {
      untied.upperTail((range + $0 + 1) / 2)
    }
  }
}
