public import SpineOutcomesStats

/// Time to an event: Kaplan-Meier curves, their medians, and the log-rank test between groups.
public struct SurvivalAnalysis<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Asks for survival by group.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - event: Whether it ended in the event; else it is censored.
  ///   - group: The variable that tells the groups apart.
  ///   - times: The times at which survival and the numbers at risk are told.
  ///   - interval: The scale of the intervals.
  ///   - weight: The weight of the test between the groups.
  ///   - pairs: The adjustment of the comparison of all groups in pairs; no pairs by default.
  ///   - label: What is timed, such as "Overall survival"; the event's name by default.
  public init<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, at times: Double..., interval: SurvivalInterval = .logLog,
    weight: LogRankWeight = .logRank, pairs: MultiplicityAdjustment? = nil,
    label: String? = nil
  ) where Event.Level == Bool {
    self.init(times, weight, pairs, label, { try? $0.name(of: event).label }) {
      (cohort, level) throws(StatsError) in
      try cohort.kaplanMeier(time: time, event: event, by: group, interval: interval, level: level)
    }
  }

  /// Asks for survival by group, of records that are at risk from an entry on.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - event: Whether it ended in the event; else it is censored.
  ///   - entry: From when on a record is at risk, before the time; 0 from the origin on.
  ///   - group: The variable that tells the groups apart.
  ///   - times: The times at which survival and the numbers at risk are told.
  ///   - interval: The scale of the intervals.
  ///   - weight: The weight of the test between the groups.
  ///   - pairs: The adjustment of the comparison of all groups in pairs; no pairs by default.
  ///   - label: What is timed, such as "Overall survival"; the event's name by default.
  public init<Time: Measured, Event: Categorical, Entry: Measured, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    entry: Selector<Record, Entry>, by group: Selector<Record, Group>, at times: Double...,
    interval: SurvivalInterval = .logLog, weight: LogRankWeight = .logRank,
    pairs: MultiplicityAdjustment? = nil, label: String? = nil
  ) where Event.Level == Bool {
    self.init(times, weight, pairs, label, { try? $0.name(of: event).label }) {
      (cohort, level) throws(StatsError) in
      try cohort.kaplanMeier(
        time: time, event: event, entry: entry, by: group, interval: interval, level: level)
    }
  }

  /// Asks for the survival of all records together.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - event: Whether it ended in the event; else it is censored.
  ///   - times: The times at which survival and the numbers at risk are told.
  ///   - interval: The scale of the intervals.
  ///   - label: What is timed, such as "Overall survival"; the event's name by default.
  public init<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, at times: Double...,
    interval: SurvivalInterval = .logLog, label: String? = nil
  ) where Event.Level == Bool {
    self.init(times, nil, nil, label, { try? $0.name(of: event).label }) {
      (cohort, level) throws(StatsError) in
      try cohort.kaplanMeier(time: time, event: event, interval: interval, level: level)
    }
  }

  /// Asks for the survival of all records together, which are at risk from an entry on.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - event: Whether it ended in the event; else it is censored.
  ///   - entry: From when on a record is at risk, before the time; 0 from the origin on.
  ///   - times: The times at which survival and the numbers at risk are told.
  ///   - interval: The scale of the intervals.
  ///   - label: What is timed, such as "Overall survival"; the event's name by default.
  public init<Time: Measured, Event: Categorical, Entry: Measured>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    entry: Selector<Record, Entry>, at times: Double..., interval: SurvivalInterval = .logLog,
    label: String? = nil
  ) where Event.Level == Bool {
    self.init(times, nil, nil, label, { try? $0.name(of: event).label }) {
      (cohort, level) throws(StatsError) in
      try cohort.kaplanMeier(
        time: time, event: event, entry: entry, interval: interval, level: level)
    }
  }

  /// Asks for survival by curves that are made elsewhere; without a weight there is no test.
  package init(
    _ times: [Double], _ weight: LogRankWeight?, _ adjustment: MultiplicityAdjustment?,
    _ label: String?, _ name: @escaping @Sendable (Cohort<Record>) -> String?,
    curves: @escaping @Sendable (Cohort<Record>, Double) throws(StatsError) -> KaplanMeier
  ) {
    steps = [
      PlanStep(heading: { label ?? "Time to " + (name($0) ?? "the event").midSentence }) {
        (cohort, settings) throws(StatsError) in
        let survival = try curves(cohort, settings.level)
        for time in times where !(time >= 0 && time.isFinite) {
          throw .invalidArgument(name: "at", reason: "a time is 0 or more")
        }
        return .survival(
          SurvivalFinding(
            label: label ?? "Time to \(survival.labels.event.label.midSentence)",
            survival: survival,
            times: times,
            test: weight.map { weight in
              Attempt { () throws(StatsError) in try survival.logRankTest(weight: weight) }
            },
            pairs: adjustment.map { adjustment in
              Attempt { () throws(StatsError) in
                try survival.pairwiseLogRankTests(
                  adjustment: adjustment, weight: weight ?? .logRank)
              }
            }))
      }
    ]
  }
}
