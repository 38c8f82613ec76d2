extension Cohort {
  /// Tests for a trend of survival over the groups.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - scores: A score for each group in the order of its levels; nil: 1, 2, 3, ...
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of the hazard ratio, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTrendTest/init(_:scores:weight:level:timeTolerance:labels:exclusions:)``.
  public func logRankTrendTest<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>,
    scores: [Double]? = nil, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTrendTest where Event.Level == Bool {
    try kaplanMeier(
      time: time, event: event, by: group, level: level, timeTolerance: timeTolerance
    )
    .logRankTrendTest(scores: scores, weight: weight)
  }

  /// Tests for a trend of survival over the groups, within strata.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  ///   - scores: A score for each group in the order of its levels; nil: 1, 2, 3, ...
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of the hazard ratio, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankTrendTest/init(_:scores:weight:level:timeTolerance:labels:exclusions:)``.
  public func logRankTrendTest<
    Time: Measured, Event: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>,
    scores: [Double]? = nil, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankTrendTest where Event.Level == Bool {
    try kaplanMeier(
      time: time, event: event, by: group, strata: strata, level: level,
      timeTolerance: timeTolerance
    )
    .logRankTrendTest(scores: scores, weight: weight)
  }

  /// Compares the survival of each pair of groups, with p-values adjusted for the number of pairs.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - adjustment: How the p-values are adjusted.
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of hazard ratios, not adjusted, inside 0...1; 0.95 by
  ///     default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The comparisons.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``PairwiseLogRankTests/init(_:adjustment:weight:level:timeTolerance:labels:exclusions:)``.
  public func pairwiseLogRankTests<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>,
    adjustment: MultiplicityAdjustment, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> PairwiseLogRankTests where Event.Level == Bool {
    try kaplanMeier(
      time: time, event: event, by: group, level: level, timeTolerance: timeTolerance
    )
    .pairwiseLogRankTests(adjustment: adjustment, weight: weight)
  }

  /// Compares the survival of each pair of groups, with p-values adjusted for the number of pairs,
  /// within strata.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  ///   - adjustment: How the p-values are adjusted.
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of hazard ratios, not adjusted, inside 0...1; 0.95 by
  ///     default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The comparisons.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``PairwiseLogRankTests/init(_:adjustment:weight:level:timeTolerance:labels:exclusions:)``.
  public func pairwiseLogRankTests<
    Time: Measured, Event: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>,
    adjustment: MultiplicityAdjustment, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> PairwiseLogRankTests where Event.Level == Bool {
    try kaplanMeier(
      time: time, event: event, by: group, strata: strata, level: level,
      timeTolerance: timeTolerance
    )
    .pairwiseLogRankTests(adjustment: adjustment, weight: weight)
  }

  /// Compares the survival of groups by the permutation distribution of a log-rank sum.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - method: Exact, or by how many random permutations from which seed.
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of the interval of a random p-value, inside 0...1; 0.95 by
  ///     default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankPermutationTest/init(_:method:weight:level:timeTolerance:labels:exclusions:)``.
  public func logRankPermutationTest<Time: Measured, Event: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>,
    method: PermutationMethod, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankPermutationTest where Event.Level == Bool {
    try kaplanMeier(
      time: time, event: event, by: group, level: level, timeTolerance: timeTolerance
    )
    .logRankPermutationTest(method: method, weight: weight)
  }

  /// Compares the survival of groups by the permutation distribution of a log-rank sum, within
  /// strata.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - strata: The variable that tells the strata apart: records that are compared with each
  ///     other only, such as those of a hospital.
  ///   - method: Exact, or by how many random permutations from which seed.
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of the interval of a random p-value, inside 0...1; 0.95 by
  ///     default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The test.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)`` and
  ///   ``LogRankPermutationTest/init(_:method:weight:level:timeTolerance:labels:exclusions:)``.
  public func logRankPermutationTest<
    Time: Measured, Event: Categorical, Group: Categorical, Stratum: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    by group: Selector<Record, Group>, strata: Selector<Record, Stratum>,
    method: PermutationMethod, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> LogRankPermutationTest where Event.Level == Bool {
    try kaplanMeier(
      time: time, event: event, by: group, strata: strata, level: level,
      timeTolerance: timeTolerance
    )
    .logRankPermutationTest(method: method, weight: weight)
  }
}
