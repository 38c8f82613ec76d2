public import SpineOutcomesStats

extension Table {
  /// A row for each score: its area under the ROC curve and a cutoff, with a p-value for each.
  ///
  /// The p-value of the cutoff allows for the search over all thresholds; the one that does not,
  /// as if the cutoff had been fixed before the study, stands beside it.
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
  ///   - cutoffs: The names, such as groups, with the areas and cutoffs of their curves; nil where
  ///     the rule allows no cutoff.
  ///   - title: What the names are.
  ///   - caption: What the table shows.
  public init(
    discrimination cutoffs: [(name: String, area: AreaUnderCurve, cutoff: Cutoff?)],
    title: String, caption: String
  ) {
    let levels = Set(cutoffs.map(\.area.confidenceInterval.level))
    let only = levels.count == 1 ? levels.first : nil
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("n"), Column("Events"), Column("AUC"),
        Column(only.map(Self.intervalTitle) ?? "CI"), Column("p (AUC)"), Column("Event if"),
        Column("p (cutoff)"), Column("Naive p"),
      ])
    for (name, area, cutoff) in cutoffs {
      let interval = area.confidenceInterval
      add([
        name, String(area.count), String(area.events), Decimals.share(area.estimate),
        "\(Decimals.share(interval.lower)) to \(Decimals.share(interval.upper))",
        area.pValue.numeral, cutoff.map(Self.rule) ?? "none", cutoff?.pValue?.numeral ?? "none",
        cutoff?.naivePValue?.numeral ?? "none",
      ])
    }
    notes = Self.distinct(cutoffs.map { "AUC: \($0.area.method); \(Self.level($0.area))." })
    let chosen = cutoffs.compactMap(\.cutoff)
    let isNamedByScore = Set(chosen.map(\.score)).count == cutoffs.count
    func name(_ row: (name: String, area: AreaUnderCurve, cutoff: Cutoff?)) -> String {
      isNamedByScore ? row.cutoff?.score ?? row.name : row.name
    }
    notes += cutoffs.filter { $0.area.estimate < 0.5 }.map {
      let side =
        switch $0.cutoff?.eventsScore {
        case .higher?: "lower scores"
        case .lower?: "higher scores"
        case nil: "scores on the other side"
        }
      return "\(name($0)): an area below 0.5 says that events have \(side) more often than not."
    }
    notes += Self.distinct(
      chosen.map {
        "p (cutoff): corrected for the search over all thresholds; \($0.pValueMethod)."
      })
    if !chosen.isEmpty {
      notes.append(
        "Naive p: \(Cutoff.naivePValueMethod); too small for a cutoff that was searched.")
    }
    notes += Self.distinct(
      chosen.map { "Cutoffs by \($0.rule), \($0.isValidated ? "validated" : "not validated")." })
    notes += cutoffs.compactMap {
      guard let thresholds = $0.cutoff?.equallyGoodThresholds, thresholds.count > 1 else {
        return nil
      }
      let list = thresholds.prefix(10).map { Decimals.plain($0, 4) }
      let more = thresholds.count > list.count ? ", …" : ""
      return "\(name($0)): \(thresholds.count) equally good thresholds "
        + "(\(list.joined(separator: ", "))\(more)); the most sensitive is shown."
    }
    let exclusions = cutoffs.map { (group: $0.name, exclusions: $0.area.exclusions) }
    notes +=
      exclusions.contains { !$0.exclusions.selections.isEmpty }
      ? Self.exclusions(exclusions)
      : Self.distinct(exclusions.filter { $0.1.excluded > 0 }.map { "\($0.1)." })
  }

  /// Sensitivity and specificity of cutoffs, as counts with intervals, and validated.
  ///
  /// - Parameters:
  ///   - cutoffs: The cutoffs.
  ///   - caption: What the table shows.
  public init(accuracyOf cutoffs: [Cutoff], caption: String) {
    self.init(
      accuracy: cutoffs.map { ($0.score, $0) }, title: "Score", caption: caption)
  }

  /// Sensitivity and specificity of named cutoffs, such as those of groups.
  ///
  /// - Parameters:
  ///   - named: The names and their cutoffs.
  ///   - title: What the names are.
  ///   - caption: What the table shows.
  public init(
    accuracy named: [(name: String, cutoff: Cutoff)], title: String, caption: String
  ) {
    let cutoffs = named.map(\.cutoff)
    let levels = Set(
      cutoffs.compactMap { $0.apparentSensitivity.confidenceInterval?.level })
    let interval = (levels.count == 1 ? levels.first : nil).map(Self.intervalTitle) ?? "CI"
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("Event if"), Column("Sensitivity"), Column(interval),
        Column("Specificity"), Column(interval),
      ])
    for (name, cutoff) in named {
      let others = cutoff.trueNegatives + cutoff.falsePositives
      add([
        name, Self.rule(cutoff),
        Self.share(cutoff.truePositives, of: cutoff.events),
        Self.percentages(cutoff.apparentSensitivity.confidenceInterval),
        Self.share(cutoff.trueNegatives, of: others),
        Self.percentages(cutoff.apparentSpecificity.confidenceInterval),
      ])
      guard let bootstrap = cutoff.bootstrap else { continue }
      let range = bootstrap.thresholdInterval
      add([
        "  validated",
        "\(Decimals.exact(range.lower)) to \(Decimals.exact(range.upper))",
        Decimals.percent(bootstrap.sensitivity), "", Decimals.percent(bootstrap.specificity), "",
      ])
    }
    notes = ["\(interval): Wilson, as if the cutoff had been fixed before the study."]
    notes += Self.distinct(
      cutoffs.map {
        guard let bootstrap = $0.bootstrap else {
          return "Cutoffs are not validated: sensitivity and specificity are optimistic."
        }
        let level = Self.intervalTitle(bootstrap.thresholdInterval.level)
        return "Validated: \(level) of the cutoff, and sensitivity and specificity in records "
          + "left out of \(bootstrap.resamples) stratified bootstrap resamples "
          + "(seed \(bootstrap.seed), \(bootstrap.generator))."
      })
  }

  /// The scores that are read as events: "< 12.5".
  private static func rule(_ cutoff: Cutoff) -> String {
    "\(cutoff.eventsScore.sign) \(Decimals.exact(cutoff.threshold))"
  }

  /// The limits of a share in percent: "73.0 to 99.0 %".
  private static func percentages(_ interval: ConfidenceInterval?) -> String {
    guard let interval else { return "not estimable" }
    return "\(Decimals.percentage(interval.lower)) to \(Decimals.percent(interval.upper))"
  }

  private static func level(_ area: AreaUnderCurve) -> String {
    "\(Decimals.level(area.confidenceInterval.level)) % interval"
  }

  /// The texts without repetition, in order.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: [String] = []
    for text in texts where !seen.contains(text) { seen.append(text) }
    return seen
  }
}
