import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Two numbers against each other: Pearson's, Spearman's and Kendall's correlation.
struct Correlate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correlate",
    abstract: "Two numbers against each other: Pearson's, Spearman's and Kendall's correlation.",
    discussion: """
      Without --test all three are shown. --exact and --asymptotic are of the rank correlations.

      Example:
        spine-outcomes correlate Examples/Data/kyphosis.csv --x ageMonths --y start
      """)

  /// The correlation as an option.
  enum Measure: String, ExpressibleByArgument, CaseIterable {
    case pearson
    case fisherZ = "fisher-z"
    case spearman
    case kendall
  }

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The first column of numbers.", valueName: "col"))
  var x: String

  @Option(help: ArgumentHelp("The second column of numbers.", valueName: "col"))
  var y: String

  @Option(
    help: ArgumentHelp(
      "The correlation: pearson, fisher-z (Pearson's by Fisher's z), spearman or kendall.",
      valueName: "test"))
  var test: Measure?

  @OptionGroup var rank: RankOptions

  func validate() throws {
    try options.checkDistinct([("--x", x), ("--y", y)])
    try rank.check(
      "correlate\(test.map { " --test \($0.rawValue)" } ?? "")",
      hasExact: test != .pearson && test != .fisherZ, isOneSided: true)
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: [x, y])
    let first = try study.number(x)
    let second = try study.number(y)
    let cohort = try study.cohort()
    let (alternative, level) = (rank.alternative.value, options.level)
    var result = AnalysisResult(title: "\(x) and \(y)")
    var tests: [(label: String, test: any HypothesisTest)] = []
    if test == nil || test == .pearson || test == .fisherZ {
      let pearson = try cohort.pearsonCorrelation(
        of: first, with: second, alternative: alternative,
        method: test == .fisherZ ? .fisherZ : .exact, level: level)
      result.add(pearson, named: "pearsonCorrelation")
      tests.append(("Pearson's r", pearson))
    }
    if test == nil || test == .spearman {
      let spearman = try cohort.spearmanCorrelation(
        of: first, with: second, alternative: alternative, method: rank.correlationMethod,
        level: level)
      result.add(spearman, named: "spearmanCorrelation")
      tests.append(("Spearman's rho", spearman))
    }
    if test == nil || test == .kendall {
      let kendall = try cohort.kendallCorrelation(
        of: first, with: second, alternative: alternative, method: rank.correlationMethod,
        level: level)
      result.add(kendall, named: "kendallCorrelation")
      tests.append(("Kendall's tau-b", kendall))
    }
    var section = Document.Section(heading: "Correlation")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(
      Table(tests: tests, title: "Measure", estimate: "Estimate", caption: "\(x) and \(y)"))
    result.add(section)
    result.add(study, columns: ["x": x, "y": y])
    let names = (VariableName(x), VariableName(y))
    result.offer("scatter") { [tests] size in
      let pairs = cohort.records.compactMap { record in
        record[keyPath: first].flatMap { one in record[keyPath: second].map { (one, $0) } }
      }
      return Figure(
        scatter: pairs.map(\.0), pairs.map(\.1), of: names.0, with: names.1,
        correlations: tests.map { ($0.label, $0.test) },
        size: size ?? .singleColumn)
    }
    return result
  }
}
