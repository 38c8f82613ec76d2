import Distributions

/// The exact signed-rank test of a number of differences, with the table its p-values share.
struct ExactSignedRank {
  private let untied: SignedRankNull
  private let count: Int

  /// - Parameter count: The number of differences, zeros included.
  /// - Throws: ``StatsError/tooLarge(_:)`` for more than 1000 differences.
  init(_ count: Int) throws(StatsError) {
    guard count <= SignedRankNull.largestCount,
      let untied = SignedRankNull(doubledRanks: (0..<count).map { 2 * $0 + 2 })
    else { throw Self.tooLarge(count) }
    self.untied = untied
    self.count = count
  }

  private static func tooLarge(_ count: Int) -> StatsError {
    .tooLarge(
      "\(count) differences; the exact test is for at most \(SignedRankNull.largestCount)")
  }

  /// The p-value of ranked differences, given their ties.
  func pValue(_ blocks: RankBlocks, _ alternative: Alternative) throws(StatsError) -> Double {
    let isUntied = !blocks.isTied && blocks.zeroCount == 0 && blocks.totals.size == count
    guard let null = isUntied ? untied : SignedRankNull(doubledRanks: blocks.doubledRanks)
    else { throw Self.tooLarge(count) }
    let sum = blocks.doubledSum
    return switch alternative {
    case .twoSided: null.bothTails(sum)
    case .greater: null.upperTail(sum)
    case .less: null.lowerTail(sum)
    }
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
