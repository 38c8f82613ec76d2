extension Cohort {
  /// Cochran's Q test of a yes-or-no variable under several conditions.
  ///
  /// - Parameter conditions: The variable under each condition, such as `\.walksBefore`,
  ///   `\.walksAfter`, `\.walksAtOneYear`.
  /// - Returns: The test of the records that have all values.
  /// - Throws: ``StatsError/unnamedVariable(of:)`` for a computed property without a name, and the
  ///   errors of ``RepeatedOutcomes/init(columns:conditions:)`` and ``CochranQTest/init(_:method:)``.
  /// - Complexity: O(n x conditions).
  public func cochranQTest<Value: Categorical>(
    _ conditions: Selector<Record, Value>...
  ) throws(StatsError) -> CochranQTest where Value.Level == Bool {
    try cochranQTest(of: conditions)
  }

  /// Cochran's Q test of a yes-or-no variable under several conditions.
  ///
  /// - Parameters:
  ///   - conditions: The variable under each condition, two or more, each once.
  ///   - method: Exact where ``RepeatedMeasuresMethod/automatic`` says so by default.
  /// - Returns: The test of the records that have all values.
  /// - Throws: As ``cochranQTest(_:)``.
  /// - Complexity: O(n x conditions), and as ``CochranQTest/init(_:method:)``.
  public func cochranQTest<Value: Categorical>(
    of conditions: [Selector<Record, Value>], method: RepeatedMeasuresMethod = .automatic
  ) throws(StatsError) -> CochranQTest where Value.Level == Bool {
    let outcomes = try outcomes(of: conditions)
    var sums = [Int](repeating: 0, count: outcomes.exclusions.analysed)
    for column in outcomes.columns {
      for (record, isPositive) in column.enumerated() where isPositive { sums[record] += 1 }
    }
    var byPositives = [Int](repeating: 0, count: outcomes.columns.count + 1)
    for sum in sums { byPositives[sum] += 1 }
    return try CochranQTest(
      RepeatedOutcomes(
        conditions: outcomes.names, positives: outcomes.columns.map { $0.count { $0 } },
        recordsByPositives: byPositives, exclusions: outcomes.exclusions), method: method)
  }

  /// Compares all pairs of conditions of a yes-or-no variable by McNemar's test.
  ///
  /// - Parameters:
  ///   - conditions: The variable under each condition, two or more, each once.
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - method: Exact by default.
  /// - Returns: The pairs, as of
  ///   ``PairwiseComparisons/mcNemarTests(conditions:columns:adjustment:method:)``; records that
  ///   lack any of the values are left out.
  /// - Throws: As that; ``StatsError/noCompleteCases(_:)`` without a record that has all values.
  /// - Complexity: O(n x conditions^2).
  public func pairwiseMcNemarTests<Value: Categorical>(
    of conditions: [Selector<Record, Value>], adjustment: MultiplicityAdjustment = .holm,
    method: McNemarTest.Method = .exact
  ) throws(StatsError) -> PairwiseComparisons where Value.Level == Bool {
    let outcomes = try outcomes(of: conditions)
    guard outcomes.exclusions.analysed > 0 else { throw .noCompleteCases(outcomes.exclusions) }
    return try .mcNemarTests(
      conditions: outcomes.names, columns: outcomes.columns, adjustment: adjustment,
      method: method)
  }

  private func outcomes<Value: Categorical>(
    of conditions: [Selector<Record, Value>]
  ) throws(StatsError) -> (names: [String], columns: [[Bool]], exclusions: Exclusions)
  where Value.Level == Bool {
    var columns: [CategoryColumn<Bool>] = []
    for condition in conditions { columns.append(try categories(condition)) }
    let cases = completeCases(of: columns)
    return (
      columns.map(\.name.label),
      columns.map { column in cases.codes(column).map { column.levels[Int($0)] } },
      cases.exclusions
    )
  }
}
