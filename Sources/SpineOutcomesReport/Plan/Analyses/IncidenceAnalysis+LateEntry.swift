public import SpineOutcomesStats

extension IncidenceAnalysis {
  /// Asks for the incidence by group, of records that are at risk from an entry on,
  /// censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - ending: How it ended: a cause of an event, or the level for censored.
  ///   - censored: The level that stands for censored; every other is a cause.
  ///   - entry: From when on a record is at risk, before the time; 0 from the origin on.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - group: The variable that tells the groups apart.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Ending: Categorical, Entry: Measured, Group: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    entry: Selector<Record, Entry>, of cause: String? = nil, by group: Selector<Record, Group>,
    at times: Double..., label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: true, name: { try? $0.name(of: ending).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(
        time: time, ending: ending, censored: censored, entry: entry, by: group, level: level)
    }
  }

  /// Asks for the incidence in all records together, of records that are at risk from an entry on,
  /// censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - ending: How it ended: a cause of an event, or the level for censored.
  ///   - censored: The level that stands for censored; every other is a cause.
  ///   - entry: From when on a record is at risk, before the time; 0 from the origin on.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Ending: Categorical, Entry: Measured>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    entry: Selector<Record, Entry>, of cause: String? = nil,
    at times: Double..., label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: false, name: { try? $0.name(of: ending).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(
        time: time, ending: ending, censored: censored, entry: entry, level: level)
    }
  }

  /// Asks for the incidence by group, of records that are at risk from an entry on.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - causes: The cause of the event; nil where censored.
  ///   - entry: From when on a record is at risk, before the time; 0 from the origin on.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - group: The variable that tells the groups apart.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Cause: Categorical, Entry: Measured, Group: Categorical>(
    time: Selector<Record, Time>, cause causes: Selector<Record, Cause>,
    entry: Selector<Record, Entry>, of cause: String? = nil, by group: Selector<Record, Group>,
    at times: Double..., label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: true, name: { try? $0.name(of: causes).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(
        time: time, cause: causes, entry: entry, by: group, level: level)
    }
  }

  /// Asks for the incidence in all records together, of records that are at risk from an entry on.
  ///
  /// - Parameters:
  ///   - time: The time of follow-up, 0 or more.
  ///   - causes: The cause of the event; nil where censored.
  ///   - entry: From when on a record is at risk, before the time; 0 from the origin on.
  ///   - cause: The one cause that is told of, by its name; all of them by default.
  ///   - times: The times at which the incidence and the numbers at risk are told.
  ///   - label: What the events are; the name of the variable by default.
  public init<Time: Measured, Cause: Categorical, Entry: Measured>(
    time: Selector<Record, Time>, cause causes: Selector<Record, Cause>,
    entry: Selector<Record, Entry>, of cause: String? = nil,
    at times: Double..., label: String? = nil
  ) {
    self.init(
      cause, times, label, hasGroups: false, name: { try? $0.name(of: causes).label }
    ) { (cohort, level) throws(StatsError) in
      try cohort.cumulativeIncidence(
        time: time, cause: causes, entry: entry, level: level)
    }
  }
}
