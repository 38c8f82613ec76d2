extension CumulativeIncidence {
  /// Compares the cumulative incidence of a cause in the groups by Gray's test.
  ///
  /// - Parameters:
  ///   - cause: The name of the cause.
  ///   - rho: The exponent of the weight (1 - F0)^ρ, 0 or more; 0 by default.
  /// - Returns: The test of the same life table, within its strata.
  /// - Throws: As ``GrayTest/init(_:cause:rho:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(number of distinct times * the cube of the number of groups).
  public func grayTest(cause: String, rho: Double = 0) throws(StatsError) -> GrayTest {
    try GrayTest(
      lifeTable, cause: cause, rho: rho, timeTolerance: timeTolerance, labels: labels,
      exclusions: exclusions)
  }

  /// Compares the cumulative incidence of a cause in each pair of groups, with p-values adjusted
  /// for the number of pairs.
  ///
  /// - Parameters:
  ///   - cause: The name of the cause.
  ///   - adjustment: How the p-values are adjusted.
  ///   - rho: The exponent of the weight (1 - F0)^ρ, 0 or more; 0 by default.
  /// - Returns: The comparisons of the same life table, within its strata.
  /// - Throws: As
  ///   ``PairwiseGrayTests/init(_:cause:adjustment:rho:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(number of distinct times * number of groups).
  public func pairwiseGrayTests(
    cause: String, adjustment: MultiplicityAdjustment, rho: Double = 0
  ) throws(StatsError) -> PairwiseGrayTests {
    try PairwiseGrayTests(
      lifeTable, cause: cause, adjustment: adjustment, rho: rho, timeTolerance: timeTolerance,
      labels: labels, exclusions: exclusions)
  }
}
