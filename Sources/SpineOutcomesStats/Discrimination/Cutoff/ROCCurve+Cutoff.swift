extension ROCCurve {
  /// Chooses the best threshold of a rule, and says what the choice costs.
  ///
  /// All distinct thresholds are tried, both ends of the curve included, and compared exactly.
  ///
  /// - Parameters:
  ///   - rule: What makes a threshold the best one.
  ///   - validation: How the accuracy is corrected for the choice; said by the caller, as a
  ///     cutoff without validation promises too much.
  ///   - level: The confidence level of all intervals, inside 0...1; 0.95 by default.
  ///   - alternative: Whether the p-value allows for a search in the caller's direction, as the
  ///     one that was made, or in both.
  ///   - correction: How the p-value that allows for the search is computed.
  /// - Returns: The cutoff; with the same seed, the same on every platform.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level outside 0...1, for costs
  ///   or shares of the rule out of their range, for too few (39 at 0.95) or more than a million
  ///   resamples, or more than a million permutations; ``StatsError/undefined(_:)`` when there
  ///   is one event or one other to validate on, or when no threshold leaves the asked share of
  ///   the records on either side; ``StatsError/tooLarge(_:)`` when more than 2^28 records are
  ///   to be resampled or permuted, or more than 2^31 pairs to be counted exactly.
  /// - Complexity: O(k) for k distinct scores, O(events x others) for the exact p-value up to a
  ///   product of 2^24, and O(n) for each resample.
  public func cutoff(
    _ rule: CutoffRule, validation: CutoffValidation, level: Double = 0.95,
    alternative: CutoffAlternative = .oneSided, correction: SearchCorrection = .automatic
  ) throws(StatsError) -> Cutoff {
    try ConfidenceInterval.check(level: level)
    let cells = OrderedCells(summary, eventsScore: eventsScore)
    let criterion = try CutoffCriterion(rule, events: events, others: others)
    let cuts = CutoffSearch(cells, criterion).cuts
    guard let cut = cuts.last else {
      throw .undefined(
        cells.count < 2
          ? "all scores are equal: no threshold divides the records"
          : "no threshold leaves so large a share of the records on either side")
    }
    let best = point(
      cells.threshold(cut), true: cells.events[..<cut].reduce(0, +),
      false: cells.others[..<cut].reduce(0, +))
    var bootstrap: CutoffBootstrap?
    if case .bootstrap(let resamples, let seed) = validation {
      bootstrap = try CutoffBootstrap(
        cells, eventsScore: eventsScore, criterion, resamples: resamples, seed: seed,
        level: level)
    }
    let test = try CutoffTest(
      cells, rule, criterion, best: best, alternative: alternative, correction: correction)
    return Cutoff(
      rule: rule, eventsScore: eventsScore, score: score, threshold: best.threshold,
      equallyGoodThresholds: Ordering.ascending(
        cuts.map { eventsScore.oriented(cells.threshold($0)) }),
      truePositives: best.truePositives, falsePositives: best.falsePositives,
      trueNegatives: best.trueNegatives, falseNegatives: best.falseNegatives,
      apparentSensitivity: try Estimate(
        name: "apparent sensitivity", value: best.sensitivity,
        confidenceInterval: WilsonInterval.interval(
          successes: best.truePositives, trials: events, level: level)),
      apparentSpecificity: try Estimate(
        name: "apparent specificity", value: best.specificity,
        confidenceInterval: WilsonInterval.interval(
          successes: best.trueNegatives, trials: others, level: level)),
      youdenIndex: best.youdenIndex, pValue: test.corrected, pValueMethod: test.method,
      alternative: test.alternative, naivePValue: test.naive, bootstrap: bootstrap,
      exclusions: exclusions)
  }
}
