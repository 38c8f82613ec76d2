import ArgumentParser
import SpineOutcomesStats

/// How a cutoff is chosen and validated, and at which thresholds a score is read besides.
struct CutoffOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The rule of the cutoff: youden, corner, chi-square, chi-square=SHARE (the smallest share of "
        + "the records on either side; 0.1), cost=FN:FP,prevalence=P (P may be sample), "
        + "sensitivity=S or specificity=S (at least S).",
      valueName: "rule"))
  var cutoff = "youden"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Validate the cutoff by so many bootstrap resamples, as 2000; without, it is not validated. "
        + "Intervals of --partial are by as many.",
      valueName: "resamples"))
  var bootstrap: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The seed of --bootstrap: the same seed gives the same numbers everywhere; 1 by default.",
      valueName: "seed"))
  var seed: UInt64?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Classify by this threshold, fixed before the study; may be repeated.",
      valueName: "threshold"))
  var at: [Double] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Add predictive values of --at for this share of events, inside 0...1.",
      valueName: "share"))
  var prevalence: Double?

  /// The rule of `--cutoff`.
  func rule() throws -> CutoffRule { try CutoffOption(cutoff).rule }

  /// What `--bootstrap` asks for.
  var validation: CutoffValidation {
    bootstrap.map { .bootstrap(resamples: $0, seed: seed ?? 1) } ?? .none
  }

  /// What the intervals of `--partial` rest on: the same resamples, or no resamples at all.
  var partialVariance: PartialAreaUnderCurve.Variance {
    bootstrap.map { .bootstrap(resamples: $0, seed: seed ?? 1) } ?? .delta
  }

  /// Refuses too few resamples for an interval at a level.
  func check(level: Double) throws {
    guard let bootstrap else { return }
    // The interval leaves out one threshold at either end, at least.
    let fewest = (2 / (1 - level) - 1e-6).rounded(.up) - 1
    guard Double(bootstrap) >= fewest else {
      throw ValidationError(
        "--bootstrap takes \(Int(min(fewest, 1e6))) resamples or more for an interval at --level "
          + "\(level); 2000 are customary")
    }
  }

  func validate() throws {
    _ = try rule()
    if seed != nil, bootstrap == nil {
      throw ValidationError("--seed is for --bootstrap, which is not given")
    }
    if let bootstrap, !(1...1_000_000).contains(bootstrap) {
      throw ValidationError("--bootstrap takes 1 to 1000000 resamples; 2000 are customary")
    }
    if at.contains(where: \.isNaN) {
      throw ValidationError("--at takes a number in the unit of the score")
    }
    guard let prevalence else { return }
    if at.isEmpty { throw ValidationError("--prevalence is for --at, which is not given") }
    guard prevalence > 0, prevalence < 1 else {
      throw ValidationError("--prevalence lies inside 0...1, as 0.2")
    }
  }
}
