extension Cohort {
  /// Counts two categorical variables against each other.
  ///
  /// - Parameters:
  ///   - rows: The row variable, such as `\.care`.
  ///   - columns: The column variable, such as `\.failed`.
  /// - Returns: The table of the records that have both, in level order, empty levels included;
  ///   the other records are in its exclusions.
  /// - Throws: ``StatsError/unnamedVariable(of:)`` for a computed property without a name;
  ///   ``StatsError/invalidValue(_:)`` for a level that is not among the declared ones;
  ///   ``StatsError/tooLarge(_:)`` for more than 1e7 cells.
  /// - Complexity: O(n).
  public func contingencyTable<Row: Categorical, Column: Categorical>(
    rows: Selector<Record, Row>, columns: Selector<Record, Column>
  ) throws(StatsError) -> ContingencyTable {
    let first = try categories(rows)
    let second = try categories(columns)
    let cases = completeCases(of: [first, second])
    let width = second.levels.count
    try ContingencyTable.check(rows: first.levels.count, columns: width)
    var cells = [Int](repeating: 0, count: first.levels.count * width)
    for (row, column) in zip(first.codes, second.codes) where row >= 0 && column >= 0 {
      cells[Int(row) * width + Int(column)] += 1
    }
    return try ContingencyTable(
      cells: cells, rowNames: first.levelNames, columnNames: second.levelNames,
      rowVariable: first.name.label, columnVariable: second.name.label,
      exclusions: cases.exclusions)
  }

  /// Pearson's chi-square test of two categorical variables.
  ///
  /// - Parameters:
  ///   - rows: The row variable, such as `\.care`; its first level is the reference of the risk
  ///     difference.
  ///   - columns: The column variable, such as `\.failed`; its last level is the event.
  ///   - correction: The correction of the statistic.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test, which lists levels without records and takes no degree of freedom for
  ///   them.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``ChiSquareTest/init(_:correction:level:)``.
  /// - Complexity: O(n).
  public func chiSquareTest<Row: Categorical, Column: Categorical>(
    _ rows: Selector<Record, Row>, _ columns: Selector<Record, Column>,
    correction: ChiSquareTest.Correction = .none, level: Double = 0.95
  ) throws(StatsError) -> ChiSquareTest {
    try ChiSquareTest(
      contingencyTable(rows: rows, columns: columns), correction: correction, level: level)
  }

  /// Fisher's exact test of two variables that have two levels with records each.
  ///
  /// - Parameters:
  ///   - rows: The row variable, such as `\.care`; its first level is the reference.
  ///   - columns: The column variable, such as `\.failed`; its last level is the event.
  ///   - method: What counts as two-sided.
  ///   - alternative: The alternative hypothesis about the odds ratio.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test, with the odds ratio of the event in the last level against the first.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``FisherTest/init(_:method:alternative:level:)``.
  /// - Complexity: O(n).
  public func fisherTest<Row: Categorical, Column: Categorical>(
    _ rows: Selector<Record, Row>, _ columns: Selector<Record, Column>,
    method: FisherTest.Method = .minlike, alternative: Alternative = .twoSided,
    level: Double = 0.95
  ) throws(StatsError) -> FisherTest {
    try FisherTest(
      contingencyTable(rows: rows, columns: columns), method: method, alternative: alternative,
      level: level)
  }

  /// McNemar's test of a variable before and after.
  ///
  /// - Parameters:
  ///   - before: The variable before, such as `\.walksBefore`.
  ///   - after: The same variable after.
  ///   - method: How the p-value and the interval of the odds ratio are computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test of the records that have both values.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``McNemarTest/init(_:method:level:)``.
  /// - Complexity: O(n).
  public func mcNemarTest<Value: Categorical>(
    before: Selector<Record, Value>, after: Selector<Record, Value>,
    method: McNemarTest.Method = .exact, level: Double = 0.95
  ) throws(StatsError) -> McNemarTest {
    try McNemarTest(
      contingencyTable(rows: before, columns: after), method: method, level: level)
  }

  /// McNemar's test of a variable before and after, in each group.
  ///
  /// - Parameters:
  ///   - before: The variable before, such as `\.walksBefore`.
  ///   - after: The same variable after.
  ///   - groups: The variable that tells the groups apart, such as `\.care`.
  ///   - method: How the p-value and the interval of the odds ratio are computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: For each level its test, or why it cannot be tested.
  /// - Complexity: O(n).
  public func mcNemarTest<Value: Categorical, Group: Categorical>(
    before: Selector<Record, Value>, after: Selector<Record, Value>,
    by groups: Selector<Record, Group>,
    method: McNemarTest.Method = .exact, level: Double = 0.95
  ) -> Groups<Group.Level, McNemarTest> {
    byGroup(groups) { cohort throws(StatsError) in
      try cohort.mcNemarTest(before: before, after: after, method: method, level: level)
    }
  }
}
