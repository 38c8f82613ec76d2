import ArgumentParser
import SpineOutcomesStats

/// How a logistic regression is fitted, and what is told beside the odds ratios.
struct LogisticOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The estimator: ml, maximum likelihood; or firth, penalised and finite under separation too, "
        + "best with --interval profile. Not firth with --robust, --cluster, --strata, --selection."
    ))
  var method = MethodOption.ml

  @Option(
    help: ArgumentHelp(
      "Where intervals and p-values come from: wald, or profile, the likelihood's profile. "
        + "Not profile with --robust, --cluster, --strata."))
  var interval = IntervalOption.wald

  @Option(
    help: ArgumentHelp(
      "Standard errors that do not need the model's variance: HC0, HC1, HC2 or HC3, which suits "
        + "small samples best. Not with --cluster, --strata, firth, profile, backward-aic.",
      valueName: "correction"))
  var robust: RobustOption?

  @Option(
    help: ArgumentHelp(
      "A column of clusters, such as hospitals: cluster-robust standard errors; of at least one "
        + "cluster more than coefficients, better 20. Not with --robust, --strata, firth, profile, "
        + "backward-aic.",
      valueName: "col"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "A column of numbers that is added to the log odds with the coefficient 1.",
      valueName: "col"))
  var offset: String?

  @Option(
    help: ArgumentHelp(
      "A column of numbers of trials: --outcome then holds how many of them had the event. "
        + "Not with --event, --weights, --strata.",
      valueName: "col"))
  var trials: String?

  @Option(
    help: ArgumentHelp(
      "A column of strata, such as matched pairs: conditional logistic regression within them. "
        + "Goes with --event, --offset and --weights only.",
      valueName: "col"))
  var strata: String?

  @Option(
    help: ArgumentHelp(
      "Drop terms one by one: backward, by likelihood-ratio tests, or with --robust, --cluster by "
        + "Wald tests, with p of 0.05 or more; or backward-aic, while Akaike's criterion falls, "
        + "not with --robust, --cluster. Not with --method firth, --strata, --crude, --risks.",
      valueName: "rule"))
  var selection: SelectionOption?

  @Flag(
    help: ArgumentHelp(
      "Add each term by itself: crude and adjusted odds ratios side by side. "
        + "Not with --strata, --selection."))
  var crude = false

  @Flag(
    help: ArgumentHelp(
      "Add goodness of fit, variance inflation and the most influential rows. Not with --strata."))
  var diagnostics = false

  @Option(
    help: ArgumentHelp(
      "Correct concordance, Brier score and calibration for their optimism by so many bootstrap "
        + "resamples, as 1000; with --selection, tell how often each term is kept instead. "
        + "Not with --strata.",
      valueName: "resamples"))
  var bootstrap: Int?

  @Option(
    help: ArgumentHelp(
      "The seed of --bootstrap: the same seed gives the same numbers everywhere; 1 by default.",
      valueName: "seed"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Add the mean risk with this term set to one value for all records, and to another: each "
        + "level of a category against its reference, or two values, as age:60:70; may be repeated. "
        + "Not with --strata, --selection.",
      valueName: "col[:from:to]"))
  var risks: [String] = []

  /// The columns that the options name, by their options.
  var columns: [(option: String, name: String?)] {
    [("--cluster", cluster), ("--offset", offset), ("--trials", trials), ("--strata", strata)]
  }

  /// What intervals and p-values come from.
  var inference: LogisticInference {
    if cluster != nil { return .clustered }
    return robust.map { .robust($0.value) } ?? interval.value
  }

  /// The rule of `--selection`: by tests that rely on no more than the standard errors do.
  var elimination: EliminationRule? {
    switch selection {
    case .backward?:
      .pValue(robust == nil && cluster == nil ? .likelihoodRatio : .wald, limit: 0.05)
    case .backwardAIC?: .akaikeInformationCriterion
    case nil: nil
    }
  }

  /// Whether `--method firth` goes with the other options.
  var allowsPenalty: Bool {
    strata == nil && selection == nil && robust == nil && cluster == nil
  }

  /// How to come to finite estimates where `--method firth` does not go with the other options.
  var penaltyAdvice: String {
    let others = [
      (robust != nil, "--robust"), (cluster != nil, "--cluster"), (selection != nil, "--selection"),
    ].filter(\.0).map(\.1)
    guard strata == nil, !others.isEmpty else { return "" }
    return " (drop \(others.joined(separator: " and ")) and use --method firth, which stays finite)"
  }

  /// Refuses options that contradict each other.
  ///
  /// - Parameters:
  ///   - event: The value of `--event`.
  ///   - weights: The column of `--weights`.
  /// - Throws: `ValidationError` with the two options and the reason.
  func check(event: String?, weights: String?) throws {
    let chosen = [
      (robust != nil, "--robust"), (cluster != nil, "--cluster"),
      (method == .firth, "--method firth"), (interval == .profile, "--interval profile"),
      (trials != nil, "--trials"), (selection != nil, "--selection"),
      (selection == .backwardAIC, "--selection backward-aic"), (strata != nil, "--strata"),
      (crude, "--crude"), (diagnostics, "--diagnostics"), (event != nil, "--event"),
      (weights != nil, "--weights"), (bootstrap != nil, "--bootstrap"),
      (!risks.isEmpty, "--risks"),
    ].filter(\.0).map(\.1)
    for conflict in Self.conflicts where chosen.contains(conflict.first) {
      if let second = conflict.others.first(where: chosen.contains) {
        throw ValidationError(
          "\(conflict.first) and \(second) exclude each other: \(conflict.reason)")
      }
    }
    if seed != nil, bootstrap == nil {
      throw ValidationError("--seed is for --bootstrap, which is not given")
    }
    if let bootstrap, !(1...1_000_000).contains(bootstrap) {
      throw ValidationError("--bootstrap takes 1 to 1000000 resamples; 1000 are customary")
    }
  }

  /// Options that do not go with others, and why.
  private static let conflicts: [(first: String, others: [String], reason: String)] = [
    (
      "--strata", ["--method firth"],
      "a conditional regression maximises its likelihood without a penalty"
    ),
    (
      "--strata", ["--interval profile", "--robust", "--cluster"],
      "a conditional regression has the model's own Wald intervals"
    ),
    ("--strata", ["--trials"], "strata hold single records, not numbers of events"),
    (
      "--strata", ["--selection"],
      "terms are dropped from regressions without strata only"
    ),
    (
      "--strata", ["--crude"],
      "crude odds ratios are those of regressions without strata"
    ),
    (
      "--selection", ["--crude"],
      "the terms that are left were chosen by the data; pass those terms alone"
    ),
    (
      "--strata", ["--diagnostics", "--bootstrap", "--risks"],
      "a conditional regression estimates no risks that outcomes could be compared with"
    ),
    (
      "--selection", ["--risks"],
      "the term may be dropped; pass the terms that are left alone"
    ),
    ("--robust", ["--cluster"], "both choose the standard errors; --cluster is robust as well"),
    (
      "--interval profile", ["--robust", "--cluster"],
      "a profile is the likelihood's, which robust standard errors do not rely on"
    ),
    (
      "--method firth", ["--robust", "--cluster"],
      "robust standard errors are those of maximum likelihood"
    ),
    ("--selection", ["--method firth"], "terms are dropped by fits of maximum likelihood"),
    (
      "--selection backward-aic", ["--robust", "--cluster"],
      "Akaike's criterion is the likelihood's, which robust standard errors do not rely on; "
        + "--selection backward drops terms by Wald tests"
    ),
    ("--trials", ["--event"], "with --trials the column of --outcome holds numbers of events"),
    ("--trials", ["--weights"], "with --trials a row says itself how many it stands for"),
  ]
}

/// What the coefficients are estimated by, as an option.
enum MethodOption: String, ExpressibleByArgument, CaseIterable {
  case ml
  case firth

  var value: LogisticEstimator {
    switch self {
    case .ml: .maximumLikelihood
    case .firth: .firth
    }
  }
}

/// What intervals come from, as an option.
enum IntervalOption: String, ExpressibleByArgument, CaseIterable {
  case wald
  case profile

  var value: LogisticInference {
    switch self {
    case .wald: .wald
    case .profile: .profileLikelihood
    }
  }
}

/// The correction of robust standard errors, as an option.
struct RobustOption: ExpressibleByArgument {
  let value: RobustCorrection

  init?(argument: String) {
    guard let value = RobustCorrection(rawValue: argument.uppercased()) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { ["HC0", "HC1", "HC2", "HC3"] }
}

/// The rule by which terms are dropped, as an option.
enum SelectionOption: String, ExpressibleByArgument, CaseIterable {
  case backward
  case backwardAIC = "backward-aic"
}
