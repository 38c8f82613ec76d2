public import SpineOutcomesStats

/// Cox regression of the time to an event: one variable at a time, and together, with the tests of
/// proportional hazards.
public struct CoxModel<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Asks for the hazard ratios of an event.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - event: Whether it ended in the event; else it is censored.
  ///   - terms: The variables, such as `.numeric(\.age)`.
  ///   - strata: Whose levels have baseline hazards of their own; none by default.
  ///   - entry: From when on records are at risk; from the origin on by default.
  ///   - models: Which regressions are made; both by default.
  ///   - inference: How intervals and p-values are made; Wald's by default.
  ///   - label: What the event is; the name of the variable by default.
  public init<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: Term<Record>...,
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    models: RegressionModels = .crudeAndAdjusted,
    inference: CohortCoxInference<Record> = .wald, label: String? = nil
  ) where Event.Level == Bool {
    self.init(time, event, terms, strata, entry, models, inference, label)
  }

  package init<Time: Measured, Event: Categorical>(
    _ time: Selector<Record, Time>, _ event: Selector<Record, Event>, _ terms: [Term<Record>],
    _ strata: RecordStrata<Record>, _ entry: RecordEntry<Record>, _ models: RegressionModels,
    _ inference: CohortCoxInference<Record>, _ label: String?
  ) where Event.Level == Bool {
    steps = [
      PlanStep(heading: { cohort in
        "Hazard of " + ((try? cohort.label(label, of: event)) ?? "the event").midSentence
      }) { (cohort, settings) throws(StatsError) in
        let crude =
          models == .adjusted
          ? []
          : cohort.coxRegressionsOneAtATime(
            time: time, event: event, on: terms, strata: strata, entry: entry,
            inference: inference, level: settings.level)
        var adjusted: Attempt<CoxRegression>?
        var proportionality: Attempt<[ProportionalHazardsTest]>?
        if models != .crude {
          let data = Attempt { () throws(StatsError) in
            try cohort.coxData(
              time: time, event: event, on: terms, strata: strata, entry: entry,
              inference: inference)
          }
          let fit = data.map { data throws(StatsError) in try data.fit(level: settings.level) }
          if let data = data.value, let model = fit.value {
            proportionality = Attempt { () throws(StatsError) in
              try data.proportionalHazardsTests(of: model)
            }
          }
          adjusted = fit
        }
        return .cox(
          CoxFinding(
            label: try cohort.label(label, of: event), crude: crude.map(\.withReasonAsText),
            adjusted: adjusted, proportionality: proportionality))
      }
    ]
  }
}
