extension Cohort {
  /// Estimates the cumulative incidence of each cause in each group, with the others competing.
  ///
  /// ```swift
  /// let incidence = try cohort.cumulativeIncidence(
  ///   time: \.months, cause: \.firstEvent, by: \.care)
  /// print(try incidence["recurrence", group: "surgery"]?.incidence(at: 24) ?? "none")
  /// print(try incidence.grayTest(cause: "recurrence"))
  /// ```
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - cause: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored. A record without a cause is no incomplete one.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause and group; a level without complete cases has n = 0.
  /// - Throws: ``StatsError/invalidValue(_:)`` with the row for a time that is negative or not
  ///   finite;
  ///   ``StatsError/noCompleteCases(_:)``; ``StatsError/unnamedVariable(of:)`` for a computed
  ///   property without a name; ``StatsError/undefined(_:)`` when no record has a cause;
  ///   ``StatsError/invalidArgument(name:reason:)``, also for a cause that is named "censored".
  ///
  /// R: `survfit(Surv(time, cause) ~ group)`, `cmprsk::cuminc(time, cause, group)`.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Time: Measured, Cause: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, cause: Selector<Record, Cause>,
    by group: Selector<Record, Group>, variance: IncidenceVariance = .greenwood,
    interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(causesOrCensored: categories(cause)),
      by: SurvivalGroups(categories(group)), strata: nil
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in all records together.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - cause: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored. A record without a cause is no incomplete one.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause, of the group "all".
  /// - Throws: As ``cumulativeIncidence(time:cause:by:variance:interval:level:timeTolerance:)``.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause: Selector<Record, Cause>,
    variance: IncidenceVariance = .greenwood, interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(causesOrCensored: categories(cause)),
      by: nil, strata: nil
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }

  /// Estimates the cumulative incidence of each cause in each group, with strata kept for Gray's
  /// test.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - cause: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored. A record without a cause is no incomplete one.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that Gray's test compares with
  ///     each other only, such as those of a hospital. The curves take them together.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each cause and group; a level without complete cases has n = 0.
  /// - Throws: As ``cumulativeIncidence(time:cause:by:variance:interval:level:timeTolerance:)``.
  /// - Complexity: O(n) for a fixed number of causes.
  public func cumulativeIncidence<
    Time: Measured, Cause: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, cause: Selector<Record, Cause>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>,
    variance: IncidenceVariance = .greenwood, interval: IncidenceInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CumulativeIncidence {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(causesOrCensored: categories(cause)),
      by: SurvivalGroups(categories(group)), strata: SurvivalGroups(categories(strata))
    )
    .cumulativeIncidence(variance, interval, level, timeTolerance)
  }
}
