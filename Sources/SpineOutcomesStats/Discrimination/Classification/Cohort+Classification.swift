extension Cohort {
  /// Classifies the records by a test with two results.
  ///
  /// Records that lack the outcome or the test are left out and counted.
  ///
  /// - Parameters:
  ///   - outcome: Whether a record had the event, such as `\.failed`.
  ///   - test: Whether the test was positive, such as `\.metastasisSeen`.
  ///   - prevalence: The share of events, inside 0...1, for which predictive values are wanted
  ///     beside those of the sample; none by default.
  ///   - interval: How the intervals of shares are computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The classification.
  /// - Throws: ``StatsError/unnamedVariable(of:)`` for a computed property without a name;
  ///   ``StatsError/noCompleteCases(_:)``; ``StatsError/invalidArgument(name:reason:)`` for a
  ///   prevalence or a level outside 0...1.
  /// - Complexity: O(n) for n records.
  public func classification<Outcome: Categorical, Test: Categorical>(
    of outcome: Selector<Record, Outcome>, test: Selector<Record, Test>,
    prevalence: Double? = nil, interval: ProportionInterval = .wilson, level: Double = 0.95
  ) throws(StatsError) -> Classification where Outcome.Level == Bool, Test.Level == Bool {
    try Classification(
      contingencyTable(rows: test, columns: outcome), prevalence: prevalence, interval: interval,
      level: level)
  }
}
