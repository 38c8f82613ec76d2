extension Cohort {
  /// Compares the cumulative incidence of a cause in groups by Gray's test.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - cause: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored.
  ///   - level: The cause whose incidences are compared, such as `.recurrence`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - rho: The exponent of the weight (1 - F0)^ρ, 0 or more; 0 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``cumulativeIncidence(time:cause:by:variance:interval:level:timeTolerance:)`` and
  ///   ``GrayTest/init(_:cause:rho:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups.
  public func grayTest<Time: Measured, Cause: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, cause: Selector<Record, Cause>, of level: Cause.Level,
    by group: Selector<Record, Group>, rho: Double = 0,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> GrayTest {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(causesOrCensored: categories(cause)),
      by: SurvivalGroups(categories(group)), strata: nil
    )
    .grayTest(String(level: level), rho, timeTolerance)
  }

  /// Compares the cumulative incidence of a cause in groups within strata by Gray's test.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - cause: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored.
  ///   - level: The cause whose incidences are compared, such as `.recurrence`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  ///   - rho: The exponent of the weight (1 - F0)^ρ, 0 or more; 0 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test; a level without complete cases has n = 0 and no degree of freedom.
  /// - Throws: As ``cumulativeIncidence(time:cause:by:variance:interval:level:timeTolerance:)`` and
  ///   ``GrayTest/init(_:cause:rho:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(n) for a fixed number of groups and strata.
  public func grayTest<
    Time: Measured, Cause: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, cause: Selector<Record, Cause>, of level: Cause.Level,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>, rho: Double = 0,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> GrayTest {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(causesOrCensored: categories(cause)),
      by: SurvivalGroups(categories(group)), strata: SurvivalGroups(categories(strata))
    )
    .grayTest(String(level: level), rho, timeTolerance)
  }
}
