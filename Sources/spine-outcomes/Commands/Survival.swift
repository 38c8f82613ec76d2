import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Time to an event: Kaplan-Meier curves and the log-rank test.
struct Survival: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survival",
    abstract: "Time to an event: Kaplan-Meier medians, survival at times, log-rank test.",
    discussion: """
      Intervals are log-log with Greenwood's standard error. A median that is not reached says so. \
      --tau adds restricted means with their differences and ratios, --compare-at the difference \
      of survival at times; --cluster and --sampling-weights give robust intervals instead. \
      --test names the test between the groups, --pairwise adds those of each pair.

      Example:
        spine-outcomes survival Examples/Data/lung.csv --time days --event died \\
          --by sex --at 180,360 --tau 720
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("The column of the time of follow-up, 0 or more.", valueName: "col"))
  var time: String

  @Option(
    help: ArgumentHelp("The column of the event; other records are censored.", valueName: "col"))
  var event: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The value that is the event; needed unless the column is true or false.",
      valueName: "value"))
  var eventValue: String?

  @Option(help: ArgumentHelp("A column that tells groups apart.", valueName: "col"))
  var by: String?

  @OptionGroup(title: "Curves") var curveOptions: SurvivalCurveOptions

  @OptionGroup(title: "Tests") var testOptions: SurvivalTestOptions

  func validate() throws {
    try curveOptions.check(by: by)
    try testOptions.check(by: by)
    if curveOptions.isRobust, testOptions.test != "logrank" || testOptions.pairwise != nil {
      throw ValidationError(
        "\(curveOptions.cluster == nil ? "--sampling-weights" : "--cluster") and "
          + "\(testOptions.pairwise == nil ? "--test" : "--pairwise") exclude each other: the tests "
          + "know neither clusters nor such weights")
    }
    try options.checkDistinct(
      [("--time", time), ("--event", event), ("--by", by)] + curveOptions.columns)
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private var columns: [String] {
    [time, event] + ([by] + curveOptions.columns.map(\.name)).compactMap { $0 }
  }

  /// The columns by the options that name them.
  private var roles: [String: String?] {
    [
      "time": time, "event": event, "by": by, "entry": curveOptions.entry,
      "strata": curveOptions.strata, "cluster": curveOptions.cluster,
      "samplingWeights": curveOptions.samplingWeights,
    ]
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: columns)
    if curveOptions.isRobust { return try analyseRobustly(&study) }
    var survival = try kaplanMeier(&study)
    if let landmark = curveOptions.landmark { survival = try survival.landmark(at: landmark) }
    var result = AnalysisResult(title: "Survival: \(survival.labels.event) over \(time)")
    var section = Document.Section(heading: "Kaplan-Meier estimate")
    if let weighting = study.weighting { section.add(weighting) }
    if let landmark = curveOptions.landmark {
      section.add(
        "Of those followed without the event beyond \(Decimals.plain(landmark)); times are counted "
          + "from there.")
    }
    section.add(try Table(survival, caption: "Median \(time)"))
    let report = SurvivalReport(options: curveOptions)
    try report.add(survival, to: &section, &result)
    result.add(section)
    result.add(survival, named: "kaplanMeier")
    offerFigures(of: survival, in: &result)
    if let section = try report.restrictedMeans(of: survival, &result) { result.add(section) }
    if let section = report.comparisons(of: survival, &result) { result.add(section) }
    if let by {
      try SurvivalTestReport(options: testOptions, by: by).add(survival, to: &result)
    }
    result.add(study, columns: roles)
    return result
  }

  /// The curves, from the columns that are named.
  private func kaplanMeier(_ study: inout Study) throws -> KaplanMeier {
    let follow = try study.number(time)
    let died = try study.event(event, is: eventValue, option: "--event-value")
    let groups = try by.map { try study.level($0) }
    let strata = try curveOptions.strata.map { try study.level($0) }
    let entry = try curveOptions.entry.map { try study.number($0) }
    let cohort = try study.cohort()
    let (interval, level) = (curveOptions.interval.value, options.level)
    switch (groups, strata, entry) {
    case (nil, _, nil):
      return try cohort.kaplanMeier(time: follow, event: died, interval: interval, level: level)
    case (nil, _, let entry?):
      return try cohort.kaplanMeier(
        time: follow, event: died, entry: entry, interval: interval, level: level)
    case (let groups?, nil, nil):
      return try cohort.kaplanMeier(
        time: follow, event: died, by: groups, interval: interval, level: level)
    case (let groups?, nil, let entry?):
      return try cohort.kaplanMeier(
        time: follow, event: died, entry: entry, by: groups, interval: interval, level: level)
    case (let groups?, let strata?, nil):
      return try cohort.kaplanMeier(
        time: follow, event: died, by: groups, strata: strata, interval: interval, level: level)
    case (let groups?, let strata?, let entry?):
      return try cohort.kaplanMeier(
        time: follow, event: died, entry: entry, by: groups, strata: strata, interval: interval,
        level: level)
    }
  }

  /// The figures by their kinds: the curves, with the numbers under them.
  private static let tables: [(kind: String, table: SurvivalFigureStyle.RiskTable)] = [
    ("survival", .atRisk), ("survival-with-events", .complete),
  ]

  /// Offers the curves, with the numbers at risk, and with those censored and with the event too.
  private func offerFigures(of survival: KaplanMeier, in result: inout AnalysisResult) {
    let test = by == nil ? nil : SurvivalTestReport.test(of: survival, testOptions)
    for (kind, table) in Self.tables {
      result.offer(kind) { size in
        Figure(
          kaplanMeier: survival, test: test,
          style: SurvivalFigureStyle(size: size ?? .doubleColumn, riskTable: table))
      }
    }
  }

  /// The curves with robust variances, without a test.
  private func analyseRobustly(_ study: inout Study) throws -> AnalysisResult {
    let follow = try study.number(time)
    let died = try study.event(event, is: eventValue, option: "--event-value")
    let groups = try by.map { try study.level($0) } ?? study.level(constant: "all")
    let entry = try curveOptions.entry.map { try study.number($0) } ?? study.number(constant: 0)
    let weights =
      try curveOptions.samplingWeights.map { try study.number($0) } ?? study.number(constant: 1)
    let clusters = try curveOptions.cluster.map { try study.level($0) }
    let cohort = try study.cohort()
    let (interval, level) = (curveOptions.interval.value, options.level)
    let survival: RobustKaplanMeier
    if let clusters {
      survival = try cohort.robustKaplanMeier(
        time: follow, event: died, entry: entry, by: groups, weights: weights,
        clusters: clusters, interval: interval, level: level)
    } else {
      survival = try cohort.robustKaplanMeier(
        time: follow, event: died, entry: entry, by: groups, weights: weights,
        interval: interval, level: level)
    }
    var result = AnalysisResult(title: "Survival: \(survival.labels.event) over \(time)")
    var section = Document.Section(heading: "Kaplan-Meier estimate with robust variance")
    if let weighting = study.weighting { section.add(weighting) }
    var table = Table(survival, caption: "Median \(time)")
    table.columns[0].title = by ?? "Group"
    section.add(table)
    if let at = curveOptions.at {
      var table = try Table(survival, at: at.values, caption: "Survival at given times")
      table.columns[0].title = by ?? "Group"
      section.add(table)
    }
    if by != nil {
      section.add("The log-rank test is not done: it knows neither clusters nor such weights.")
    }
    result.add(section)
    result.add(survival, named: "robustKaplanMeier")
    result.add(study, columns: roles)
    for (kind, table) in Self.tables {
      result.offer(kind) { size in
        Figure(
          kaplanMeier: survival,
          style: SurvivalFigureStyle(size: size ?? .doubleColumn, riskTable: table))
      }
    }
    return result
  }
}
