public import SpineOutcomesStats

extension Table {
  /// A row for each group with records: n, observed and expected events of a log-rank test.
  ///
  /// The notes name the groups without records.
  /// A weighted test has the weighted sum of observed less expected events beside them.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - caption: What the table shows.
  public init(_ test: LogRankTest, caption: String) {
    self.init(
      caption: caption,
      columns: [Column("Group", .left), Column("n"), Column("Observed"), Column("Expected")])
    let isWeighted = test.weight != .logRank
    if isWeighted { columns.append(Column("Weighted O - E")) }
    for group in test.groups where group.count > 0 {
      add(
        Self.cells(group) + (isWeighted ? [Decimals.significant(group.weightedDifference)] : []))
    }
    let statistic = test.statistic.map { "\($0), " } ?? ""
    notes = ["\(test.method): \(statistic)\(test.pValue)."]
    notes += test.estimates.map { Self.note("\($0).") }
    notes += Self.withoutRecords(test.groups.filter { $0.count == 0 }.map(\.name))
  }

  /// A row for each group: score, n, observed and expected events of a test for trend.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - caption: What the table shows.
  public init(_ test: LogRankTrendTest, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column("Group", .left), Column("Score"), Column("n"), Column("Observed"),
        Column("Expected"),
      ])
    for group in test.groups where group.group.count > 0 {
      var cells = Self.cells(group.group)
      cells.insert(Decimals.plain(group.score), at: 1)
      add(cells)
    }
    let statistic = test.statistic.map { "\($0), " } ?? ""
    notes = ["\(test.method): \(statistic)\(test.pValue)."]
    notes += test.estimates.map { Self.note("\($0).") }
    notes += Self.withoutRecords(test.groups.filter { $0.group.count == 0 }.map(\.group.name))
  }

  /// A row for each pair of groups: statistic, p-value, adjusted p-value and hazard ratio.
  ///
  /// - Parameters:
  ///   - tests: The tests of all pairs.
  ///   - caption: What the table shows.
  public init(_ tests: PairwiseLogRankTests, caption: String) {
    self.init(
      caption: caption,
      columns: [Column("Pair", .left), Column("Chi-square"), Column("p")])
    let isAdjusted = tests.adjustment != .unadjusted
    if isAdjusted { columns.append(Column("p (\(tests.adjustment.name))")) }
    let level = tests.comparisons.lazy.compactMap { Self.interval($0)?.level }.first
    if let level { columns += [Column("Hazard ratio"), Column(Self.intervalTitle(level))] }
    for comparison in tests.comparisons {
      var cells = [
        "\(comparison.first) against \(comparison.second)",
        comparison.test?.statistic.map { Decimals.plain($0.value) } ?? "undefined",
        comparison.test?.pValue.numeral ?? "",
      ]
      if isAdjusted { cells.append(comparison.adjustedPValue?.numeral ?? "") }
      if level != nil { cells += comparison.test?.estimates.first?.ratioCells ?? ["", ""] }
      add(cells)
    }
    notes = [
      "\(tests.weight.testName) of each pair on its own records; p-values "
        + "\(tests.adjustment.phrase)\(level == nil ? "" : ", intervals not adjusted")."
    ]
    if level != nil {
      notes.append("Hazard ratio: of the first against the second, conditional on event times.")
    }
    let reasons = tests.comparisons.compactMap { comparison in
      comparison.reason.map { "\(comparison.first) against \(comparison.second): \($0)." }
    }
    notes += reasons
  }

  /// A row for each method: the hazard ratio of two groups with its interval and its p-value.
  ///
  /// - Parameters:
  ///   - ratios: The ratios of one test, `LogRankTest.hazardRatios`.
  ///   - caption: What the table shows.
  public init(_ ratios: [HazardRatio], caption: String) {
    let level = ratios.lazy.compactMap { $0.estimate.confidenceInterval?.level }.first
    self.init(
      caption: caption,
      columns: [
        Column("Method", .left), Column("Hazard ratio"),
        Column(level.map(Self.intervalTitle) ?? "CI"), Column("p"),
      ])
    for ratio in ratios {
      let name: String
      switch ratio.method {
      case .conditional: name = "Conditional on event times"
      case .peto: name = "Peto's one step"
      case .mantelHaenszel: name = "Mantel-Haenszel"
      case .observedOverExpected: name = "Ratio of O / E"
      }
      add([name] + ratio.estimate.ratioCells + [ratio.pValue?.numeral ?? ""])
    }
    notes = ["Each p-value belongs to the interval beside it."]
  }

  private static func cells(_ group: LogRankTest.Group) -> [String] {
    [
      group.name, String(group.count), String(group.observed), Decimals.fixed(group.expected, 2),
    ]
  }

  private static func interval(
    _ comparison: PairwiseLogRankTests.Comparison
  ) -> ConfidenceInterval? {
    comparison.test?.estimates.first?.confidenceInterval
  }
}
