import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// A score as a test for an event: the ROC curve, its area and a cutoff.
struct ROC: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roc",
    abstract: "A score as a test for an event: area under the ROC curve, and a cutoff.",
    discussion: """
      Gives the area with DeLong's interval, its p-value against 0.5, and the cutoff of --cutoff: \
      Youden's by default, with a p-value that allows for the search of the best threshold beside \
      the naive one. --bootstrap adds the interval of the cutoff, and its accuracy in records it \
      was not chosen on. --compare tests the area against those of other scores of the same \
      records, by DeLong's covariances; --partial adds areas over parts of the curve. \
      --events-score says on which side the scores of the events lie, of other scores the end of \
      --compare does; it is not read off the data.

      Example:
        spine-outcomes roc Examples/Data/kyphosis.csv --outcome kyphosis \\
          --score start --events-score lower --bootstrap 2000 --at 12.5 \\
          --compare ageMonths:higher --partial specificity=0.9...1
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of the event.", valueName: "col"))
  var outcome: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The value that is the event; needed unless the column holds true and false, yes and no, or "
        + "1 and 0.",
      valueName: "value"))
  var event: String?

  @Option(help: ArgumentHelp("The column of the score.", valueName: "col"))
  var score: String

  @Option(
    help: ArgumentHelp("Whether events have higher or lower scores.", valueName: "higher|lower"))
  var eventsScore: DirectionOption

  @Option(help: ArgumentHelp("A column that tells groups apart.", valueName: "col"))
  var by: String?

  @OptionGroup(title: "Cutoff") var cutoffOptions: CutoffOptions

  @OptionGroup(title: "Curve") var curveOptions: CurveOptions

  func validate() throws {
    try cutoffOptions.check(level: options.level)
    let compared = try curveOptions.compared().map { (option: "--compare", name: $0.column) }
    try options.checkDistinct(
      [("--outcome", outcome), ("--score", score), ("--by", by)] + compared)
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  /// What the command reports of one group.
  private struct Discrimination: Encodable {
    var areaUnderCurve: AreaUnderCurve
    var cutoff: Cutoff?
    var cutoffError: String?
    var classifications: [Classification]
    var partialAreas: [PartialAreaUnderCurve]?
    var rocComparison: ROCComparison?
    var rocCurve: ROCCurve
  }

  private var eventLabel: String { event.map { "\(outcome) = \($0)" } ?? outcome }

  /// The columns that options of one value name, by these options.
  private var roles: [String: String?] { ["outcome": outcome, "score": score, "by": by] }

  private func analyse() throws -> AnalysisResult {
    let compared = try curveOptions.compared()
    let ranges = try curveOptions.ranges()
    var study = try Study(
      options, columns: [outcome, score] + compared.map(\.column) + [by].compactMap { $0 })
    let event = try study.event(outcome, is: event, option: "--event")
    let value = try study.number(score)
    let terms: [ScoreTerm<TableRow>] =
      [.score(value, eventsScore: eventsScore.value)]
      + (try compared.map { .score(try study.number($0.column), eventsScore: $0.eventsScore) })
    let groups = try by.map { try study.level($0) }
    let cohort = try study.cohort()
    let rule = try cutoffOptions.rule()
    func discrimination(_ cohort: Cohort<TableRow>) throws(StatsError) -> Discrimination {
      let curve = try cohort.rocCurve(of: event, score: value, eventsScore: eventsScore.value)
      let cutoff = try cutoff(of: curve, rule)
      return Discrimination(
        areaUnderCurve: try curve.areaUnderCurve(level: options.level),
        cutoff: cutoff.chosen, cutoffError: cutoff.error?.description,
        classifications: try classifications(of: curve),
        partialAreas: ranges.isEmpty ? nil : try partialAreas(of: curve, over: ranges),
        rocComparison: compared.isEmpty
          ? nil : try cohort.rocComparison(of: event, scores: terms, level: options.level),
        rocCurve: curve)
    }
    var result = AnalysisResult(title: "\(score) as a test for \(eventLabel)")
    var section = Document.Section(heading: "Area under the ROC curve, and a cutoff")
    if let weighting = study.weighting { section.add(weighting) }
    section.add("Events have \(eventsScore.rawValue) scores, as --events-score says.")
    let caption = "Discrimination by \(score)"
    guard let groups, let by else {
      let only = try discrimination(cohort)
      if let cutoff = only.cutoff {
        section.add(Table([(only.areaUnderCurve, cutoff)], caption: caption))
        section.add(Table(accuracyOf: [cutoff], caption: "Accuracy of the cutoff"))
        section.add("\(cutoff).")
      } else {
        section.add(
          Table(
            discrimination: [(score, only.areaUnderCurve, nil)], title: "Score", caption: caption))
      }
      if let reason = only.cutoffError { section.add("No cutoff: \(reason).") }
      for classification in only.classifications {
        section.add(
          Table(
            classification, caption: "Classification by \(classification.table.rowVariable)"))
        section.add("\(classification).")
      }
      result.add(section)
      let report = CurveReport()
      for section in [
        report.partialAreas([(score, only.partialAreas)]),
        report.comparisons([(score, only.rocComparison)]),
      ].compactMap({ $0 }) { result.add(section) }
      result.add(only.areaUnderCurve, named: "areaUnderCurve")
      result.add(only.cutoff, named: "cutoff")
      if let reason = only.cutoffError { result.add(reason, named: "cutoffError") }
      if !only.classifications.isEmpty {
        result.add(only.classifications, named: "classifications")
      }
      if let areas = only.partialAreas { result.add(areas, named: "partialAreas") }
      if let comparison = only.rocComparison { result.add(comparison, named: "rocComparison") }
      result.add(only.rocCurve, named: "rocCurve")
      result.add(study, columns: roles)
      result.offer("roc") { size in
        Figure(
          roc: [Self.curve(only, named: score)] + (try Self.compared(only)),
          size: size ?? .singleColumn)
      }
      return result
    }
    let parts = try GroupedResults(
      cohort.byGroup(groups, discrimination), remark: study.outsideGroups(groups, cohort, by))
    section.add(
      Table(
        discrimination: parts.successes.map {
          ($0.level, $0.result.areaUnderCurve, $0.result.cutoff)
        },
        title: by, caption: caption))
    let cutoffs = parts.successes.compactMap { part in
      part.result.cutoff.map { (name: part.level, cutoff: $0) }
    }
    if !cutoffs.isEmpty {
      section.add(Table(accuracy: cutoffs, title: by, caption: "Accuracy of the cutoff"))
    }
    for part in parts.successes {
      if let reason = part.result.cutoffError {
        section.add("\(by) \(part.level): no cutoff: \(reason).")
      }
    }
    for part in parts.successes {
      for classification in part.result.classifications {
        section.add(
          Table(
            classification,
            caption: "\(by) \(part.level): classification by \(classification.table.rowVariable)"))
      }
    }
    for failure in parts.failures { section.add(failure) }
    if let remark = parts.remark { section.add(remark) }
    result.add(section)
    let report = CurveReport(by: by)
    for section in [
      report.partialAreas(parts.successes.map { ($0.level, $0.result.partialAreas) }),
      report.comparisons(parts.successes.map { ($0.level, $0.result.rocComparison) }),
    ].compactMap({ $0 }) { result.add(section) }
    result.add(parts.encoded, named: "groups")
    result.add(study, columns: roles)
    result.offer("roc") { size in
      Figure(
        roc: parts.successes.map { Self.curve($0.result, named: "\(by) \($0.level)") },
        size: size ?? .singleColumn)
    }
    return result
  }

  /// A curve of the figure, with its cutoff.
  private static func curve(_ found: Discrimination, named name: String) -> Figure.ROC {
    Figure.ROC(
      found.rocCurve, name: name, area: found.areaUnderCurve, cutoff: found.cutoff)
  }

  /// The curves of the scores that the first is compared with.
  private static func compared(_ found: Discrimination) throws(StatsError) -> [Figure.ROC] {
    guard let comparison = found.rocComparison else { return [] }
    var curves: [Figure.ROC] = []
    for (score, area) in zip(comparison.scores.scores, comparison.areas).dropFirst() {
      curves.append(Figure.ROC(try comparison.rocCurve(of: score.name), area: area))
    }
    return curves
  }

  /// The cutoff, or why these data allow none: the area is told all the same.
  private func cutoff(
    of curve: ROCCurve, _ rule: CutoffRule
  ) throws(StatsError) -> (chosen: Cutoff?, error: StatsError?) {
    do throws(StatsError) {
      return (
        try curve.cutoff(rule, validation: cutoffOptions.validation, level: options.level), nil
      )
    } catch {
      switch error {
      case .undefined, .tooLarge: return (nil, error)
      default: throw error
      }
    }
  }

  /// The classifications by the thresholds of `--at`.
  private func classifications(of curve: ROCCurve) throws(StatsError) -> [Classification] {
    var classifications: [Classification] = []
    for threshold in cutoffOptions.at {
      classifications.append(
        try curve.classification(
          at: threshold, prevalence: cutoffOptions.prevalence, level: options.level))
    }
    return classifications
  }

  /// The partial areas of `--partial`.
  private func partialAreas(
    of curve: ROCCurve, over ranges: [PartialRange]
  ) throws(StatsError) -> [PartialAreaUnderCurve] {
    var areas: [PartialAreaUnderCurve] = []
    for range in ranges {
      areas.append(
        try curve.partialArea(
          over: range, variance: cutoffOptions.partialVariance, level: options.level))
    }
    return areas
  }
}
