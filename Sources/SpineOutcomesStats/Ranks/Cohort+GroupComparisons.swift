extension Cohort {
  /// Compares a value between all pairs of groups by Dunn's test.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  /// - Returns: The pairs, as of ``GroupedValues/dunnTest(adjustment:)``.
  /// - Throws: As that, and as ``groupedValues(of:by:)``.
  /// - Complexity: O(n) for n records.
  public func dunnTest<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    adjustment: MultiplicityAdjustment = .holm
  ) throws(StatsError) -> PairwiseComparisons {
    try groupedValues(of: value, by: group).dunnTest(name(of: group).label, adjustment)
  }

  /// Compares a value between all pairs of groups by rank-sum tests.
  ///
  /// - Parameters:
  ///   - value: The variable to compare.
  ///   - group: The variable with the groups.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - method: As of ``RankSumTest``.
  ///   - level: The confidence level of each interval, not adjusted; 0.95 by default.
  /// - Returns: The pairs, as of
  ///   ``GroupedValues/pairwiseRankSumTests(adjustment:method:level:)``.
  /// - Throws: As that, and as ``groupedValues(of:by:)``.
  /// - Complexity: As ``RankSumTest``, for each pair.
  public func pairwiseRankSumTests<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    adjustment: MultiplicityAdjustment = .holm, method: RankTestMethod = .automatic,
    level: Double = 0.95
  ) throws(StatsError) -> PairwiseComparisons {
    try groupedValues(of: value, by: group).pairwiseRankSumTests(
      name(of: group).label, adjustment, method, level)
  }

  /// Tests for a trend of a value over ordered groups, by Jonckheere and Terpstra.
  ///
  /// Records that lack the value or the group are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - value: The variable.
  ///   - group: The variable with the groups; the order of its levels is that of the trend.
  ///   - alternative: Two-sided by default; `greater`: values rise with the levels.
  ///   - method: Exact where the test says so by default.
  /// - Returns: The test.
  /// - Throws: As ``JonckheereTerpstraTest/init(_:alternative:method:)``.
  /// - Complexity: As the test.
  public func jonckheereTerpstraTest<Value: Measured, Group: Categorical>(
    of value: Selector<Record, Value>, by group: Selector<Record, Group>,
    alternative: Alternative = .twoSided, method: RankTestMethod = .automatic
  ) throws(StatsError) -> JonckheereTerpstraTest {
    let counted = try countedValues(of: value, by: group)
    let group = try name(of: group).label
    return try JonckheereTerpstraTest(
      counted.values, group, alternative, method, counted.exclusions,
      variables: "\(name(of: value).label) by \(group)")
  }

  /// Compares repeated measurements of each record by Friedman's test.
  ///
  /// Records that lack any of the values are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - values: The measurements, two or more, each once.
  ///   - method: Exact where ``RepeatedMeasuresMethod/automatic`` says so by default.
  /// - Returns: The test, with the mean rank of each measurement.
  /// - Throws: As ``FriedmanTest/init(treatments:columns:method:)``.
  /// - Complexity: As ``FriedmanTest/init(treatments:columns:method:)`` for n records and k
  ///   measurements.
  public func friedmanTest<Value: Measured>(
    of values: [Selector<Record, Value>], method: RepeatedMeasuresMethod = .automatic
  ) throws(StatsError) -> FriedmanTest {
    let blocks = try blocks(of: values)
    return try FriedmanTest(
      BlockRanks(treatments: blocks.names, columns: blocks.columns), method, blocks.exclusions,
      variables: blocks.names.joined(separator: ", "))
  }

  /// Compares all pairs of repeated measurements by their rank sums within records.
  ///
  /// - Parameters:
  ///   - values: The measurements, two or more, each once.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  /// - Returns: The pairs, as of ``BlockRanks/pairwiseRankTests(adjustment:)``; records that lack
  ///   any of the values are left out.
  /// - Throws: As that, and as ``BlockRanks/init(treatments:columns:)``.
  /// - Complexity: O(n k^2) for n records and k measurements.
  public func pairwiseRankTests<Value: Measured>(
    of values: [Selector<Record, Value>], adjustment: MultiplicityAdjustment = .holm
  ) throws(StatsError) -> PairwiseComparisons {
    let blocks = try blocks(of: values)
    return try BlockRanks(treatments: blocks.names, columns: blocks.columns)
      .pairwiseRankTests(adjustment: adjustment)
  }

  /// Compares all pairs of repeated measurements by signed-rank tests.
  ///
  /// - Parameters:
  ///   - values: The measurements, two or more, each once.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - method: As of ``SignedRankTest``.
  ///   - zeros: What happens to differences of 0; dropped by default.
  ///   - level: The confidence level of each interval, not adjusted; 0.95 by default.
  /// - Returns: The pairs; records that lack any of the values are left out.
  /// - Throws: As
  ///   ``PairwiseComparisons/signedRankTests(treatments:columns:adjustment:method:zeros:level:)``.
  /// - Complexity: As ``SignedRankTest``, for each pair.
  public func pairwiseSignedRankTests<Value: Measured>(
    of values: [Selector<Record, Value>], adjustment: MultiplicityAdjustment = .holm,
    method: RankTestMethod = .automatic, zeros: ZeroDifferences = .wilcoxon, level: Double = 0.95
  ) throws(StatsError) -> PairwiseComparisons {
    let blocks = try blocks(of: values)
    return try .signedRankTests(
      treatments: blocks.names, columns: blocks.columns, adjustment: adjustment, method: method,
      zeros: zeros, level: level)
  }

  private func blocks<Value: Measured>(
    of values: [Selector<Record, Value>]
  ) throws(StatsError) -> (names: [String], columns: [[Double]], exclusions: Exclusions) {
    var columns: [MeasuredColumn] = []
    for value in values { columns.append(try measured(value)) }
    let complete = completeCases(of: columns)
    guard complete.count > 0 else { throw .noCompleteCases(complete.exclusions) }
    return (columns.map(\.name.label), columns.map { complete.values($0) }, complete.exclusions)
  }
}
