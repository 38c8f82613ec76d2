extension Cohort {
  /// Counts two categorical variables against each other within strata of a third.
  ///
  /// - Parameters:
  ///   - rows: The row variable, such as `\.care`.
  ///   - columns: The column variable, such as `\.failed`.
  ///   - strata: The variable that tells the strata apart, such as `\.hospital`.
  /// - Returns: The table of the records that have all three, in level order, empty levels
  ///   included; the other records are in its exclusions.
  /// - Throws: ``StatsError/unnamedVariable(of:)`` for a computed property without a name;
  ///   ``StatsError/invalidValue(_:)`` for a level that is not among the declared ones;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a stratum variable without levels;
  ///   ``StatsError/tooLarge(_:)`` for more than 1e7 cells.
  /// - Complexity: O(n).
  public func contingencyTable<Row: Categorical, Column: Categorical, Stratum: Categorical>(
    rows: Selector<Record, Row>, columns: Selector<Record, Column>,
    strata: Selector<Record, Stratum>
  ) throws(StatsError) -> StratifiedTable {
    let first = try categories(rows)
    let second = try categories(columns)
    let third = try categories(strata)
    let cases = completeCases(of: [first, second, third])
    let (height, width) = (first.levels.count, second.levels.count)
    let (size, overflow) = height.multipliedReportingOverflow(by: width)
    guard !overflow else { throw .tooLarge("a contingency table of \(height) x \(width) levels") }
    try ContingencyTable.check(rows: size, columns: third.levels.count)
    var cells = [[Int]](
      repeating: [Int](repeating: 0, count: size), count: third.levels.count)
    for ((row, column), stratum) in zip(
      zip(cases.codes(first), cases.codes(second)), cases.codes(third))
    {
      cells[Int(stratum)][Int(row) * width + Int(column)] += 1
    }
    return try StratifiedTable(
      cells.map {
        ContingencyTable(
          unchecked: $0, rowNames: first.levelNames, columnNames: second.levelNames,
          rowVariable: first.name.label, columnVariable: second.name.label)
      },
      stratumNames: third.levelNames, stratumVariable: third.name.label,
      exclusions: cases.exclusions)
  }

  /// The Cochran-Mantel-Haenszel test of two variables within strata of a third.
  ///
  /// - Parameters:
  ///   - rows: The row variable, such as `\.care`; its first level is the reference.
  ///   - columns: The column variable, such as `\.failed`; its last level is the event.
  ///   - strata: The variable that tells the strata apart, such as `\.hospital`.
  ///   - correction: The correction of the statistic.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The test, with the effects that the strata have in common.
  /// - Throws: The errors of ``contingencyTable(rows:columns:strata:)`` and of
  ///   ``MantelHaenszelTest/init(_:correction:level:)``.
  /// - Complexity: O(n).
  public func mantelHaenszelTest<
    Row: Categorical, Column: Categorical, Stratum: Categorical
  >(
    _ rows: Selector<Record, Row>, _ columns: Selector<Record, Column>,
    strata: Selector<Record, Stratum>, correction: MantelHaenszelTest.Correction = .none,
    level: Double = 0.95
  ) throws(StatsError) -> MantelHaenszelTest {
    try MantelHaenszelTest(
      contingencyTable(rows: rows, columns: columns, strata: strata), correction: correction,
      level: level)
  }

  /// Fisher's exact test of two categorical variables with any number of levels.
  ///
  /// - Parameters:
  ///   - rows: The row variable, such as `\.care`.
  ///   - columns: The column variable, such as `\.grade`.
  ///   - computation: Exact where that takes few steps, by default.
  /// - Returns: The test.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``FreemanHaltonTest/init(_:computation:)``.
  /// - Complexity: O(n), and as the test.
  public func freemanHaltonTest<Row: Categorical, Column: Categorical>(
    _ rows: Selector<Record, Row>, _ columns: Selector<Record, Column>,
    computation: FreemanHaltonTest.Computation = .automatic()
  ) throws(StatsError) -> FreemanHaltonTest {
    try FreemanHaltonTest(
      contingencyTable(rows: rows, columns: columns), computation: computation)
  }

  /// The Cochran-Armitage test of a trend of a proportion over ordered groups.
  ///
  /// - Parameters:
  ///   - groups: The ordered groups, such as `\.grade`.
  ///   - event: The event, such as `\.failed`; its last level is the event.
  ///   - scores: The score of each level; 1, 2, 3 ... by default.
  ///   - method: Asymptotic by default.
  ///   - alternative: The alternative hypothesis about the slope.
  /// - Returns: The test.
  /// - Throws: The errors of ``contingencyTable(rows:columns:)`` and of
  ///   ``CochranArmitageTest/init(_:scores:method:alternative:)``.
  /// - Complexity: O(n), and as the test.
  public func cochranArmitageTest<Row: Categorical, Column: Categorical>(
    _ groups: Selector<Record, Row>, _ event: Selector<Record, Column>, scores: [Double]? = nil,
    method: CochranArmitageTest.Method = .asymptotic, alternative: Alternative = .twoSided
  ) throws(StatsError) -> CochranArmitageTest {
    try CochranArmitageTest(
      contingencyTable(rows: groups, columns: event), scores: scores, method: method,
      alternative: alternative)
  }
}
