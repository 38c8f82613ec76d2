public import SpineOutcomesStats

extension Table {
  /// The measures of a test at a fixed threshold, with their intervals.
  ///
  /// Shares are in percent with their counts; likelihood ratios and Youden's index are numbers.
  ///
  /// - Parameters:
  ///   - classification: The classification.
  ///   - caption: What the table shows.
  public init(_ classification: Classification, caption: String) {
    let level = Self.intervalTitle(classification.level)
    self.init(
      caption: caption,
      columns: [
        Column("Measure", .left), Column("Count"), Column("Value"), Column(level),
        Column("Interval", .left),
      ])
    let (tp, fp) = (classification.truePositives, classification.falsePositives)
    let (fn, tn) = (classification.falseNegatives, classification.trueNegatives)
    for (title, estimate, successes, trials) in [
      ("Sensitivity", classification.sensitivity, tp, tp + fn),
      ("Specificity", classification.specificity, tn, tn + fp),
      ("Positive predictive value", classification.positivePredictiveValue, tp, tp + fp),
      ("Negative predictive value", classification.negativePredictiveValue, tn, tn + fn),
      ("Accuracy", classification.accuracy, tp + tn, classification.count),
    ] {
      guard let estimate else { continue }
      addMeasure(
        title, "\(successes)/\(trials)", estimate,
        shown: Decimals.percent(successes, of: trials)
      ) { Decimals.percent($0) }
    }
    if let adjusted = classification.atPrevalence {
      let place = "prevalence \(Decimals.percent(adjusted.prevalence))"
      for (title, estimate) in [
        ("Positive predictive value, \(place)", adjusted.positive),
        ("Negative predictive value, \(place)", adjusted.negative),
      ] {
        if let estimate { addMeasure(title, "", estimate) { Decimals.percent($0) } }
      }
    }
    for (title, estimate) in [
      ("Positive likelihood ratio", classification.positiveLikelihoodRatio),
      ("Negative likelihood ratio", classification.negativeLikelihoodRatio),
    ] {
      if let estimate { addMeasure(title, "", estimate) { Decimals.ratio($0) } }
    }
    if let index = classification.youdenIndex {
      addMeasure("Youden's index", "", index) { Decimals.fixed($0, 3) }
    }
    notes = ["Positive: \(classification.table.rowVariable)."]
    notes += classification.undefined.map { "Undefined: \($0.name), as \($0.reason)." }
    if classification.exclusions.excluded > 0 { notes.append("\(classification.exclusions).") }
  }

  private mutating func addMeasure(
    _ title: String, _ count: String, _ estimate: Estimate, shown: String? = nil,
    _ text: (Double) -> String
  ) {
    let interval = estimate.confidenceInterval
    // A unit is written once: "73.0 to 99.0 %".
    let lower = interval.map { text($0.lower) }?.replacing(" %", with: "") ?? ""
    add([
      title, count, shown ?? text(estimate.value),
      interval.map { "\(lower) to \(text($0.upper))" } ?? "not estimable",
      interval?.method ?? "",
    ])
  }
}
