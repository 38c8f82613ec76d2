public import SpineOutcomesStats

extension Table {
  /// A row for each score: its area under the ROC curve and a cutoff, apparent and validated.
  ///
  /// - Parameters:
  ///   - cutoffs: The areas with the cutoffs of the same curves.
  ///   - caption: What the table shows.
  public init(_ cutoffs: [(area: AreaUnderCurve, cutoff: Cutoff)], caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column("Score, side of events", .left), Column("n"), Column("Events"), Column("AUC"),
        Column("Interval"), Column("p"), Column("Cutoff"), Column("Sens."), Column("Spec."),
      ])
    for (area, cutoff) in cutoffs {
      let interval = area.confidenceInterval
      add([
        "\(cutoff.score), \(cutoff.eventsScore.rawValue)", String(area.count),
        String(area.events), Decimals.fixed(area.estimate, 3),
        "\(Decimals.fixed(interval.lower, 3)) to \(Decimals.fixed(interval.upper, 3))",
        area.pValue.numeral, Decimals.exact(cutoff.threshold),
        Decimals.percent(cutoff.apparentSensitivity.value),
        Decimals.percent(cutoff.apparentSpecificity.value),
      ])
      guard let bootstrap = cutoff.bootstrap else { continue }
      let range = bootstrap.thresholdInterval
      add([
        "  validated", "", "", "", "", "",
        "\(Decimals.exact(range.lower)) to \(Decimals.exact(range.upper))",
        Decimals.percent(bootstrap.sensitivity), Decimals.percent(bootstrap.specificity),
      ])
    }
    notes = Self.distinct(cutoffs.map { "AUC: \($0.area.method); \(Self.level($0.area))." })
    notes += Self.distinct(
      cutoffs.map {
        guard let bootstrap = $0.cutoff.bootstrap else {
          return "Cutoffs are not validated: sensitivity and specificity are optimistic."
        }
        return "Validated: interval of the cutoff, and sensitivity and specificity in records left "
          + "out of \(bootstrap.resamples) stratified bootstrap resamples (seed \(bootstrap.seed))."
      })
    notes += Self.distinct(
      cutoffs.map(\.area.exclusions).filter { $0.excluded > 0 }.map { "\($0)." })
  }

  private static func level(_ area: AreaUnderCurve) -> String {
    "\(Decimals.plain(100 * area.confidenceInterval.level)) % interval"
  }

  /// The texts without repetition, in order.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: [String] = []
    for text in texts where !seen.contains(text) { seen.append(text) }
    return seen
  }
}
