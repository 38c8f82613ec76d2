extension ROCCurve {
  /// The difference of this curve's area to that of other records, by DeLong's variances.
  ///
  /// For two scores of the same records see ``ROCComparison``: taken as unpaired they would lose
  /// what their correlation tells.
  ///
  /// - Parameters:
  ///   - other: A curve of different records.
  ///   - reference: The normal distribution by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: This area less the other.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level that is not inside 0...1.
  ///
  /// R: `pROC::roc.test(first, second, paired = FALSE)` with ``ROCDifference/Reference/welch``.
  ///
  /// - Complexity: O(k) for k distinct scores.
  public func areaDifference(
    from other: ROCCurve, reference: ROCDifference.Reference = .normal, level: Double = 0.95
  ) throws(StatsError) -> ROCDifference {
    try ConfidenceInterval.check(level: level)
    let first = try DeLongVariance(OrderedCells(summary, eventsScore: eventsScore))
    let second = try DeLongVariance(
      OrderedCells(other.summary, eventsScore: other.eventsScore))
    return try ROCDifference(
      subject(.area, other, first.area, second.area),
      .unpaired(first, second, reference, level: level), level: level)
  }

  /// The difference of a measure to that of a curve of other records, by bootstrap.
  ///
  /// - Parameters:
  ///   - measure: What is compared: areas, partial areas, or one share at a given other.
  ///   - other: A curve of different records.
  ///   - resamples: The number of resamples of each curve, stratified by outcome, 2000 by default.
  ///   - seed: The seed; equal seeds give equal results on every platform.
  ///   - interval: By percentiles by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The value of this curve less that of the other.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a range or share that is not within
  ///   0...1, a level that is not inside 0...1, and for too few (39 at 0.95) or more than a million
  ///   resamples; ``StatsError/tooLarge(_:)`` for events x others beyond 2^62.
  ///
  /// R: `pROC::roc.test(first, second, paired = FALSE, method = "bootstrap")` with
  /// ``ROCDifference/BootstrapInterval/normal`` but for the draws.
  ///
  /// - Complexity: O(n) for each resample of n records.
  public func difference(
    of measure: ROCMeasure, from other: ROCCurve, resamples: Int = 2_000, seed: UInt64,
    interval: ROCDifference.BootstrapInterval = .percentile, level: Double = 0.95
  ) throws(StatsError) -> ROCDifference {
    try measure.check()
    let run = try BootstrapRun(resamples: resamples, seed: seed, level: level)
    let first = OrderedCells(summary, eventsScore: eventsScore)
    let second = OrderedCells(other.summary, eventsScore: other.eventsScore)
    let values = (measure.value(CurveCounts(first)), measure.value(CurveCounts(second)))
    let inference: DifferenceInference
    if min(events, others, other.events, other.others) > 1 {
      let seeds = run.seeds(sources: 2)
      inference = try .bootstrap(
        ResampledCurves(first).values(of: measure, seeds: seeds[0])[0],
        ResampledCurves(second).values(of: measure, seeds: seeds[1])[0],
        difference: values.0 - values.1, measure, interval, run, level: level)
    } else {
      inference = .possible(measure, "one event or one other")
    }
    return try ROCDifference(
      subject(measure, other, values.0, values.1), inference, level: level)
  }

  private func subject(
    _ measure: ROCMeasure, _ other: ROCCurve, _ first: Double, _ second: Double
  ) -> ROCDifference.Subject {
    var names = (area.variables ?? score, other.area.variables ?? other.score)
    if names.0 == names.1 { names = ("first curve", "second curve") }
    return .init(
      measure: measure, first: names.0, second: names.1, firstValue: first, secondValue: second,
      isPaired: false, variables: outcome == other.outcome ? outcome : nil,
      count: count.addingSaturating(other.count), exclusions: exclusions.adding(other.exclusions))
  }
}

extension Exclusions {
  /// The exclusions of two sets of records: counts of the same reason or variable add up.
  func adding(_ other: Exclusions) -> Exclusions {
    var selections: [Selection] = []
    for selection in self.selections + other.selections {
      if let place = selections.firstIndex(where: { $0.reason == selection.reason }) {
        selections[place] = Selection(
          reason: selection.reason,
          dropped: selections[place].dropped.addingSaturating(selection.dropped))
      } else {
        selections.append(selection)
      }
    }
    var missing: [Missing] = []
    for variable in self.missing + other.missing {
      if let place = missing.firstIndex(where: { $0.variable == variable.variable }) {
        missing[place] = Missing(
          variable: variable.variable,
          count: missing[place].count.addingSaturating(variable.count))
      } else {
        missing.append(variable)
      }
    }
    return Exclusions(
      initial: initial.addingSaturating(other.initial), selections: selections, missing: missing,
      incomplete: incomplete.addingSaturating(other.incomplete))
  }
}
