import Distributions

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
  /// - Returns: The cutoff; with the same seed, the same on every platform.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level outside 0...1, or for too
  ///   few (39 at 0.95) or more than a million resamples; ``StatsError/undefined(_:)`` when there
  ///   is one event or one other to validate on; ``StatsError/tooLarge(_:)`` when more than 2^28
  ///   events or others are to be resampled.
  /// - Complexity: O(k) for k distinct scores, O(events x others) for the exact p-value up to a
  ///   product of 2^24, and O(n) for each resample.
  public func cutoff(
    _ rule: CutoffRule, validation: CutoffValidation, level: Double = 0.95
  ) throws(StatsError) -> Cutoff {
    try ConfidenceInterval.check(level: level)
    let cells = OrderedCells(summary, eventsScore: eventsScore)
    let cuts = CutoffSearch(cells, rule: rule).cuts
    guard let cut = cuts.last else { throw .numerical("the best threshold") }
    let best = point(
      cells.threshold(cut), true: cells.events[..<cut].reduce(0, +),
      false: cells.others[..<cut].reduce(0, +))
    var bootstrap: CutoffBootstrap?
    if case .bootstrap(let resamples, let seed) = validation {
      bootstrap = try CutoffBootstrap(
        cells, eventsScore: eventsScore, rule: rule, resamples: resamples, seed: seed,
        level: level)
    }
    var pValue: PValue?
    var pValueMethod: String?
    if rule == .youden {
      let distance = best.truePositives * others - best.falsePositives * events
      if let null = SmirnovNull(
        ties: zip(cells.events, cells.others).map { $0 + $1 }, first: events, second: others)
      {
        pValue = try PValue(null.upperTail(distance))
        pValueMethod = "exact Smirnov"
      } else {
        let (m, n) = (Double(events), Double(others))
        pValue = try PValue(
          KolmogorovLimit.upperTail(Double(distance) / (m * n) * (m / (m + n) * n).squareRoot()))
        pValueMethod = "asymptotic Smirnov"
      }
    }
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
      youdenIndex: best.youdenIndex, pValue: pValue, pValueMethod: pValueMethod,
      bootstrap: bootstrap, exclusions: exclusions)
  }
}
