import ArgumentParser
import SpineOutcomesStats

/// The scale of the intervals of cumulative incidences, as an option.
enum IncidenceIntervalOption: String, ExpressibleByArgument, CaseIterable {
  case logLog = "log-log"
  case complementaryLogLog = "complementary-log-log"
  case log
  case plain
  case logit
  case arcsine

  var value: IncidenceInterval {
    switch self {
    case .logLog: .logLog
    case .complementaryLogLog: .complementaryLogLog
    case .log: .log
    case .plain: .plain
    case .logit: .logit
    case .arcsine: .arcsine
    }
  }
}

/// The estimator of the variance, as an option.
enum IncidenceVarianceOption: String, ExpressibleByArgument, CaseIterable {
  case greenwood
  case aalen

  var value: IncidenceVariance {
    switch self {
    case .greenwood: .greenwood
    case .aalen: .aalen
    }
  }
}

/// What is asked of cumulative incidences.
struct IncidenceCurveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of the time of late entry; 0 where followed from the origin.",
      valueName: "col"))
  var entry: String?

  @Option(
    help: ArgumentHelp(
      "A column of strata, within which Gray's test compares the groups, and whose levels have "
        + "baseline hazards of their own in regressions.",
      valueName: "col"))
  var strata: String?

  @Option(
    help: "The scale of the intervals: log-log, complementary-log-log, log, plain, logit, arcsine.")
  var interval = IncidenceIntervalOption.logLog

  @Option(help: "The variance: greenwood (as R's survival), or aalen (as cmprsk).")
  var variance = IncidenceVarianceOption.greenwood

  @Option(
    help: ArgumentHelp("Times at which incidences are given, as 6,12,24.", valueName: "times"),
    transform: TimesOption.init)
  var at: TimesOption?

  @Option(
    help: ArgumentHelp(
      "Times at which the incidences of the groups are compared, fixed before the data were seen.",
      valueName: "times"),
    transform: TimesOption.init)
  var compareAt: TimesOption?

  @Option(
    help: ArgumentHelp(
      "The time up to which the mean time lost to each cause is given.", valueName: "time"))
  var tau: Double?

  @Option(
    help: ArgumentHelp(
      "Shares of a group for which the time by which the incidence reaches them is given.",
      valueName: "shares"),
    transform: SharesOption.init)
  var quantiles: SharesOption?

  @Option(
    help: ArgumentHelp(
      "The exponent of the weights of Gray's test, 0 or more; larger ones weigh early times.",
      valueName: "number"))
  var rho = 0.0

  @Option(
    help: ArgumentHelp(
      "Compare each pair of groups as well, with p-values adjusted by holm, bonferroni, hochberg, "
        + "benjamini-hochberg (bh), benjamini-yekutieli (by), or unadjusted.",
      valueName: "adjustment"))
  var pairwise: AdjustmentOption?

  /// The columns that the options name.
  var columns: [(option: String, name: String?)] { [("--entry", entry), ("--strata", strata)] }

  func validate() throws {
    if let tau, !(tau > 0 && tau < .infinity) {
      throw ValidationError("--tau is a time above 0")
    }
    guard rho >= 0, rho < .infinity else {
      throw ValidationError("--rho is a number of 0 or more")
    }
  }

  /// Refuses what needs groups where there are none.
  func check(by: String?, hasRegressions: Bool) throws {
    guard by == nil else { return }
    if strata != nil, !hasRegressions {
      throw ValidationError("--strata needs the groups that --by names, or regressions")
    }
    let refused: [(String, Bool)] = [
      ("--compare-at", compareAt != nil), ("--rho", rho != 0),
      ("--pairwise", pairwise != nil),
    ]
    if let (option, _) = refused.first(where: \.1) {
      throw ValidationError("\(option) needs the groups that --by names")
    }
  }
}
