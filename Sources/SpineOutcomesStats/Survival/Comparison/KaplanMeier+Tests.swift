extension KaplanMeier {
  /// Compares the survival of the groups by a test of the log-rank family.
  ///
  /// - Parameters:
  ///   - weight: How much each event time counts.
  ///   - form: Which statistic is computed.
  /// - Returns: The test of the same life table, within its strata.
  /// - Throws: As ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(number of distinct times * the square of the number of groups).
  public func logRankTest(
    weight: LogRankWeight = .logRank, form: LogRankStatistic = .hypergeometric
  ) throws(StatsError) -> LogRankTest {
    try LogRankTest(
      lifeTable, weight: weight, form: form, level: level, timeTolerance: timeTolerance,
      labels: labels, exclusions: exclusions)
  }

  /// Tests for a trend of survival over the groups.
  ///
  /// - Parameters:
  ///   - scores: A score for each group in the order of the table; nil: 1, 2, 3, ...
  ///   - weight: How much each event time counts.
  /// - Returns: The test of the same life table, within its strata.
  /// - Throws: As ``LogRankTrendTest/init(_:scores:weight:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(number of distinct times * the square of the number of groups).
  public func logRankTrendTest(
    scores: [Double]? = nil, weight: LogRankWeight = .logRank
  ) throws(StatsError) -> LogRankTrendTest {
    try LogRankTrendTest(
      lifeTable, scores: scores, weight: weight, level: level, timeTolerance: timeTolerance,
      labels: labels, exclusions: exclusions)
  }

  /// Compares each pair of groups, with p-values adjusted for the number of pairs.
  ///
  /// - Parameters:
  ///   - adjustment: How the p-values are adjusted.
  ///   - weight: How much each event time counts.
  /// - Returns: The comparisons of the same life table, within its strata.
  /// - Throws: As
  ///   ``PairwiseLogRankTests/init(_:adjustment:weight:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(number of distinct times * number of groups).
  public func pairwiseLogRankTests(
    adjustment: MultiplicityAdjustment, weight: LogRankWeight = .logRank
  ) throws(StatsError) -> PairwiseLogRankTests {
    try PairwiseLogRankTests(
      lifeTable, adjustment: adjustment, weight: weight, level: level,
      timeTolerance: timeTolerance, labels: labels, exclusions: exclusions)
  }

  /// Compares the survival of the groups by the permutation distribution of a log-rank sum.
  ///
  /// - Parameters:
  ///   - method: Exact, or by how many random permutations from which seed.
  ///   - weight: How much each event time counts.
  /// - Returns: The test of the same life table, within its strata.
  /// - Throws: As
  ///   ``LogRankPermutationTest/init(_:method:weight:level:timeTolerance:labels:exclusions:)``.
  public func logRankPermutationTest(
    method: PermutationMethod, weight: LogRankWeight = .logRank
  ) throws(StatsError) -> LogRankPermutationTest {
    try LogRankPermutationTest(
      lifeTable, method: method, weight: weight, level: level, timeTolerance: timeTolerance,
      labels: labels, exclusions: exclusions)
  }
}
