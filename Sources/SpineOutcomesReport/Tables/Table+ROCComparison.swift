public import SpineOutcomesStats

extension Table {
  /// A row for each compared score: the area under its ROC curve.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - caption: What the table shows.
  public init(areasOf comparison: ROCComparison, caption: String) {
    let interval = Self.intervalTitle(comparison.level)
    self.init(
      caption: caption,
      columns: [
        Column("Score", .left), Column("Events have", .left), Column("n"), Column("Events"),
        Column("AUC"), Column(interval),
      ])
    for (score, area) in zip(comparison.scores.scores, comparison.areas) {
      add([
        score.name, "\(score.eventsScore.rawValue) scores", String(area.count),
        String(area.events), Decimals.share(area.estimate),
        Self.shareLimits(area.confidenceInterval),
      ])
    }
    let names = comparison.scores.scores.map(\.name)
    notes = ["All areas are of the same records: those with the outcome and every score."]
    notes += Self.methods(
      zip(names, comparison.areas).map { ($0, "\(interval): \($1.confidenceInterval.method)") })
    if comparison.exclusions.excluded > 0 { notes.append("\(comparison.exclusions).") }
  }

  /// A row for each pair of compared scores: the difference of their areas.
  ///
  /// For three scores or more the notes have the test that all areas are equal.
  ///
  /// - Parameters:
  ///   - comparison: The comparison.
  ///   - caption: What the table shows.
  public init(differencesOf comparison: ROCComparison, caption: String) {
    let interval = Self.intervalTitle(comparison.level)
    self.init(
      caption: caption,
      columns: [
        Column("Scores", .left), Column("Difference in AUC"), Column(interval), Column("z"),
        Column("p"),
      ])
    func name(_ difference: ROCDifference) -> String {
      "\(difference.first) minus \(difference.second)"
    }
    for difference in comparison.differences {
      add([
        name(difference), Decimals.share(difference.estimate),
        difference.confidenceInterval.map(Self.shareLimits) ?? "not estimable",
        difference.statistic.map { Decimals.fixed($0.value, 3) } ?? "none",
        difference.pValue.numeral,
      ])
    }
    notes = Self.methods(comparison.differences.map { (name($0), $0.method) })
    guard comparison.differences.count > 1 else { return }
    notes.append("p-values of pairs are not adjusted for their number.")
    let equality = comparison.equality
    let test = [equality.statistic?.description, equality.pValue.description]
    notes.append(
      "All areas equal: \(test.compactMap { $0 }.joined(separator: ", ")); \(equality.method).")
  }

  /// The limits of an interval: "0.730 to 0.917".
  static func shareLimits(_ interval: ConfidenceInterval) -> String {
    "\(Decimals.share(interval.lower)) to \(Decimals.share(interval.upper))"
  }
}
