extension KaplanMeier {
  /// The median follow-up of each group by the reverse Kaplan-Meier method.
  ///
  /// Events and censorings change places: it is the median time to censoring, had nobody had
  /// the event. Schemper and Smith, Control Clin Trials 17:343, 1996,
  /// doi 10.1016/0197-2456(96)00075-X.
  ///
  /// - Returns: For each group the median follow-up; its `events` are the censored records.
  /// - Throws: As ``init(_:interval:level:timeTolerance:labels:exclusions:)``;
  ///   ``StatsError/undefined(_:)`` after ``LifeTable/censoringOthers(than:)``, since those who had
  ///   another event were not lost to follow-up and are no longer told apart.
  ///
  /// *Edge cases*: a group in which everybody had the event has no median follow-up.
  ///
  /// R: `survfit(Surv(time, !event) ~ group)`.
  /// - Complexity: O(number of distinct times).
  public func medianFollowUp() throws(StatsError) -> [MedianSurvival] {
    guard lifeTable.censoredCauses.isEmpty else {
      throw .undefined(
        "the median follow-up is undefined where other causes are censored: take it from the curves "
          + "of any cause")
    }
    let reversed = lifeTable.groups.map {
      LifeTable.Group(
        name: $0.name, times: $0.times, events: $0.censored, censored: $0.events,
        lateEntries: $0.lateEntries)
    }
    return try KaplanMeier(
      LifeTable(validated: reversed), interval: interval, level: level,
      timeTolerance: timeTolerance, labels: labels, exclusions: exclusions
    ).median
  }
}
