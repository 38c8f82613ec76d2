import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Repeated measurements: Friedman's test, and all pairs of them.
struct Friedman: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "friedman",
    abstract: "Repeated measurements of each record: Friedman's test, and all pairs of them.",
    discussion: """
      Records that lack any of the columns are left out.

      Example:
        spine-outcomes friedman Examples/Acceptance/cohort.csv \\
          --column painBefore painAfter
      """)

  /// How pairs of measurements are compared.
  enum Pairs: String, ExpressibleByArgument, CaseIterable {
    case rankSums = "rank-sums"
    case signedRank = "signed-rank"
  }

  @OptionGroup var options: SharedOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("The columns of the measurements, two or more.", valueName: "col"))
  var column: [String]

  @Option(
    help: ArgumentHelp(
      "Compare all pairs of columns too, with p-values adjusted by holm, bonferroni, "
        + "hochberg, benjamini-hochberg (bh), benjamini-yekutieli (by), or unadjusted.",
      valueName: "adjustment"))
  var adjust: AdjustmentOption?

  @Option(
    help: ArgumentHelp(
      "The test of each pair: rank-sums, by default, or signed-rank.", valueName: "test"))
  var pairs: Pairs?

  func validate() throws {
    guard column.count >= 2 else { throw ValidationError("--column names two or more columns") }
    try options.checkDistinct(column.map { (option: "--column", name: $0) })
    if pairs != nil, adjust == nil {
      throw ValidationError("--pairs is for --adjust, which is not given")
    }
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: column)
    var numbers: [Selector<TableRow, Double?>] = []
    for name in column { numbers.append(try study.number(name)) }
    let cohort = try study.cohort()
    let test = try cohort.friedmanTest(of: numbers)
    var result = AnalysisResult(title: column.joined(separator: ", "))
    var section = Document.Section(heading: "Repeated measurements")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(Table(friedman: test))
    section.add("\(test).")
    result.add(test, named: "friedmanTest")
    if let adjust {
      let found =
        try pairs == .signedRank
        ? cohort.pairwiseSignedRankTests(
          of: numbers, adjustment: adjust.value, level: options.level)
        : cohort.pairwiseRankTests(of: numbers, adjustment: adjust.value)
      section.add(Table(pairs: found, title: "Measurement"))
      result.add(found, named: "pairs")
    }
    result.add(section)
    result.add(column, named: "measurements")
    result.add(study, columns: [:])
    return result
  }
}
