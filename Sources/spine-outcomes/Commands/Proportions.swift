import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// One proportion, or one for each group, with its interval.
struct Proportions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportion",
    abstract: "How many records have an event, with the interval of the proportion.",
    discussion: """
      Gives the proportion with Wilson's interval, in each group of --by; two groups are compared, \
      the second against the first. --against tests a proportion by the exact binomial test; the \
      interval is then the one that this test keeps, unless --interval names another.

      Example:
        spine-outcomes proportion Examples/Data/lung.csv --of died --by sex
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of the event.", valueName: "col"))
  var of: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The value that is the event; needed unless the column is true or false.",
      valueName: "value"))
  var event: String?

  @Option(help: ArgumentHelp("A column that tells groups apart.", valueName: "col"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "The interval: "
        + ProportionIntervalOption.allCases.map(\.rawValue).joined(separator: ", ")
        + "; wilson by default.", valueName: "interval"))
  var interval: ProportionIntervalOption?

  @Option(help: ArgumentHelp("A proportion to test against, from 0 to 1.", valueName: "share"))
  var against: Double?

  @Option(
    help: ArgumentHelp(
      "What is two-sided in that test: central (the default), minlike, blaker or mid-p.",
      valueName: "method"))
  var test: ExactMethodOption?

  func validate() throws {
    try options.checkDistinct([("--of", of), ("--by", by)])
    if let against, !(against >= 0 && against <= 1) {
      throw ValidationError("--against lies from 0 to 1, as 0.5")
    }
    if test != nil, against == nil { throw ValidationError("--test is for --against SHARE") }
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  /// What the command reports of one group.
  private struct Finding: Encodable {
    var proportion: Proportion
    var estimate: Estimate
    var binomialTest: BinomialTest?
  }

  private func finding(
    _ cohort: Cohort<TableRow>, _ event: Selector<TableRow, Bool?>
  ) throws(StatsError) -> Finding {
    let proportion = try cohort.proportion(of: event)
    guard proportion.count > 0 else { throw .noCompleteCases(proportion.exclusions) }
    let binomial = try against.map { share throws(StatsError) in
      try BinomialTest(
        proportion, hypothesis: share, method: test?.value ?? .central, level: options.level)
    }
    let own = interval == nil ? binomial?.estimates.first : nil
    let estimate = try proportion.estimate(interval?.value ?? .wilson, level: options.level)
    return Finding(proportion: proportion, estimate: own ?? estimate, binomialTest: binomial)
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: [of] + [by].compactMap { $0 })
    let selector = try study.event(of, is: event, option: "--event")
    let groups = try by.map { try study.level($0) }
    let cohort = try study.cohort()
    let findings: GroupedResults<Finding>
    if let groups, let by {
      findings = try GroupedResults(
        cohort.byGroup(groups) { part throws(StatsError) in try finding(part, selector) },
        remark: study.outsideGroups(groups, cohort, by))
    } else {
      findings = GroupedResults(only: try finding(cohort, selector))
    }
    let label = event.map { "\(of) = \($0)" } ?? of
    var result = AnalysisResult(title: "Proportion of \(label)")
    var section = Document.Section(heading: "Proportions")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(
      Table(
        proportions: findings.successes.map {
          ($0.level, $0.result.proportion, $0.result.estimate)
        },
        title: by ?? "Records", caption: "Proportion of \(label)"))
    for part in findings.successes {
      guard let test = part.result.binomialTest else { continue }
      section.add(by == nil ? "\(test)." : "\(part.level): \(test).")
    }
    for failure in findings.failures { section.add(failure) }
    if let remark = findings.remark { section.add(remark) }
    result.add(section)
    offerFigure(of: findings, label, in: &result)
    if by == nil, let only = findings.successes.first?.result {
      result.add(only.proportion, named: "proportion")
      result.add(only.estimate, named: "estimate")
      if let test = only.binomialTest { result.add(test, named: "binomialTest") }
    } else {
      result.add(findings.encoded, named: "groups")
      try compare(findings.successes.map { ($0.level, $0.result.proportion) }, label, &result)
    }
    result.add(study, columns: ["of": of, "by": by])
    return result
  }

  /// Offers the proportions with their intervals.
  private func offerFigure(
    of findings: GroupedResults<Finding>, _ label: String, in result: inout AnalysisResult
  ) {
    let (by, against) = (by, against)
    result.offer("proportions") { size in
      Figure(
        proportions: findings.successes.map { part in
          Figure.Share(
            part.level, part.result.proportion, estimate: part.result.estimate,
            pValue: part.result.binomialTest?.pValue)
        }, of: label, by: by.map { VariableName($0) }, against: against,
        notes: Self.notes(findings), size: size ?? .singleColumn)
    }
  }

  /// What the caption of the figure says of the tests and of groups without a result.
  private static func notes(_ findings: GroupedResults<Finding>) -> [String] {
    var methods: [String] = []
    for case let test? in findings.successes.map(\.result.binomialTest)
    where !methods.contains(test.method) { methods.append(test.method) }
    return methods + findings.failures.map { String($0.drop { $0 == " " }.dropLast()) }
  }

  /// Compares two groups: the second against the first.
  private func compare(
    _ groups: [(level: String, proportion: Proportion)], _ label: String,
    _ result: inout AnalysisResult
  ) throws {
    guard groups.count == 2, let by else { return }
    let proportions = try TwoProportions(
      groups[1].proportion, reference: groups[0].proportion,
      comparison: "of \(label), \(by) \(groups[1].level) versus \(groups[0].level)")
    let report = EffectsReport(proportions: proportions, intervals: [], level: options.level)
    try report.add(to: &result)
  }
}
