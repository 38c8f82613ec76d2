public import SpineOutcomesStats

extension Table {
  /// A row for each test: its statistic, its first estimate with the interval, and its p-value.
  ///
  /// - Parameters:
  ///   - tests: The tests, each with the label of its row.
  ///   - title: What the labels are.
  ///   - estimate: What the first estimates are.
  ///   - caption: What the table shows.
  public init(
    tests: [(label: String, test: any HypothesisTest)], title: String, estimate: String,
    caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("n"), Column("Statistic"), Column(estimate),
        Column("Interval"), Column("p"),
      ])
    for (label, test) in tests {
      let first = test.estimates.first
      add([
        label, String(test.count), test.statistic?.description ?? "",
        first.map { Decimals.estimate($0.value) } ?? "",
        first?.confidenceInterval.map(Self.plainLimits) ?? "", test.pValue.numeral,
      ])
    }
    notes = Self.methods(tests.map { ($0.label, $0.test.method) })
    notes += Self.alternatives(tests.map(\.test.alternative))
    let intervals = tests.compactMap { test in
      test.test.estimates.first?.confidenceInterval.map { (test.label, $0) }
    }
    if Self.levels(intervals.map(\.1)).count == 1 {
      notes += Self.levels(intervals.map(\.1))
    } else {
      notes += intervals.map { label, interval in
        "\(label): \(Decimals.level(interval.level)) % interval: \(interval.method)."
      }
    }
    let effects = tests.flatMap { label, test in
      test.estimates.dropFirst().map { "\(tests.count > 1 ? "\(label): " : "")\($0)." }
    }
    notes += effects
    notes += Self.exclusions(Self.distinctExclusions(tests))
  }

  /// The exclusions of tests of groups; once, where all tests are of the same records.
  private static func distinctExclusions(
    _ tests: [(label: String, test: any HypothesisTest)]
  ) -> [(group: String, exclusions: Exclusions)] {
    let all = tests.map { (group: $0.label, exclusions: $0.test.exclusions) }
    guard let first = all.first, all.allSatisfy({ $0.exclusions == first.exclusions }) else {
      return all
    }
    return [first]
  }

  /// A row for each pair of groups.
  ///
  /// - Parameters:
  ///   - pairs: The tests of all pairs.
  ///   - title: What the groups are levels of.
  public init(pairs: PairwiseComparisons, title: String) {
    let first = pairs.pairs.lazy.compactMap(\.estimate).first
    let hasIntervals = pairs.pairs.contains { $0.estimate?.confidenceInterval != nil }
    let estimate = first.map { $0.name.split(separator: ",").first.map(String.init) ?? $0.name }
    let name = estimate ?? "estimate"
    self.init(
      caption: "Pairs of \(title): \(pairs.method)",
      columns: [
        Column("First", .left), Column("Second", .left), Column("Statistic"),
        Column(name.prefix(1).uppercased() + name.dropFirst()),
      ] + (hasIntervals ? [Column("Interval")] : []) + [Column("p"), Column("Adjusted p")])
    for pair in pairs.pairs {
      add(
        [
          pair.first, pair.second, pair.statistic?.description ?? "",
          pair.estimate.map { Decimals.estimate($0.value) } ?? "",
        ]
          + (hasIntervals ? [pair.estimate?.confidenceInterval.map(Self.plainLimits) ?? ""] : [])
          + [pair.pValue?.numeral ?? "", pair.adjustedPValue?.numeral ?? ""])
    }
    let title = pairs.adjustment.title
    notes = ["\(title.prefix(1).uppercased() + title.dropFirst()). First less second."]
    notes += Self.levels(pairs.pairs.compactMap { $0.estimate?.confidenceInterval })
    if hasIntervals { notes.append("Intervals are not adjusted.") }
    notes += Self.methods(
      pairs.pairs.map { ("\($0.first) and \($0.second)", $0.remark) })
  }

  /// A row for each measurement of Friedman's test, with its mean rank.
  ///
  /// - Parameter test: The test.
  public init(friedman test: FriedmanTest) {
    self.init(
      caption: "Ranks within records",
      columns: [Column("Measurement", .left), Column("n"), Column("Mean rank")])
    for treatment in test.treatments {
      add([treatment.name, String(test.count), Decimals.fixed(treatment.meanRank, 2)])
    }
  }

  /// A row for each condition of Cochran's Q, with its positive records.
  ///
  /// - Parameter test: The test.
  public init(cochran test: CochranQTest) {
    self.init(
      caption: "Positive under each condition",
      columns: [
        Column("Measurement", .left), Column("n"), Column("Positive"), Column("Proportion"),
      ])
    let outcomes = test.outcomes
    for (name, positives) in zip(outcomes.conditions, outcomes.positives) {
      add([
        name, String(test.count), String(positives),
        Decimals.percent(positives, of: max(1, test.count)),
      ])
    }
  }
}
