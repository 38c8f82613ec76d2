public import SpineOutcomesStats

extension Table {
  /// A row for each group: how many have a number, its quartiles, mean and range.
  ///
  /// - Parameters:
  ///   - values: The values of each group.
  ///   - title: What tells the groups apart.
  ///   - caption: What the table shows.
  public init(summaries values: GroupedValues, title: String, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("n"), Column("Median"), Column("IQR"), Column("Mean"),
        Column("SD"), Column("Range"),
      ])
    for group in values.groups.indices {
      let summary = NumericSummary(values, group: group)
      add([values.groups[group]] + Self.cells(of: summary))
      notes = ["IQR: quartiles by \(summary.quantileRule.rawValue). SD: standard deviation."]
    }
  }

  /// Count, median, quartiles, mean, standard deviation and range.
  static func cells(of summary: NumericSummary) -> [String] {
    func text(_ value: Double?) -> String { value.map { Decimals.estimate($0) } ?? "" }
    func range(_ lower: Double?, _ upper: Double?) -> String {
      guard lower != nil, upper != nil else { return "" }
      return "\(text(lower)) to \(text(upper))"
    }
    return [
      String(summary.count), text(summary.median),
      range(summary.lowerQuartile, summary.upperQuartile), text(summary.mean),
      text(summary.standardDeviation), range(summary.minimum, summary.maximum),
    ]
  }

  /// A row for each group of a paired comparison of numbers.
  ///
  /// - Parameters:
  ///   - tests: The groups and their tests.
  ///   - title: What tells the groups apart.
  ///   - caption: What the table shows.
  public init(
    signedRank tests: [(group: String, test: SignedRankTest)], title: String, caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("n"), Column("Higher after"), Column("Lower after"),
        Column("Equal"), Column("V"), Column("Median change"), Column("Interval"), Column("p"),
      ])
    for (group, test) in tests {
      add([
        group, String(test.count), String(test.positiveCount), String(test.negativeCount),
        String(test.zeroCount), test.statistic.map { Decimals.plain($0.value) } ?? "",
        test.estimates.first.map { Decimals.estimate($0.value) } ?? "",
        test.estimates.first?.confidenceInterval.map(Self.plainLimits) ?? "", test.pValue.numeral,
      ])
    }
    notes = ["Median change: the pseudomedian of after less before (Hodges-Lehmann)."]
    notes += Self.methods(tests.map { ($0.group, $0.test.method) })
    notes += Self.alternatives(tests.map(\.test.alternative))
    notes += Self.levels(tests.compactMap { $0.test.estimates.first?.confidenceInterval })
    notes += Self.exclusions(tests.map { ($0.group, $0.test.exclusions) })
  }

  /// The alternatives of tests that are not all two-sided.
  static func alternatives(_ alternatives: [Alternative]) -> [String] {
    guard alternatives.contains(where: { $0 != .twoSided }) else { return [] }
    return ["Alternative: \(distinct(alternatives.map(\.rawValue)).joined(separator: ", "))."]
  }

  /// A row for each group of a paired comparison of yes and no.
  ///
  /// - Parameters:
  ///   - tests: The groups and their tests.
  ///   - title: What tells the groups apart.
  ///   - caption: What the table shows.
  public init(mcNemar tests: [(group: String, test: McNemarTest)], title: String, caption: String) {
    let names = tests.first?.test.table.rowNames ?? ["false", "true"]
    let (no, yes) = (names.first ?? "false", names.last ?? "true")
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("n"), Column("Before"), Column("After"), Column("Gained"),
        Column("Lost"), Column("Difference"), Column("Odds ratio"), Column("Interval"),
        Column("p"),
      ])
    for (group, test) in tests {
      let ratio = test.estimates.count > 1 ? test.estimates.first : nil
      add([
        group, String(test.count), String(test.table.rowTotals.last ?? 0),
        String(test.table.columnTotals.last ?? 0), String(test.changesToSecond),
        String(test.changesToFirst),
        test.estimates.last.map { Decimals.share($0.value) } ?? "",
        ratio.map { Decimals.ratio($0.value) } ?? "none",
        ratio?.confidenceInterval.map {
          "\(Decimals.ratio($0.lower)) to \(Decimals.ratio($0.upper))"
        } ?? "", test.pValue.numeral,
      ])
    }
    notes = [
      "Before, After: records that are \(yes). Gained: \(no) to \(yes); lost: \(yes) to \(no). "
        + "Difference: the proportion \(yes) after less that before. "
        + "Odds ratio: gained against lost."
    ]
    notes += Self.methods(tests.map { ($0.group, $0.test.method) })
    notes += Self.levels(tests.compactMap { $0.test.estimates.first?.confidenceInterval })
    notes += Self.exclusions(tests.map { ($0.group, $0.test.exclusions) })
  }

  static func plainLimits(_ interval: ConfidenceInterval) -> String {
    "\(Decimals.estimate(interval.lower)) to \(Decimals.estimate(interval.upper))"
  }

  /// The methods, with their groups where they differ.
  static func methods(_ methods: [(group: String, method: String)]) -> [String] {
    let names = distinct(methods.map(\.method))
    guard names.count > 1 else {
      return names.map { "\($0.prefix(1).uppercased())\($0.dropFirst())." }
    }
    return names.map { name in
      let groups = methods.filter { $0.method == name }.map(\.group).joined(separator: ", ")
      return "\(groups): \(name)."
    }
  }

  /// What the intervals are, each once.
  static func levels(_ intervals: [ConfidenceInterval]) -> [String] {
    distinct(intervals.map { "\(Decimals.level($0.level)) % interval: \($0.method)." })
  }

  /// The exclusions of groups, each with its name where there are several.
  static func exclusions(_ exclusions: [(group: String, exclusions: Exclusions)]) -> [String] {
    if exclusions.count == 1, let only = exclusions.first {
      return only.exclusions.excluded > 0 ? ["\(only.exclusions)."] : []
    }
    return exclusions.compactMap { group, exclusions in
      let missing = exclusions.missing.map { "\($0.variable) \($0.count)" }
      guard !missing.isEmpty else { return nil }
      return "\(group): \(exclusions.incomplete) incomplete "
        + "(missing: \(missing.joined(separator: ", ")))."
    }
  }
}
