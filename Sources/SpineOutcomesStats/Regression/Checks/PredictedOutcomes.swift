import RealModule

/// How often each predicted probability came with the event: all that checks of predictions need
/// of the data.
struct PredictedOutcomes: Sendable {
  /// The log odds of the predictions, distinct and ascending.
  let predictors: [Double]

  /// The trials of each prediction.
  let trials: [Int]

  /// The events among them.
  let events: [Int]

  /// Counts predictions with both outcomes in each row.
  ///
  /// - Throws: ``StatsError/invalidValue(_:)`` for a predictor that is not finite,
  ///   ``StatsError/tooLarge(_:)``.
  init(predictors: [Double], response: LogisticResponse) throws(StatsError) {
    let rows = predictors.indices
    let summary = try GroupedValues(
      groups: Self.groups, values: predictors,
      counts: [
        rows.map { response.trials($0) - response.events($0) }, rows.map { response.events($0) },
      ])
    self.init(summary)
  }

  private init(_ summary: GroupedValues) {
    predictors = summary.values
    events = summary.counts[1]
    trials = zip(summary.counts[0], summary.counts[1]).map { $0 + $1 }
  }

  private static let groups = ["other", "event"]

  var totalTrials: Int { trials.reduce(0, +) }
  var totalEvents: Int { events.reduce(0, +) }

  /// The probability of the event at log odds, and of its opposite, each with full precision.
  static func probabilities(_ predictor: Double) -> (event: Double, other: Double) {
    let e = Double.exp(-predictor.magnitude)
    let (small, large) = (e / (1 + e), 1 / (1 + e))
    return predictor >= 0 ? (large, small) : (small, large)
  }

  /// The mean squared distance of outcome and prediction.
  var brierScore: Double {
    var sum = CompensatedSum()
    for (place, predictor) in predictors.enumerated() {
      let p = Self.probabilities(predictor)
      sum.add(Double(events[place]) * p.other * p.other)
      sum.add(Double(trials[place] - events[place]) * p.event * p.event)
    }
    return sum.value / Double(totalTrials)
  }

  /// The sum of the predicted probabilities.
  var expectedEvents: Double {
    var sum = CompensatedSum()
    for (place, predictor) in predictors.enumerated() {
      sum.add(Double(trials[place]) * Self.probabilities(predictor).event)
    }
    return sum.value
  }

  /// The mean prediction of the events less that of the others.
  var discriminationSlope: Double {
    var (ones, others) = (CompensatedSum(), CompensatedSum())
    for (place, predictor) in predictors.enumerated() {
      let p = Self.probabilities(predictor).event
      ones.add(Double(events[place]) * p)
      others.add(Double(trials[place] - events[place]) * p)
    }
    let count = totalEvents
    return ones.value / Double(count) - others.value / Double(totalTrials - count)
  }

  /// The area under the ROC curve of the predictions, with DeLong's interval.
  ///
  /// - Throws: ``StatsError/oneClass(outcome:count:events:)``.
  func concordance(
    outcome: String, exclusions: Exclusions, level: Double
  ) throws(StatsError) -> AreaUnderCurve {
    let summary = try GroupedValues(
      groups: Self.groups, values: predictors,
      counts: [zip(trials, events).map { $0 - $1 }, events])
    let curve = try ROCCurve(
      summary, events: Self.groups[1], eventsScore: .higher, score: "predicted probability",
      outcome: outcome, exclusions: exclusions)
    return try curve.areaUnderCurve(level: level)
  }
}

extension PredictedOutcomes {
  /// The share of pairs of an event and another record in which the event has the higher
  /// prediction, ties counted half.
  var concordanceIndex: Double {
    var (below, doubled) = (0.0, CompensatedSum())
    for (place, events) in events.enumerated() {
      let others = Double(trials[place] - events)
      doubled.add(Double(events) * (2 * below + others))
      below += others
    }
    return doubled.value / (2 * Double(totalEvents) * below)
  }
}
