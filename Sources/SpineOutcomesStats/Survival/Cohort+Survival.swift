extension Cohort {
  /// Estimates survival with the Kaplan-Meier method in each group.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: ``StatsError/invalidValue(_:)`` with the row for a time that is negative or not
  ///   finite; ``StatsError/noCompleteCases(_:)``; ``StatsError/unnamedVariable(of:)`` for a
  ///   computed property without a name; ``StatsError/invalidArgument(name:reason:)``.
  /// - Complexity: O(n).
  public func kaplanMeier<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, interval: SurvivalInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier where Event.Level == Bool {
    try survivalData(time: time, event: event, by: SurvivalGroups(categories(group)))
      .kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival with the Kaplan-Meier method in all records together.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: One curve, of the group "all".
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``.
  /// - Complexity: O(n).
  public func kaplanMeier<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier where Event.Level == Bool {
    try survivalData(time: time, event: event, by: nil)
      .kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival with the Kaplan-Meier method in each group, from follow-ups.
  ///
  /// - Parameters:
  ///   - followUp: Time, event and late entry in one, such as `\.followUp`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and
  ///   ``StatsError/invalidValue(_:)`` for an entry that is not before the end of follow-up.
  /// - Complexity: O(n).
  public func kaplanMeier<Value: Followed, Group: Categorical>(
    followUp: Selector<Record, Value>, by group: Selector<Record, Group>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier {
    try survivalData(followUp: followUp, by: SurvivalGroups(categories(group)))
      .kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival with the Kaplan-Meier method in all records together, from follow-ups.
  ///
  /// - Parameters:
  ///   - followUp: Time, event and late entry in one, such as `\.followUp`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: One curve, of the group "all".
  /// - Throws: As ``kaplanMeier(followUp:by:interval:level:timeTolerance:)``.
  /// - Complexity: O(n).
  public func kaplanMeier<Value: Followed>(
    followUp: Selector<Record, Value>, interval: SurvivalInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier {
    try survivalData(followUp: followUp, by: nil).kaplanMeier(interval, level, timeTolerance)
  }
}
