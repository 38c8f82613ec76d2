import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// A number between groups: rank-sum test for two, Kruskal-Wallis test for more.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "A number between groups: rank-sum test for two, Kruskal-Wallis test for more.",
    discussion: """
      The number of groups with complete cases decides; the result names the test.

      Example:
        spine-outcomes compare Examples/Data/kyphosis.csv --value start --by kyphosis
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of numbers.", valueName: "col"))
  var value: String

  @Option(help: ArgumentHelp("The column that tells the groups apart.", valueName: "col"))
  var by: String

  func validate() throws { try options.checkDistinct([("--value", value), ("--by", by)]) }

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
    let table = Table(summaries: values, title: by, caption: value)
    let test: any HypothesisTest
    if groups > 2 {
      let kruskal = try cohort.kruskalWallisTest(of: number, by: group)
      result.add(kruskal, named: "kruskalWallisTest")
      test = kruskal
    } else {
      let rankSum = try cohort.rankSumTest(of: number, by: group, level: options.level)
      result.add(rankSum, named: "rankSumTest")
      test = rankSum
    }
    section.add(table)
    section.add("\(test).")
    result.add(section)
    result.add(
      values.groups.indices.map { index in
        GroupResult(level: values.groups[index], result: NumericSummary(values, group: index))
      }, named: "groups")
    result.add(study, columns: ["value": value, "by": by])
    return result
  }
}
