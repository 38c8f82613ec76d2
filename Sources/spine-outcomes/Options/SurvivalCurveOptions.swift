import ArgumentParser
import SpineOutcomesStats

/// The scale of the intervals of survival, as an option.
enum SurvivalIntervalOption: String, ExpressibleByArgument, CaseIterable {
  case logLog = "log-log"
  case log
  case plain
  case logit
  case arcsine

  var value: SurvivalInterval {
    switch self {
    case .logLog: .logLog
    case .log: .log
    case .plain: .plain
    case .logit: .logit
    case .arcsine: .arcsine
    }
  }
}

/// Shares as an option: numbers between 0 and 1 with commas between them.
struct SharesOption {
  let values: [Double]

  /// Reads `0.25,0.75`.
  init(_ argument: String) throws {
    values = try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let value = Double(part), value > 0, value < 1 else {
        throw ValidationError(
          "shares are numbers between 0 and 1 with commas between them, as 0.25,0.75")
      }
      return value
    }
  }
}

/// What is asked of survival curves besides the medians.
struct SurvivalCurveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of the time of late entry; 0 where followed from the origin.",
      valueName: "col"))
  var entry: String?

  @Option(
    help: ArgumentHelp(
      "A column of strata, whose records are compared with each other only; needs --by.",
      valueName: "col"))
  var strata: String?

  @Option(help: "The scale of the intervals: log-log, log, plain, logit or arcsine.")
  var interval = SurvivalIntervalOption.logLog

  @Option(
    help: ArgumentHelp("Times at which survival is given, as 6,12,24.", valueName: "times"),
    transform: TimesOption.init)
  var at: TimesOption?

  @Option(
    help: ArgumentHelp(
      "Times at which the survival of the groups is compared, fixed before the data were seen.",
      valueName: "times"),
    transform: TimesOption.init)
  var compareAt: TimesOption?

  @Option(
    help: ArgumentHelp(
      "The time to which means are restricted, and with --by compared.", valueName: "time"))
  var tau: Double?

  @Option(
    help: ArgumentHelp(
      "Shares of a group for which the time to the event is given, as 0.25,0.75.",
      valueName: "shares"),
    transform: SharesOption.init)
  var quantiles: SharesOption?

  @Option(
    help: ArgumentHelp(
      "Keep those who are followed without the event beyond this time, and count from there.",
      valueName: "time"))
  var landmark: Double?

  @Option(
    help: ArgumentHelp(
      "A column of clusters, such as patients: robust variances, no test.", valueName: "col"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "A column of sampling weights, fractions allowed: robust variances, no test.",
      valueName: "col"))
  var samplingWeights: String?

  /// Whether robust variances are asked for.
  var isRobust: Bool { cluster != nil || samplingWeights != nil }

  /// The columns that the options name.
  var columns: [(option: String, name: String?)] {
    [
      ("--entry", entry), ("--strata", strata), ("--cluster", cluster),
      ("--sampling-weights", samplingWeights),
    ]
  }

  func validate() throws {
    if let tau, !(tau > 0 && tau < .infinity) {
      throw ValidationError("--tau is a time above 0")
    }
    if let landmark, !(landmark >= 0 && landmark < .infinity) {
      throw ValidationError("--landmark is a time of 0 or more")
    }
    guard isRobust else { return }
    let refused: [(String, Bool)] = [
      ("--strata", strata != nil), ("--compare-at", compareAt != nil), ("--tau", tau != nil),
      ("--quantiles", quantiles != nil), ("--landmark", landmark != nil),
    ]
    if let (option, _) = refused.first(where: \.1) {
      throw ValidationError(
        "\(cluster == nil ? "--sampling-weights" : "--cluster") and \(option) exclude each other: "
          + "robust variances are given of survival and its median only")
    }
  }

  /// Refuses what needs groups where there are none.
  func check(by: String?) throws {
    guard by == nil else { return }
    if strata != nil { throw ValidationError("--strata needs the groups that --by names") }
    if compareAt != nil { throw ValidationError("--compare-at needs the groups that --by names") }
  }
}
