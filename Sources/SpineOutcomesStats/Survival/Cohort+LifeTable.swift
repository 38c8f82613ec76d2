extension Cohort {
  /// Summarises follow-up, to be merged with tables of other data before an analysis.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, without
  ///   ``StatsError/noCompleteCases(_:)``.
  /// - Complexity: O(n).
  public func lifeTable<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>
  ) throws(StatsError) -> LifeTable where Event.Level == Bool {
    try survivalData(time: time, event: event, by: nil).lifeTable
  }

  /// Summarises follow-up, to be merged with tables of other data before an analysis.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - group: The variable that tells the groups apart.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, without
  ///   ``StatsError/noCompleteCases(_:)``.
  /// - Complexity: O(n).
  public func lifeTable<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>
  ) throws(StatsError) -> LifeTable where Event.Level == Bool {
    try survivalData(time: time, event: event, by: SurvivalGroups(categories(group))).lifeTable
  }

  /// Summarises follow-up, to be merged with tables of other data before an analysis.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - group: The variable that tells the groups apart.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, without
  ///   ``StatsError/noCompleteCases(_:)``.
  /// - Complexity: O(n).
  public func lifeTable<
    Time: Measured, Event: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>
  ) throws(StatsError) -> LifeTable where Event.Level == Bool {
    try survivalData(
      time: time, event: event, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata))
    ).lifeTable
  }

  /// Summarises follow-up with competing causes, to be merged with tables of other data before
  /// an analysis.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As for events; ``StatsError/unknownLevel(variable:level:known:)`` when no level of
  ///   `ending` is `censored`.
  /// - Complexity: O(n).
  public func lifeTable<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level
  ) throws(StatsError) -> LifeTable {
    try survivalData(time: time, ending: ending, censored: censored, by: nil).lifeTable
  }

  /// Summarises follow-up with competing causes, to be merged with tables of other data before
  /// an analysis.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - group: The variable that tells the groups apart.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As for events; ``StatsError/unknownLevel(variable:level:known:)`` when no level of
  ///   `ending` is `censored`.
  /// - Complexity: O(n).
  public func lifeTable<Time: Measured, Ending: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    by group: Selector<Record, Group>
  ) throws(StatsError) -> LifeTable {
    try survivalData(
      time: time, ending: ending, censored: censored, by: SurvivalGroups(categories(group))
    ).lifeTable
  }

  /// Summarises follow-up with competing causes, to be merged with tables of other data before
  /// an analysis.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - group: The variable that tells the groups apart.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As for events; ``StatsError/unknownLevel(variable:level:known:)`` when no level of
  ///   `ending` is `censored`.
  /// - Complexity: O(n).
  public func lifeTable<
    Time: Measured, Ending: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>
  ) throws(StatsError) -> LifeTable {
    try survivalData(
      time: time, ending: ending, censored: censored, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata))
    ).lifeTable
  }

  /// Summarises follow-ups, to be merged with tables of other data before an analysis.
  ///
  /// - Parameter followUp: Time, event or cause, and late entry in one, such as `\.followUp`.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As ``kaplanMeier(followUp:by:interval:level:timeTolerance:)``, without
  ///   ``StatsError/noCompleteCases(_:)``.
  /// - Complexity: O(n).
  public func lifeTable<Value: Followed>(
    followUp: Selector<Record, Value>
  ) throws(StatsError) -> LifeTable {
    try survivalData(followUp: followUp, by: nil).lifeTable
  }

  /// Summarises follow-ups, to be merged with tables of other data before an analysis.
  ///
  /// - Parameters:
  ///   - followUp: Time, event or cause, and late entry in one, such as `\.followUp`.
  ///   - group: The variable that tells the groups apart.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As ``kaplanMeier(followUp:by:interval:level:timeTolerance:)``, without
  ///   ``StatsError/noCompleteCases(_:)``.
  /// - Complexity: O(n).
  public func lifeTable<Value: Followed, Group: Categorical>(
    followUp: Selector<Record, Value>,
    by group: Selector<Record, Group>
  ) throws(StatsError) -> LifeTable {
    try survivalData(followUp: followUp, by: SurvivalGroups(categories(group))).lifeTable
  }

  /// Summarises follow-ups, to be merged with tables of other data before an analysis.
  ///
  /// - Parameters:
  ///   - followUp: Time, event or cause, and late entry in one, such as `\.followUp`.
  ///   - group: The variable that tells the groups apart.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As ``kaplanMeier(followUp:by:interval:level:timeTolerance:)``, without
  ///   ``StatsError/noCompleteCases(_:)``.
  /// - Complexity: O(n).
  public func lifeTable<Value: Followed, Group: Categorical, Stratum: Categorical>(
    followUp: Selector<Record, Value>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>
  ) throws(StatsError) -> LifeTable {
    try survivalData(
      followUp: followUp, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata))
    ).lifeTable
  }
}
