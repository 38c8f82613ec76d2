public import SpineOutcomesStats

/// Time to an event of several causes: their cumulative incidence (Aalen-Johansen), with the others
/// competing, and Gray's test between groups.
///
/// ```swift
/// IncidenceAnalysis(
///   time: \.months, ending: \.ending, censored: "alive", of: "recurrence", by: \.care, at: 12, 24)
/// ```
public struct IncidenceAnalysis<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Asks for the incidence by group, censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - ending: How it ended: a cause of an event, or the level for censored.
  ///   - censored: The level that stands for censored; every other is a cause.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - group: The variable that tells the groups apart.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Ending: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: String? = nil, by group: Selector<Record, Group>, at times: Double...,
    label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: true, name: { try? $0.name(of: ending).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(
        time: time, ending: ending, censored: censored, by: group, level: level)
    }
  }

  /// Asks for the incidence in all records together, censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - ending: How it ended: a cause of an event, or the level for censored.
  ///   - censored: The level that stands for censored; every other is a cause.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: String? = nil, at times: Double..., label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: false, name: { try? $0.name(of: ending).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(time: time, ending: ending, censored: censored, level: level)
    }
  }

  /// Asks for the incidence by group.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - causes: The cause of the event; nil where censored.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - group: The variable that tells the groups apart.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Cause: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, cause causes: Selector<Record, Cause>, of cause: String? = nil,
    by group: Selector<Record, Group>, at times: Double..., label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: true, name: { try? $0.name(of: causes).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(time: time, cause: causes, by: group, level: level)
    }
  }

  /// Asks for the incidence in all records together.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - causes: The cause of the event; nil where censored.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause causes: Selector<Record, Cause>, of cause: String? = nil,
    at times: Double..., label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: false, name: { try? $0.name(of: causes).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(time: time, cause: causes, level: level)
    }
  }

  /// Asks for the incidence by curves that are made elsewhere; without groups there is no test.
  package init(
    _ cause: String?, _ times: [Double], _ label: String?, hasGroups: Bool,
    name: @escaping @Sendable (Cohort<Record>) -> String?,
    curves: @escaping @Sendable (Cohort<Record>, Double) throws(StatsError) -> CumulativeIncidence
  ) {
    steps = [
      PlanStep(heading: { cohort in
        "Cumulative incidence of \(label ?? cause ?? name(cohort) ?? "the events")"
      }) { (cohort, settings) throws(StatsError) in
        let incidence = try curves(cohort, settings.level)
        for time in times where !(time >= 0 && time.isFinite) {
          throw .invalidArgument(name: "at", reason: "a time is 0 or more")
        }
        if let cause, !incidence.causes.contains(cause) {
          throw .unknownLevel(
            variable: incidence.labels.event.label, level: cause, known: incidence.causes)
        }
        let causes = cause.map { [$0] } ?? incidence.causes
        return .incidence(
          IncidenceFinding(
            label: label ?? cause ?? incidence.labels.event.label, incidence: incidence,
            causes: causes, times: times,
            tests: !hasGroups
              ? []
              : causes.map { cause in
                IncidenceFinding.CauseTest(
                  cause: cause,
                  test: Attempt { () throws(StatsError) in try incidence.grayTest(cause: cause) })
              }))
      }
    ]
  }
}
