public import SpineOutcomesStats

/// Logistic regression of an event: one variable at a time, and together.
public struct LogisticModel<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Asks for the odds ratios of an event.
  ///
  /// - Parameters:
  ///   - event: Whether it happened.
  ///   - terms: The variables, such as `.numeric(\.age)`.
  ///   - models: Which regressions are made; both by default.
  ///   - estimator: Maximum likelihood, or Firth's.
  ///   - inference: How intervals and p-values are made; Wald's by default.
  ///   - label: What the event is; the name of the variable by default.
  public init<Event: Categorical>(
    of event: Selector<Record, Event>, on terms: Term<Record>...,
    models: RegressionModels = .crudeAndAdjusted, estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, label: String? = nil
  ) where Event.Level == Bool {
    self.init(event, terms, models, estimator, inference, label)
  }

  package init<Event: Categorical>(
    _ event: Selector<Record, Event>, _ terms: [Term<Record>], _ models: RegressionModels,
    _ estimator: LogisticEstimator, _ inference: CohortInference<Record>, _ label: String?
  ) where Event.Level == Bool {
    steps = [
      PlanStep(heading: { cohort in
        "Predictors of " + ((try? cohort.label(label, of: event)) ?? "the event").midSentence
      }) { (cohort, settings) throws(StatsError) in
        let crude =
          models == .adjusted
          ? []
          : cohort.logisticRegressionsOneAtATime(
            of: event, on: terms, estimator: estimator, inference: inference,
            level: settings.level)
        let adjusted =
          models == .crude
          ? nil
          : Attempt { () throws(StatsError) in
            try cohort.logisticRegression(
              of: event, on: terms, estimator: estimator, inference: inference,
              level: settings.level)
          }
        return .logistic(
          LogisticFinding(
            label: try cohort.label(label, of: event), crude: crude.map(\.withReasonAsText),
            adjusted: adjusted))
      }
    ]
  }
}
