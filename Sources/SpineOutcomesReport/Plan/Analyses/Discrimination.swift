public import SpineOutcomesStats

/// Scores as tests for an event: ROC curves with their areas, and cutoffs.
public struct Discrimination<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Asks how well scores tell events from others.
  ///
  /// - Parameters:
  ///   - event: Whether it happened.
  ///   - scores: The scores, such as `.lower(\.monthsToRecurrence)`; the areas of several are
  ///     compared on the records that have all.
  ///   - cutoff: How a cutoff is chosen; by Youden's index by default, none where nil.
  ///   - resamples: How many bootstrap resamples validate the cutoff, by the seed of the plan;
  ///     none where 0.
  ///   - label: What the event is; the name of the variable by default.
  public init<Event: Categorical>(
    of event: Selector<Record, Event>, scores: ScoreTerm<Record>...,
    cutoff: CutoffRule? = .youden, resamples: Int = 2_000, label: String? = nil
  ) where Event.Level == Bool {
    self.init(event, scores, cutoff, resamples, label)
  }

  package init<Event: Categorical>(
    _ event: Selector<Record, Event>, _ scores: [ScoreTerm<Record>], _ rule: CutoffRule?,
    _ resamples: Int, _ label: String?
  ) where Event.Level == Bool {
    steps = [
      PlanStep(heading: { cohort in
        "Discrimination of " + ((try? cohort.label(label, of: event)) ?? "the event").midSentence
      }) { (cohort, settings) throws(StatsError) in
        let validation: CutoffValidation =
          resamples == 0 ? .none : .bootstrap(resamples: resamples, seed: settings.seed)
        let found = scores.map { score in
          Attempt { () throws(StatsError) in
            let curve = try cohort.rocCurve(of: event, score)
            return DiscriminationFinding.Score(
              curve: curve, area: try curve.areaUnderCurve(level: settings.level),
              cutoff: rule.map { rule in
                Attempt { () throws(StatsError) in
                  try curve.cutoff(rule, validation: validation, level: settings.level)
                }
              })
          }
        }
        let comparison =
          scores.count < 2
          ? nil
          : Attempt { () throws(StatsError) in
            try cohort.rocComparison(of: event, scores: scores, level: settings.level)
          }
        return .discrimination(
          DiscriminationFinding(
            label: try cohort.label(label, of: event), scores: found,
            comparison: comparison))
      }
    ]
  }
}
