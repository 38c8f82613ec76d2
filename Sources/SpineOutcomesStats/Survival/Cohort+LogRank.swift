extension Cohort {
  /// Compares the survival of groups with the log-rank test.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - level: The confidence level of the hazard ratio, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTest/init(_:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups.
  public func logRankTest<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTest where Event.Level == Bool {
    try survivalData(time: time, event: event, by: SurvivalGroups(categories(group)))
      .logRankTest(level, timeTolerance)
  }

  /// Compares the survival of groups with the log-rank test, from follow-ups.
  ///
  /// - Parameters:
  ///   - followUp: Time, event and late entry in one, such as `\.followUp`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - level: The confidence level of the hazard ratio, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``kaplanMeier(followUp:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTest/init(_:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups.
  public func logRankTest<Value: Followed, Group: Categorical>(
    followUp: Selector<Record, Value>, by group: Selector<Record, Group>,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTest {
    try survivalData(followUp: followUp, by: SurvivalGroups(categories(group)))
      .logRankTest(level, timeTolerance)
  }
}
