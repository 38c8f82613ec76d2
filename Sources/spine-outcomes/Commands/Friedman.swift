import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Repeated measurements: Friedman's test, Cochran's Q for truth values, and all pairs of them.
struct Friedman: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "friedman",
    abstract: "Repeated measurements of each record: Friedman's test, and all pairs of them.",
    discussion: """
      Records that lack any of the columns are left out. Columns that hold nothing but true and \
      false, yes and no, or 1 and 0 are compared by Cochran's Q, which is Friedman's test of them, \
      and their pairs by McNemar's exact test.

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
      "The test of each pair of columns of numbers: rank-sums, by default, or signed-rank.",
      valueName: "test"))
  var pairs: Pairs?

  @OptionGroup var rank: RankOptions

  func validate() throws {
    try rank.check("friedman", hasExact: true)
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
    let kinds = try column.map { try ColumnKind(study.table.cells($0)) }
    if kinds.contains(.truthValues), kinds.allSatisfy({ $0 == .truthValues || $0 == .empty }) {
      return try cochranQ(&study)
    }
    var numbers: [Selector<TableRow, Double?>] = []
    for name in column { numbers.append(try study.number(name)) }
    let cohort = try study.cohort()
    let test = try cohort.friedmanTest(of: numbers, method: rank.repeatedMethod)
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
    let column = column
    result.offer("repeated") { size in
      let lists = numbers.map { number in cohort.records.map { $0[keyPath: number] } }
      return try Figure(
        repeated: lists, names: column, title: "Value", test: test, size: size ?? .singleColumn)
    }
    return result
  }

  private func cochranQ(_ study: inout Study) throws -> AnalysisResult {
    if pairs != nil {
      throw ValidationError("--pairs is for columns of numbers, and these hold yes and no")
    }
    var outcomes: [Selector<TableRow, Bool?>] = []
    for name in column { outcomes.append(try study.truth(name)) }
    let cohort = try study.cohort()
    let test = try cohort.cochranQTest(of: outcomes, method: rank.repeatedMethod)
    var result = AnalysisResult(title: column.joined(separator: ", "))
    var section = Document.Section(heading: "Repeated measurements")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(
      "All columns hold nothing but true and false (or yes and no, 1 and 0): Cochran's Q.")
    section.add(Table(cochran: test))
    section.add("\(test).")
    result.add(test, named: "cochranQTest")
    if let adjust {
      let found = try cohort.pairwiseMcNemarTests(of: outcomes, adjustment: adjust.value)
      section.add(Table(pairs: found, title: "Measurement"))
      result.add(found, named: "pairs")
    }
    result.add(section)
    result.add(column, named: "measurements")
    result.add(study, columns: [:])
    let level = options.level
    result.offer("proportions") { size in
      let shares = try zip(test.outcomes.conditions, test.outcomes.positives).map { name, events in
        let proportion = try Proportion(events: events, count: test.count, name: name)
        return Figure.Share(name, proportion, estimate: try proportion.estimate(level: level))
      }
      return Figure(
        proportions: shares, of: "Yes", notes: ["\(test.method): \(test.pValue)"],
        size: size ?? .singleColumn)
    }
    return result
  }
}
