extension Cohort {
  /// Estimates survival with the Kaplan-Meier method in each group, with late entry in a column.
  ///
  /// A record is at risk at t when `entry < t <= time`.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and
  ///   ``StatsError/invalidValue(_:)`` for an entry that is not before the time.
  ///
  /// R: `survfit(Surv(entry, time, event) ~ group)`.
  /// - Complexity: O(n).
  public func kaplanMeier<
    Time: Measured, Event: Categorical, Entry: Measured, Group: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, entry: Selector<Record, Entry>,
    by group: Selector<Record, Group>, interval: SurvivalInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier where Event.Level == Bool {
    try survivalData(
      time: time, event: event, by: SurvivalGroups(categories(group)), entry: measured(entry)
    ).kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival with the Kaplan-Meier method in all records together, with late entry in a
  /// column.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: One curve, of the group "all".
  /// - Throws: As ``kaplanMeier(time:event:entry:by:interval:level:timeTolerance:)``.
  /// - Complexity: O(n).
  public func kaplanMeier<Time: Measured, Event: Categorical, Entry: Measured>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, entry: Selector<Record, Entry>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier where Event.Level == Bool {
    try survivalData(time: time, event: event, by: nil, entry: measured(entry))
      .kaplanMeier(interval, level, timeTolerance)
  }

  /// Summarises follow-up with late entry in a column, by group and stratum.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - group: The variable that tells the groups apart.
  ///   - strata: The variable that tells the strata apart.
  /// - Returns: The counts of the complete cases; it may be empty.
  /// - Throws: As ``kaplanMeier(time:event:entry:by:interval:level:timeTolerance:)``, without
  ///   ``StatsError/noCompleteCases(_:)``.
  /// - Complexity: O(n).
  public func lifeTable<
    Time: Measured, Event: Categorical, Entry: Measured, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, entry: Selector<Record, Entry>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>
  ) throws(StatsError) -> LifeTable where Event.Level == Bool {
    try survivalData(
      time: time, event: event, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata)), entry: measured(entry)
    ).lifeTable
  }

  /// Estimates survival in each group, with the strata kept in the life table of the result.
  ///
  /// The curves take the strata together; ``KaplanMeier/logRankTest(weight:form:)`` and
  /// ``KaplanMeier/lifeTable`` have them apart.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart, such as `\.hospital`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level of the group.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``.
  /// - Complexity: O(n).
  public func kaplanMeier<
    Time: Measured, Event: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier where Event.Level == Bool {
    try survivalData(
      time: time, event: event, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata))
    ).kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival in each group with late entry, with the strata kept in the life table.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart, such as `\.hospital`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level of the group; they take the strata together.
  /// - Throws: As ``kaplanMeier(time:event:entry:by:interval:level:timeTolerance:)``.
  /// - Complexity: O(n).
  public func kaplanMeier<
    Time: Measured, Event: Categorical, Entry: Measured, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, entry: Selector<Record, Entry>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier where Event.Level == Bool {
    try survivalData(
      time: time, event: event, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata)), entry: measured(entry)
    ).kaplanMeier(interval, level, timeTolerance)
  }
}
