import ArgumentParser
import SpineOutcomesStats

/// How a Cox regression is fitted, and what is told beside the hazard ratios.
struct CoxOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The likelihood of events at one time: efron, or breslow, the default of SAS and Stata."))
  var ties = TiesOption.efron

  @Option(
    help: ArgumentHelp(
      "Where intervals and p-values come from: wald, or profile, the likelihood's profile. "
        + "Not profile with --robust, --cluster."))
  var interval = IntervalOption.wald

  @Flag(
    help: ArgumentHelp(
      "Standard errors that hold where hazards are not proportional too (Lin and Wei)."))
  var robust = false

  @Option(
    help: ArgumentHelp(
      "A column of clusters, such as patients with several rows: cluster-robust standard errors.",
      valueName: "col"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "A column of strata, such as hospitals: each has a baseline hazard of its own.",
      valueName: "col"))
  var strata: String?

  @Option(
    help: ArgumentHelp(
      "The column of the time of late entry: a row is at risk after it; 0 from the origin on.",
      valueName: "col"))
  var entry: String?

  @Option(
    help: ArgumentHelp(
      "A column of numbers that is added to the log hazard with the coefficient 1.",
      valueName: "col"))
  var offset: String?

  @Flag(
    help: ArgumentHelp(
      "Add each term by itself: crude and adjusted hazard ratios side by side."))
  var crude = false

  @Flag(
    help: ArgumentHelp(
      "Add the tests of proportional hazards and the most influential rows."))
  var diagnostics = false

  @Option(
    help: ArgumentHelp(
      "Add survival at these times, as 6,12,24, for a record at the reference: numbers at their "
        + "mean, categories at their reference level.",
      valueName: "times"), transform: TimesOption.init)
  var at: TimesOption?

  /// The columns that the options name, by their options.
  var columns: [(option: String, name: String?)] {
    [("--cluster", cluster), ("--strata", strata), ("--entry", entry), ("--offset", offset)]
  }

  /// Refuses options that contradict each other.
  func check() throws {
    if robust, cluster != nil {
      throw ValidationError(
        "--robust and --cluster exclude each other: both choose the standard errors; --cluster is "
          + "robust as well")
    }
    if interval == .profile, robust || cluster != nil {
      throw ValidationError(
        "--interval profile and \(robust ? "--robust" : "--cluster") exclude each other: a profile "
          + "is the likelihood's, which robust standard errors do not rely on")
    }
  }
}

/// The likelihood of events at one time, as an option.
enum TiesOption: String, ExpressibleByArgument, CaseIterable {
  case efron
  case breslow

  var value: CoxTies {
    switch self {
    case .efron: .efron
    case .breslow: .breslow
    }
  }
}
