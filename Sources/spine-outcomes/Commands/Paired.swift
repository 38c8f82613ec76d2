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
      McNemar's exact test, columns of numbers by Wilcoxon's signed-rank test; the result names it.

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

  @OptionGroup(title: "Yes and no") var pairedProportions: PairedProportionOptions

  func validate() throws {
    try options.checkDistinct([("--before", before), ("--after", after), ("--by", by)])
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
    return try signedRank(&study)
  }

  private func signedRank(_ study: inout Study) throws -> AnalysisResult {
    try pairedProportions.refuseForNumbers()
    let remedy = "both columns must hold numbers, or both yes and no"
    let first = try study.number(before, remedy: remedy)
    let second = try study.number(after, remedy: remedy)
    let groups = try by.map { try study.level($0) }
    let level = options.level
    let tests = try results(study, groups) { cohort throws(StatsError) in
      try cohort.signedRankTest(before: first, after: second, level: level)
    }
    return result(
      study, tests, named: "signedRankTest",
      choice: "Both columns hold numbers: Wilcoxon's signed-rank test.",
      Table(
        signedRank: tests.successes.map { ($0.level, $0.result) }, title: by ?? "Records",
        caption: "Change from \(before) to \(after)"))
  }

  private func mcNemar(_ study: inout Study) throws -> AnalysisResult {
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
        mcNemar: tests.successes.map { ($0.level, $0.result) }, title: by ?? "Records",
        caption: "Change from \(before) to \(after)"))
    try pairedProportions.addDifferences(
      tests.successes.map { ($0.level, $0.result) }, title: by ?? "Records", level: level,
      to: &result)
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
    _ study: Study, _ tests: GroupedResults<Test>, named name: String, choice: String,
    _ table: Table
  ) -> AnalysisResult {
    var result = AnalysisResult(title: "\(after) against \(before)")
    var section = Document.Section(heading: "Paired comparison")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(choice)
    section.add(table)
    for failure in tests.failures { section.add(failure) }
    if let remark = tests.remark { section.add(remark) }
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
}
