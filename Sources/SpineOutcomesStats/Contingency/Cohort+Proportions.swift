extension Cohort {
  /// The proportion of the records that have an event.
  ///
  /// - Parameter event: Whether a record has it, such as `\.failed`.
  /// - Returns: The counts of the records that have the variable; the others are in its
  ///   exclusions.
  /// - Throws: ``StatsError/unnamedVariable(of:)`` for a computed property without a name.
  /// - Complexity: O(n).
  public func proportion<Event: Categorical>(
    of event: Selector<Record, Event>
  ) throws(StatsError) -> Proportion where Event.Level == Bool {
    let column = try categories(event)
    let cases = completeCases(of: [column])
    let codes = cases.codes(column)
    return try Proportion(
      events: codes.count { column.levels[Int($0)] }, count: codes.count,
      name: column.name.label, exclusions: cases.exclusions)
  }

  /// Two independent proportions, whose effects are had by name.
  ///
  /// - Parameters:
  ///   - rows: The variable that tells the two groups apart, such as `\.care`; its first level is
  ///     the reference.
  ///   - columns: The event, such as `\.failed`; its last level is the event.
  /// - Returns: The proportions of the records that have both.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``TwoProportions/init(_:)``.
  /// - Complexity: O(n).
  public func twoProportions<Row: Categorical, Column: Categorical>(
    _ rows: Selector<Record, Row>, _ columns: Selector<Record, Column>
  ) throws(StatsError) -> TwoProportions {
    try TwoProportions(contingencyTable(rows: rows, columns: columns))
  }

  /// The likelihood-ratio test of two categorical variables.
  ///
  /// - Parameters:
  ///   - rows: The row variable, such as `\.care`; its first level is the reference of the odds
  ///     ratio.
  ///   - columns: The column variable, such as `\.failed`; its last level is the event.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of ``GTest/init(_:level:)``.
  /// - Complexity: O(n).
  public func gTest<Row: Categorical, Column: Categorical>(
    _ rows: Selector<Record, Row>, _ columns: Selector<Record, Column>, level: Double = 0.95
  ) throws(StatsError) -> GTest {
    try GTest(contingencyTable(rows: rows, columns: columns), level: level)
  }

  /// The Stuart-Maxwell test: whether the levels of a variable are as frequent after as before.
  ///
  /// - Parameters:
  ///   - before: The variable before, such as `\.gradeBefore`.
  ///   - after: The same variable after.
  /// - Returns: The test of the records that have both values.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``StuartMaxwellTest/init(_:)``.
  /// - Complexity: O(n).
  public func stuartMaxwellTest<Value: Categorical>(
    before: Selector<Record, Value>, after: Selector<Record, Value>
  ) throws(StatsError) -> StuartMaxwellTest {
    try StuartMaxwellTest(contingencyTable(rows: before, columns: after))
  }

  /// Bowker's test: whether changes between each two levels go both ways alike.
  ///
  /// - Parameters:
  ///   - before: The variable before, such as `\.gradeBefore`.
  ///   - after: The same variable after.
  /// - Returns: The test of the records that have both values.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of ``BowkerTest/init(_:)``.
  /// - Complexity: O(n).
  public func bowkerTest<Value: Categorical>(
    before: Selector<Record, Value>, after: Selector<Record, Value>
  ) throws(StatsError) -> BowkerTest {
    try BowkerTest(contingencyTable(rows: before, columns: after))
  }

  /// Cohen's kappa of two ratings of the same records.
  ///
  /// - Parameters:
  ///   - first: The first rating.
  ///   - second: The second rating, with the same levels.
  ///   - weights: How much a disagreement weighs.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: Kappa of the records that have both ratings.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``CohenKappa/init(_:weights:level:)``.
  /// - Complexity: O(n).
  public func kappa<Value: Categorical>(
    _ first: Selector<Record, Value>, _ second: Selector<Record, Value>,
    weights: CohenKappa.Weights = .none, level: Double = 0.95
  ) throws(StatsError) -> CohenKappa {
    try CohenKappa(
      contingencyTable(rows: first, columns: second), weights: weights, level: level)
  }
}
