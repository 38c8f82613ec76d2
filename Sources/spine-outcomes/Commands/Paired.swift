import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Before against after: signed-rank test for numbers, McNemar's test for truth values.
struct Paired: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paired",
    abstract: "Before against after: signed-rank test for numbers, McNemar's for yes and no.",
    discussion: """
      Two columns that hold nothing but true and false, yes and no, or 1 and 0 are compared by \
      McNemar's exact test, columns of numbers by Wilcoxon's signed-rank test; the result names it. \
      --test takes another test of numbers. --between compares the changes of the groups of --by: \
      by the rank-sum or Kruskal-Wallis test, or after --test t by Welch's. --adjust adjusts the \
      p-values of the groups of --by for their number.

      Example:
        spine-outcomes paired Examples/Acceptance/cohort.csv --before painBefore \\
          --after painAfter --by care
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of the value before.", valueName: "col"))
  var before: String

  @Option(help: ArgumentHelp("The column of the value after.", valueName: "col"))
  var after: String

  @Option(help: ArgumentHelp("A column that tells groups apart.", valueName: "col"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The test of numbers: signed-rank, by default, sign, or t.", valueName: "test"))
  var test: ChangeOption?

  @Option(
    help: ArgumentHelp(
      "Zero differences of the signed-rank test: wilcoxon (dropped, the default), pratt (ranked, "
        + "then dropped) or split (ranked, half to each sign).",
      valueName: "rule"))
  var zeros: ZerosOption?

  @OptionGroup var rank: RankOptions

  @Flag(help: "Compare the changes between the groups of --by too.")
  var between = false

  @Option(
    help: ArgumentHelp(
      "Adjust the p-values of the groups of --by, all together, by holm, bonferroni, hochberg, "
        + "benjamini-hochberg (bh), benjamini-yekutieli (by), or unadjusted.",
      valueName: "adjustment"))
  var adjust: AdjustmentOption?

  @OptionGroup(title: "Yes and no") var pairedProportions: PairedProportionOptions

  func validate() throws {
    try options.checkDistinct([("--before", before), ("--after", after), ("--by", by)])
    let isRanked = test == nil || test == .signedRank
    try rank.check(
      "--test \(test?.rawValue ?? "")", hasExact: isRanked, hasCorrection: isRanked,
      isOneSided: true)
    if zeros != nil, !isRanked { throw ValidationError("--zeros is for --test signed-rank") }
    if between, rank.alternative != .twoSided {
      throw ValidationError(
        "--alternative is for the change of each group, and --between compares the changes on both "
          + "sides: ask for them apart")
    }
    if between, by == nil { throw ValidationError("--between is for --by, which is not given") }
    if adjust != nil, by == nil {
      throw ValidationError("--adjust is for the groups of --by, which is not given")
    }
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: [before, after] + [by].compactMap { $0 })
    let kinds = try [before, after].map { try ColumnKind(study.table.cells($0)) }
    if kinds.contains(.truthValues), kinds.allSatisfy({ $0 == .truthValues || $0 == .empty }) {
      return try mcNemar(&study)
    }
    // A column of texts is what is wrong, whatever the other one holds.
    if let place = kinds.firstIndex(where: { if case .texts = $0 { true } else { false } }) {
      _ = try study.number([before, after][place], remedy: Self.remedy)
    }
    return try numbers(&study)
  }

  private func numbers(_ study: inout Study) throws -> AnalysisResult {
    try pairedProportions.refuseForNumbers()
    let first = try study.number(before, remedy: Self.remedy)
    let second = try study.number(after, remedy: Self.remedy)
    let groups = try by.map { try study.level($0) }
    let level = options.level
    let alternative = rank.alternative.value
    var found: AnalysisResult
    let notes: [String: String]
    switch test ?? .signedRank {
    case .signedRank:
      let tests = try results(study, groups) { cohort throws(StatsError) in
        try cohort.signedRankTest(
          before: first, after: second, alternative: alternative, method: rank.method,
          zeros: zeros?.value ?? .wilcoxon, level: level)
      }
      notes = Self.notes(tests)
      let choice =
        test == nil ? "Both columns hold numbers: Wilcoxon's signed-rank test." : nil
      found = result(
        study, tests, named: "signedRankTest", choice: choice,
        Table(
          signedRank: tests.successes.map { ($0.level, $0.result) }, title: title,
          caption: caption))
    case .sign:
      let tests = try results(study, groups) { cohort throws(StatsError) in
        try cohort.signTest(before: first, after: second, alternative: alternative, level: level)
      }
      notes = Self.notes(tests)
      found = result(
        study, tests, named: "signTest", choice: nil, table(tests, "Median change"))
    case .t:
      let tests = try results(study, groups) { cohort throws(StatsError) in
        try cohort.pairedTTest(before: first, after: second, alternative: alternative, level: level)
      }
      notes = Self.notes(tests)
      found = result(
        study, tests, named: "pairedTTest", choice: nil, table(tests, "Mean change"))
    }
    try offerFigure(study, first, second, groups, notes, in: &found)
    if between, let groups { try addDifference(study, first, second, groups, to: &found) }
    return found
  }

  private static let remedy = "both columns must hold numbers, or both yes and no"

  private var title: String { by ?? "Records" }

  private var caption: String { "Change from \(before) to \(after)" }

  private func table(_ tests: GroupedResults<some HypothesisTest>, _ estimate: String) -> Table {
    Table(
      tests: tests.successes.map { (label: $0.level, test: $0.result as any HypothesisTest) },
      title: title, estimate: estimate, caption: caption)
  }

  /// Adds the comparison of the changes between the groups.
  private func addDifference(
    _ study: Study, _ first: Selector<TableRow, Double?>, _ second: Selector<TableRow, Double?>,
    _ groups: Selector<TableRow, CellLevel?>, to result: inout AnalysisResult
  ) throws {
    let cohort = try study.cohort()
    let changes = try cohort.groupedChanges(before: first, after: second, by: groups)
    let isOfTwo = changes.groups.indices.count { changes.total(of: $0) > 0 } == 2
    var section = Document.Section(heading: "Change between the groups")
    let name = "changeBetweenGroups"
    switch (test, isOfTwo) {
    case (.t, true):
      let found = try cohort.tTestOfChange(
        before: first, after: second, by: groups, level: options.level)
      section.add("\(found).")
      result.add(found, named: name)
    case (.t, false):
      let found = try cohort.oneWayANOVAOfChange(
        before: first, after: second, by: groups, variances: .unequal, level: options.level)
      section.add("\(found).")
      result.add(found, named: name)
    case (_, true):
      let found = try cohort.rankSumTestOfChange(
        before: first, after: second, by: groups, method: rank.method, level: options.level)
      section.add("\(found).")
      result.add(found, named: name)
    case (_, false):
      let refused = rank.exact ? "--exact" : rank.corrected ? "--corrected" : nil
      if let refused {
        throw Failure(
          "\(refused) is not for the Kruskal-Wallis test, by which --between compares more than two "
            + "groups: ask for the change of each group apart", .usage)
      }
      let found = try cohort.kruskalWallisTestOfChange(before: first, after: second, by: groups)
      section.add("\(found).")
      result.add(found, named: name)
    }
    result.add(section)
  }

  /// What the figure says of the test of each group.
  private static func notes(_ tests: GroupedResults<some HypothesisTest>) -> [String: String] {
    Dictionary(
      tests.successes.map { ($0.level, "\($0.result.method): \($0.result.pValue)") }
    ) { first, _ in first }
  }

  /// Offers the figure of the pairs, which are drawn without saying which values are better.
  private func offerFigure(
    _ study: Study, _ first: Selector<TableRow, Double?>, _ second: Selector<TableRow, Double?>,
    _ groups: Selector<TableRow, CellLevel?>?, _ notes: [String: String],
    in result: inout AnalysisResult
  ) throws {
    let cohort = try study.cohort()
    let (before, after, by) = (before, after, by)
    func values(
      _ cohort: Cohort<TableRow>, _ name: String, _ level: String
    ) -> Figure.PairedValues {
      let pairs = cohort.records.compactMap { record in
        record[keyPath: first].flatMap { one in record[keyPath: second].map { (one, $0) } }
      }
      return Figure.PairedValues(
        name, before: pairs.map(\.0), after: pairs.map(\.1), note: notes[level])
    }
    result.offer("paired-change") { size in
      let parts: [Figure.PairedValues]
      if let groups {
        parts = cohort.byGroup(groups) { $0 }.map { level, group in
          let name = level.number == nil ? level.text : "\(by ?? "") \(level.text)"
          return values((try? group.get()) ?? Cohort([]), name, level.text)
        }
      } else {
        parts = [values(cohort, "", "all")]
      }
      return Figure(
        pairedChanges: parts, labels: (before, after), title: "\(before), \(after)",
        size: size ?? (parts.count > 2 ? .doubleColumn : .singleColumn))
    }
  }

  private func mcNemar(_ study: inout Study) throws -> AnalysisResult {
    try rank.check("columns of yes and no, of which --mcnemar names the test")
    if test != nil || zeros != nil || between {
      let option = test != nil ? "--test" : zeros != nil ? "--zeros" : "--between"
      throw ValidationError("\(option) is for columns of numbers, and these hold yes and no")
    }
    let first = try study.truth(before)
    let second = try study.truth(after)
    let groups = try by.map { try study.level($0) }
    let level = options.level
    let tests = try results(study, groups) { cohort throws(StatsError) in
      try cohort.mcNemarTest(
        before: first, after: second, method: pairedProportions.method, level: level)
    }
    var result = result(
      study, tests, named: "mcNemarTest",
      choice: "Both columns hold nothing but true and false (or yes and no, 1 and 0): "
        + pairedProportions.choice,
      Table(
        mcNemar: tests.successes.map { ($0.level, $0.result) }, title: title, caption: caption))
    let (before, after, by) = (before, after, by)
    result.offer("level-change") { size in
      try Figure(
        levelChanges: tests.successes.map { level, test in
          let name = Double(level) == nil ? level : "\(by ?? "") \(level)"
          return .init(
            by == nil ? "" : name, test.table, note: "\(test.method): \(test.pValue)")
        }, labels: (before, after),
        size: size ?? (tests.successes.count > 1 ? .doubleColumn : .singleColumn))
    }
    try pairedProportions.addDifferences(
      tests.successes.map { ($0.level, $0.result) }, title: title, level: level, to: &result)
    return result
  }

  private func results<Test: HypothesisTest>(
    _ study: Study, _ groups: Selector<TableRow, CellLevel?>?,
    _ test: (Cohort<TableRow>) throws(StatsError) -> Test
  ) throws -> GroupedResults<Test> {
    let cohort = try study.cohort()
    guard let groups, let by else { return GroupedResults(only: try test(cohort)) }
    return try GroupedResults(
      cohort.byGroup(groups, test), remark: study.outsideGroups(groups, cohort, by))
  }

  private func result<Test: HypothesisTest>(
    _ study: Study, _ tests: GroupedResults<Test>, named name: String, choice: String?,
    _ table: Table
  ) -> AnalysisResult {
    var result = AnalysisResult(title: "\(after) against \(before)")
    var section = Document.Section(heading: "Paired comparison")
    if let weighting = study.weighting { section.add(weighting) }
    if let choice { section.add(choice) }
    section.add(table)
    for failure in tests.failures { section.add(failure) }
    if let remark = tests.remark { section.add(remark) }
    if let adjust { addAdjusted(tests, adjust.value, to: &result, &section) }
    result.add(section)
    result.add(study, columns: ["before": before, "after": after, "by": by])
    if by == nil, let only = tests.successes.first?.result {
      result.add(only, named: name)
    } else {
      result.add(tests.encoded, named: "groups")
      result.add(name, named: "analysis")
    }
    return result
  }

  /// Adds the p-values of all groups that were tested, adjusted together.
  private func addAdjusted<Test: HypothesisTest>(
    _ tests: GroupedResults<Test>, _ adjustment: MultiplicityAdjustment,
    to result: inout AnalysisResult, _ section: inout Document.Section
  ) {
    let pValues = tests.successes.map(\.result.pValue)
    let family = zip(tests.successes, adjustment.adjusted(pValues)).map {
      AdjustedPValue(level: $0.level, pValue: $0.result.pValue, adjustedPValue: $1)
    }
    var table = Table(
      caption: "p-values of the groups, \(adjustment.phrase)",
      columns: [Table.Column(title, .left), Table.Column("p"), Table.Column("Adjusted p")])
    for member in family {
      table.add([member.level, member.pValue.numeral, member.adjustedPValue.numeral])
    }
    let others = between ? "; that of the comparison between the groups is not among them" : ""
    table.notes = [
      "Adjusted together: the \(family.count) p-values of this table\(others). Intervals are not "
        + "adjusted."
    ]
    section.add(table)
    result.add(adjustment, named: "adjustment")
    result.add(family, named: "adjustedPValues")
  }

  private struct AdjustedPValue: Encodable {
    var level: String
    var pValue: PValue
    var adjustedPValue: PValue
  }
}
