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
      --test names the test between the groups, --pairwise adds those of each pair.

      Example:
        spine-outcomes survival Examples/Data/lung.csv --time days --event died \\
          --by sex --at 180,360
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

  @Option(
    help: ArgumentHelp("Times at which survival is given, as 6,12,24.", valueName: "times"),
    transform: TimesOption.init)
  var at: TimesOption?

  @OptionGroup(title: "Tests") var testOptions: SurvivalTestOptions

  func validate() throws {
    try testOptions.check(by: by)
    try options.checkDistinct([("--time", time), ("--event", event), ("--by", by)])
  }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, columns: [time, event] + [by].compactMap { $0 })
    let follow = try study.number(time)
    let died = try study.event(event, is: eventValue, option: "--event-value")
    let groups = try by.map { try study.level($0) }
    let cohort = try study.cohort()
    let survival: KaplanMeier
    if let groups {
      survival = try cohort.kaplanMeier(
        time: follow, event: died, by: groups, level: options.level)
    } else {
      survival = try cohort.kaplanMeier(time: follow, event: died, level: options.level)
    }
    var result = AnalysisResult(title: "Survival: \(survival.labels.event) over \(time)")
    var section = Document.Section(heading: "Kaplan-Meier estimate")
    if let weighting = study.weighting { section.add(weighting) }
    section.add(try Table(survival, caption: "Median \(time)"))
    if let at {
      section.add(
        try Table(survival, at: at.values, caption: "Survival at given times"))
      result.add(try SurvivalAtTime.all(survival, at.values), named: "survivalAtTimes")
    }
    result.add(section)
    result.add(survival, named: "kaplanMeier")
    if let by {
      try SurvivalTestReport(options: testOptions, by: by).add(survival, to: &result)
    }
    return result
  }
}

/// Survival of one group at one time, as JSON.
private struct SurvivalAtTime: Encodable {
  var group: String
  var time: Double
  var atRisk: Int
  var survival: Estimate?
  var error: String?

  static func all(_ survival: KaplanMeier, _ times: [Double]) throws -> [SurvivalAtTime] {
    try survival.curves.flatMap { curve in
      try times.map { time in
        let atRisk = try curve.atRisk(at: time)
        do throws(StatsError) {
          return SurvivalAtTime(
            group: curve.group, time: time, atRisk: atRisk, survival: try curve.survival(at: time))
        } catch {
          return SurvivalAtTime(
            group: curve.group, time: time, atRisk: atRisk, error: error.description)
        }
      }
    }
  }

  enum CodingKeys: CodingKey { case group, time, atRisk, survival, error }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(time, forKey: .time)
    try container.encode(atRisk, forKey: .atRisk)
    try container.encode(survival, forKey: .survival)
    if let error { try container.encode(error, forKey: .error) }
  }
}
