extension PairwiseComparisons {
  /// Signed-rank tests of all pairs of treatments that each block has received.
  ///
  /// - Parameters:
  ///   - treatments: The names of the treatments, each once.
  ///   - columns: The values of each treatment, finite, blocks in the same order.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - method: As of ``SignedRankTest``.
  ///   - zeros: What happens to differences of 0; dropped by default.
  ///   - level: The confidence level of each interval, not adjusted; 0.95 by default.
  /// - Returns: All pairs, the pseudomedian of first less second as estimate.
  /// - Throws: As ``BlockRanks/init(treatments:columns:)``, and for the level; a pair that cannot
  ///   be tested says why.
  ///
  /// R: `pairwise.wilcox.test(x, g, paired = TRUE)` without ties and zeros.
  ///
  /// - Complexity: As ``SignedRankTest``, for each pair.
  public static func signedRankTests(
    treatments: [String], columns: [[Double]], adjustment: MultiplicityAdjustment = .holm,
    method: RankTestMethod = .automatic, zeros: ZeroDifferences = .wilcoxon, level: Double = 0.95
  ) throws(StatsError) -> PairwiseComparisons {
    try ConfidenceInterval.check(level: level)
    _ = try BlockRanks(treatments: treatments, columns: columns)
    return PairwiseComparisons("Wilcoxon signed-rank tests", treatments, adjustment) {
      first, second throws(StatsError) in
      let test = try SignedRankTest(
        before: columns[second], after: columns[first], method: method, zeros: zeros, level: level)
      let estimate = try test.estimates.first.map { estimate throws(StatsError) in
        try Estimate(
          name: "pseudomedian, \(treatments[first]) minus \(treatments[second])",
          value: estimate.value, confidenceInterval: estimate.confidenceInterval)
      }
      return PairResult(
        estimate: estimate, statistic: test.statistic, pValue: test.pValue, remark: test.method)
    }
  }
}
