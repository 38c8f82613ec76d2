import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// A number between groups: rank-sum test for two, Kruskal-Wallis test for more.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "A number between groups: rank-sum test for two, Kruskal-Wallis test for more.",
    discussion: """
      Without --test the number of groups with complete cases decides; the result names the test. \
      --adjust compares all pairs of groups besides, after kruskal-wallis by Dunn's test, after \
      anova and welch-anova by Welch's t tests.

      Example:
        spine-outcomes compare Examples/Data/kyphosis.csv --value start --by kyphosis
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of numbers.", valueName: "col"))
  var value: String

  @Option(help: ArgumentHelp("The column that tells the groups apart.", valueName: "col"))
  var by: String

  @Option(
    help: ArgumentHelp(
      "The test: rank-sum, brunner-munzel, welch or student for two groups, kruskal-wallis, "
        + "trend (Jonckheere-Terpstra, over the groups in order), anova or welch-anova for two "
        + "or more.",
      valueName: "test"))
  var test: ComparisonOption?

  @OptionGroup var rank: RankOptions

  @Option(
    help: ArgumentHelp(
      "Compare all pairs of groups too, with p-values adjusted by holm, bonferroni, "
        + "hochberg, benjamini-hochberg (bh), benjamini-yekutieli (by), or unadjusted.",
      valueName: "adjustment"))
  var adjust: AdjustmentOption?

  @Option(
    help: ArgumentHelp(
      "The test of each pair after kruskal-wallis: dunn, by default, or rank-sum.",
      valueName: "test"))
  var pairs: PairsOption?

  func validate() throws {
    try options.checkDistinct([("--value", value), ("--by", by)])
    try test?.check(rank, adjust: adjust, pairs: pairs)
    if pairs != nil, adjust == nil {
      throw ValidationError("--pairs is for --adjust, which is not given")
    }
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: [value, by])
    let number = try study.number(value)
    let group = try study.level(by)
    let cohort = try study.cohort()
    let values = try cohort.groupedValues(of: number, by: group)
    let groups = values.groups.indices.count { values.total(of: $0) > 0 }
    var result = AnalysisResult(title: "\(value) by \(by)")
    var section = Document.Section(heading: "\(groups) groups with complete cases")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(Table(summaries: values, title: by, caption: value))
    let chosen = test ?? (groups > 2 ? .kruskalWallis : .rankSum)
    if test == nil { try chosen.check(rank, adjust: adjust, pairs: pairs) }
    let comparison = NumberComparison(
      cohort: cohort, value: number, group: group, options: rank, level: options.level)
    let found = try comparison.add(chosen, to: &result)
    section.add("\(found).")
    if let adjust, chosen.hasPairs {
      let compared = try comparison.pairs(of: chosen, by: pairs ?? .dunn, adjust.value)
      section.add(Table(pairs: compared, title: by))
      result.add(compared, named: "pairs")
    }
    result.add(section)
    result.add(
      values.groups.indices.map { index in
        GroupResult(level: values.groups[index], result: NumericSummary(values, group: index))
      }, named: "groups")
    result.add(study, columns: ["value": value, "by": by])
    return result
  }
}
