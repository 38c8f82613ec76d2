extension ROCCurve {
  /// The area under the curve with another level, interval, variance or value to test against.
  ///
  /// - Parameters:
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - interval: The scale on which the interval and the p-value are computed.
  ///   - variance: What both rest on; DeLong's variance by default.
  ///   - against: The area that is tested, inside 0...1; 0.5 by default.
  /// - Returns: The area; its p-value and interval come from one inversion.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level or a value that is not
  ///   inside 0...1, or for too few (39 at 0.95) or more than a million resamples;
  ///   ``StatsError/tooLarge(_:)`` for events x others of a resample beyond 2^62.
  ///
  /// R: `pROC::ci.auc(roc, method = "delong")`, and `method = "bootstrap"` but for the draws.
  ///
  /// - Complexity: O(k) for k distinct scores; of a bootstrap O(n) for each resample.
  public func areaUnderCurve(
    level: Double = 0.95, interval: AreaUnderCurve.IntervalScale = .plain,
    variance: AreaUnderCurve.Variance = .deLong, against: Double = 0.5
  ) throws(StatsError) -> AreaUnderCurve {
    let question = try AreaInference.Question(value: against, level: level, scale: interval)
    let cells = OrderedCells(summary, eventsScore: eventsScore)
    let deLong = try DeLongVariance(cells)
    return try AreaUnderCurve(
      deLong, .answer(question, by: variance, deLong, cells), question,
      variables: area.variables ?? "", exclusions: exclusions)
  }

  /// The test that the scores of events and others have one distribution: the rank-sum test.
  ///
  /// - Parameters:
  ///   - alternative: Two-sided by default; `greater` says that the area is above 0.5.
  ///   - method: Exact up to ``RankSumTest/exactLimit`` pairs by default.
  /// - Returns: The area with its standard error under the null hypothesis, and the p-value.
  /// - Throws: ``StatsError/tooLarge(_:)`` for an exact test of more than
  ///   ``RankSumTest/largestExact`` pairs.
  ///
  /// R: `coin::wilcox_test(score ~ outcome, distribution = "exact")`.
  ///
  /// - Complexity: O(k) for k distinct scores; exact: as of ``RankSumTest``.
  public func nullTest(
    alternative: Alternative = .twoSided, method: RankTestMethod = .automatic
  ) throws(StatsError) -> AreaNullTest {
    try AreaNullTest(
      OrderedCells(summary, eventsScore: eventsScore), alternative, method,
      variables: area.variables, exclusions: exclusions)
  }
}
