public import SpineOutcomesStats

extension Table {
  /// A row for each score: its area under the ROC curve and a cutoff, apparent and validated.
  ///
  /// - Parameters:
  ///   - cutoffs: The areas with the cutoffs of the same curves.
  ///   - caption: What the table shows.
  public init(_ cutoffs: [(area: AreaUnderCurve, cutoff: Cutoff)], caption: String) {
    self.init(
      discrimination: cutoffs.map {
        ("\($0.cutoff.score), \($0.cutoff.eventsScore.rawValue)", $0.area, $0.cutoff)
      }, title: "Score, side of events", caption: caption)
  }

  /// A row for each name: the area under an ROC curve and a cutoff, apparent and validated.
  ///
  /// - Parameters:
  ///   - cutoffs: The names, such as groups, with the areas and cutoffs of their curves.
  ///   - title: What the names are.
  ///   - caption: What the table shows.
  public init(
    discrimination cutoffs: [(name: String, area: AreaUnderCurve, cutoff: Cutoff)],
    title: String, caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("n"), Column("Events"), Column("AUC"),
        Column("Interval"), Column("p"), Column("Cutoff"), Column("Sens."), Column("Spec."),
      ])
    for (name, area, cutoff) in cutoffs {
      let interval = area.confidenceInterval
      add([
        name, String(area.count), String(area.events), Decimals.fixed(area.estimate, 3),
        "\(Decimals.fixed(interval.lower, 3)) to \(Decimals.fixed(interval.upper, 3))",
        area.pValue.numeral, Decimals.plain(cutoff.threshold, 4),
        Decimals.percent(cutoff.apparentSensitivity.value),
        Decimals.percent(cutoff.apparentSpecificity.value),
      ])
      guard let bootstrap = cutoff.bootstrap else { continue }
      let range = bootstrap.thresholdInterval
      add([
        "  validated", "", "", "", "", "",
        "\(Decimals.plain(range.lower, 4)) to \(Decimals.plain(range.upper, 4))",
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
    let exclusions = cutoffs.map { (group: $0.name, exclusions: $0.area.exclusions) }
    notes +=
      exclusions.contains { !$0.exclusions.selections.isEmpty }
      ? Self.exclusions(exclusions)
      : Self.distinct(exclusions.filter { $0.1.excluded > 0 }.map { "\($0.1)." })
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
