extension Cohort {
  /// Compares the survival of groups by a test of the log-rank family.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - weight: How much each event time counts.
  ///   - form: Which statistic is computed.
  ///   - level: The confidence level of hazard ratios, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups.
  public func logRankTest<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, weight: LogRankWeight = .logRank,
    form: LogRankStatistic = .hypergeometric, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTest where Event.Level == Bool {
    try survivalData(time: time, event: event, by: SurvivalGroups(categories(group)))
      .logRankTest(weight, form, level, timeTolerance)
  }

  /// Compares the survival of groups within strata by a test of the log-rank family.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  ///   - weight: How much each event time counts.
  ///   - form: Which statistic is computed.
  ///   - level: The confidence level of hazard ratios, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups and strata.
  public func logRankTest<
    Time: Measured, Event: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>,
    weight: LogRankWeight = .logRank, form: LogRankStatistic = .hypergeometric,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTest where Event.Level == Bool {
    try survivalData(
      time: time, event: event, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata))
    ).logRankTest(weight, form, level, timeTolerance)
  }

  /// Compares the survival of groups by a test of the log-rank family, from follow-ups.
  ///
  /// - Parameters:
  ///   - followUp: Time, event and late entry in one, such as `\.followUp`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - weight: How much each event time counts.
  ///   - form: Which statistic is computed.
  ///   - level: The confidence level of hazard ratios, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``kaplanMeier(followUp:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups.
  public func logRankTest<Value: Followed, Group: Categorical>(
    followUp: Selector<Record, Value>, by group: Selector<Record, Group>,
    weight: LogRankWeight = .logRank, form: LogRankStatistic = .hypergeometric,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTest {
    try survivalData(followUp: followUp, by: SurvivalGroups(categories(group)))
      .logRankTest(weight, form, level, timeTolerance)
  }

  /// Compares the survival of groups within strata by a test of the log-rank family, from
  /// follow-ups.
  ///
  /// - Parameters:
  ///   - followUp: Time, ending and late entry in one, such as `\.followUp`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  ///   - weight: How much each event time counts.
  ///   - form: Which statistic is computed.
  ///   - level: The confidence level of hazard ratios, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``kaplanMeier(followUp:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups and strata.
  public func logRankTest<Value: Followed, Group: Categorical, Stratum: Categorical>(
    followUp: Selector<Record, Value>, by group: Selector<Record, Group>,
    strata: Selector<Record, Stratum>,
    weight: LogRankWeight = .logRank, form: LogRankStatistic = .hypergeometric,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTest {
    try survivalData(
      followUp: followUp, by: SurvivalGroups(categories(group)),
      strata: SurvivalGroups(categories(strata))
    ).logRankTest(weight, form, level, timeTolerance)
  }
}
