import ArgumentParser
import SpineOutcomesStats

/// Which other scores a curve is compared with, and over which parts its area is taken.
struct CurveOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Compare the area with that of this score of the same records, whose events have higher or "
        + "lower values; may be repeated.",
      valueName: "col:higher|lower"))
  var compare: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Add the area over a part of the curve: specificity=0.9...1 or sensitivity=0.8...1, raw and "
        + "corrected; its interval is by the delta method, with --bootstrap by the resamples; may "
        + "be repeated.",
      valueName: "range"))
  var partial: [String] = []

  /// The scores of `--compare`.
  func compared() throws -> [ComparedScoreOption] { try compare.map(ComparedScoreOption.init) }

  /// The ranges of `--partial`.
  func ranges() throws -> [PartialRange] { try partial.map { try PartialOption($0).range } }

  func validate() throws {
    _ = try compared()
    _ = try ranges()
  }
}
