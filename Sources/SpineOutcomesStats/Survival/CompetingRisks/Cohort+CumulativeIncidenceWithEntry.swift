extension Cohort {
  /// Estimates the cumulative incidence of each cause in each group, with late entry in a column.
  ///
  /// A record is at risk at t when `entry < t <= time`.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - cause: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored. A record without a cause is no incomplete one.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause and group; a level without complete cases has n = 0.
  /// - Throws: As ``cumulativeIncidence(time:cause:by:variance:interval:level:timeTolerance:)``, and
  ///   ``StatsError/invalidValue(_:)`` for an entry that is not before the time.
  ///
  /// R: `survfit(Surv(entry, time, cause) ~ group, id = record)`.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<
    Time: Measured, Cause: Categorical, Entry: Measured, Group: Categorical
  >(
    time: Selector<Record, Time>, cause: Selector<Record, Cause>, entry: Selector<Record, Entry>,
    by group: Selector<Record, Group>, variance: IncidenceVariance = .greenwood,
    interval: IncidenceInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(causesOrCensored: categories(cause)),
      by: SurvivalGroups(categories(group)), strata: nil, entry: measured(entry)
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in all records together, with late entry in a
  /// column.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - cause: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored. A record without a cause is no incomplete one.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause, of the group "all".
  /// - Throws: As
  ///   ``cumulativeIncidence(time:cause:entry:by:variance:interval:level:timeTolerance:)``.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Time: Measured, Cause: Categorical, Entry: Measured>(
    time: Selector<Record, Time>, cause: Selector<Record, Cause>, entry: Selector<Record, Entry>,
    variance: IncidenceVariance = .greenwood, interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(causesOrCensored: categories(cause)),
      by: nil, strata: nil, entry: measured(entry)
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in each group, with late entry in a column,
  /// censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
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
    Time: Measured, Ending: Categorical, Entry: Measured, Group: Categorical
  >(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    entry: Selector<Record, Entry>, by group: Selector<Record, Group>,
    variance: IncidenceVariance = .greenwood, interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time),
      endings: SurvivalEndings(causes: categories(ending), censored: censored),
      by: SurvivalGroups(categories(group)), strata: nil, entry: measured(entry)
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in all records together, with late entry in a
  /// column, censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - entry: The time of late entry, before the time; 0 where followed from the origin. A
  ///     missing entry makes the record incomplete.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause, of the group "all".
  /// - Throws: As with groups.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Time: Measured, Ending: Categorical, Entry: Measured>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    entry: Selector<Record, Entry>, variance: IncidenceVariance = .greenwood,
    interval: IncidenceInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time),
      endings: SurvivalEndings(causes: categories(ending), censored: censored), by: nil,
      strata: nil, entry: measured(entry)
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }
}
