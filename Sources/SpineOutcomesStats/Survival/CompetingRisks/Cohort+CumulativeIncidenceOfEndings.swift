extension Cohort {
  /// Estimates the cumulative incidence of each cause in each group, censored being one of the
  /// endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause and group; a level without complete cases has n = 0.
  /// - Throws: As ``cumulativeIncidence(time:cause:by:variance:interval:level:timeTolerance:)``;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` when no level of `ending` is `censored`.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Time: Measured, Ending: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    by group: Selector<Record, Group>, variance: IncidenceVariance = .greenwood,
    interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      time: time, ending: ending, censored: censored, by: SurvivalGroups(categories(group))
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in all records together, censored being one
  /// of the endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause, of the group "all".
  /// - Throws: As
  ///   ``cumulativeIncidence(time:ending:censored:by:variance:interval:level:timeTolerance:)``.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    variance: IncidenceVariance = .greenwood, interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(time: time, ending: ending, censored: censored, by: nil)
      .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in each group, with late entry in a column and
  /// strata kept for Gray's test.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that Gray's test compares with
  ///     each other only, such as those of a hospital. The curves take them together.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause and group; a level without complete cases has n = 0.
  /// - Throws: As
  ///   ``cumulativeIncidence(time:ending:censored:by:variance:interval:level:timeTolerance:)``, and
  ///   ``StatsError/invalidValue(_:)`` for an entry that is not before the time.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<
    Time: Measured, Ending: Categorical, Entry: Measured, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    entry: Selector<Record, Entry>, by group: Selector<Record, Group>,
    strata: Selector<Record, Stratum>, variance: IncidenceVariance = .greenwood,
    interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time),
      endings: SurvivalEndings(causes: categories(ending), censored: censored),
      by: SurvivalGroups(categories(group)), strata: SurvivalGroups(categories(strata)),
      entry: measured(entry)
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in each group, from follow-ups.
  ///
  /// - Parameters:
  ///   - followUp: Time, ending and late entry in one, such as `\.followUp`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause and group; a level without complete cases has n = 0.
  /// - Throws: As ``cumulativeIncidence(time:cause:by:variance:interval:level:timeTolerance:)``, and
  ///   ``StatsError/invalidValue(_:)`` for an entry that is not before the end of follow-up.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Value: Followed, Group: Categorical>(
    followUp: Selector<Record, Value>, by group: Selector<Record, Group>,
    variance: IncidenceVariance = .greenwood, interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(followUp: followUp, by: SurvivalGroups(categories(group)))
      .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in all records together, from follow-ups.
  ///
  /// - Parameters:
  ///   - followUp: Time, ending and late entry in one, such as `\.followUp`.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause, of the group "all".
  /// - Throws: As
  ///   ``cumulativeIncidence(followUp:by:variance:interval:level:timeTolerance:)``.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Value: Followed>(
    followUp: Selector<Record, Value>,
    variance: IncidenceVariance = .greenwood, interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(followUp: followUp, by: nil)
      .cumulativeIncidence(variance, interval, level, timeTolerance)
  }
}
