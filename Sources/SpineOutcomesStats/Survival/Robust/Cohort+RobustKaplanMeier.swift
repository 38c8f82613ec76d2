extension Cohort {
  /// Estimates survival in each group with robust variances by cluster, of weighted records.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - weights: The sampling weight of each record, 0 or more, such as `\.weight`.
  ///   - clusters: The variable whose levels belong together, such as `\.patientID`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and for a weight
  ///   that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<
    Time: Measured, Event: Categorical, Group: Categorical, Weight: Measured, Cluster: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, by group: Selector<Record, Group>,
    weights: Selector<Record, Weight>, clusters: Selector<Record, Cluster>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(
      measured(time), categories(event), SurvivalGroups(categories(group)), measured(weights),
      SurvivalGroups(categories(clusters))
    ).kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival in each group with robust variances by cluster.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - clusters: The variable whose levels belong together, such as `\.patientID`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and for a weight
  ///   that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<
    Time: Measured, Event: Categorical, Group: Categorical, Cluster: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, by group: Selector<Record, Group>,
    clusters: Selector<Record, Cluster>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(
      measured(time), categories(event), SurvivalGroups(categories(group)), nil,
      SurvivalGroups(categories(clusters))
    ).kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival in each group with robust variances, of weighted records.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - weights: The sampling weight of each record, 0 or more, such as `\.weight`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and for a weight
  ///   that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<
    Time: Measured, Event: Categorical, Group: Categorical, Weight: Measured
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, by group: Selector<Record, Group>,
    weights: Selector<Record, Weight>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(
      measured(time), categories(event), SurvivalGroups(categories(group)), measured(weights), nil
    ).kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival with robust variances by cluster, of weighted records.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - weights: The sampling weight of each record, 0 or more, such as `\.weight`.
  ///   - clusters: The variable whose levels belong together, such as `\.patientID`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: One curve, of the group "all".
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and for a weight
  ///   that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<
    Time: Measured, Event: Categorical, Weight: Measured, Cluster: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, weights: Selector<Record, Weight>,
    clusters: Selector<Record, Cluster>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(
      measured(time), categories(event), nil, measured(weights),
      SurvivalGroups(categories(clusters))
    ).kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival with robust variances by cluster.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - clusters: The variable whose levels belong together, such as `\.patientID`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: One curve, of the group "all".
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and for a weight
  ///   that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<Time: Measured, Event: Categorical, Cluster: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>,
    clusters: Selector<Record, Cluster>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(measured(time), categories(event), nil, nil, SurvivalGroups(categories(clusters)))
      .kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival with robust variances, of weighted records.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - weights: The sampling weight of each record, 0 or more, such as `\.weight`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: One curve, of the group "all".
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``, and for a weight
  ///   that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<Time: Measured, Event: Categorical, Weight: Measured>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, weights: Selector<Record, Weight>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(measured(time), categories(event), nil, measured(weights), nil).kaplanMeier(
      interval, level, timeTolerance)
  }

  /// Estimates survival in each group with robust variances by cluster, of weighted records with
  /// late entry.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - entry: The time of late entry; 0 where followed from the origin.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - weights: The sampling weight of each record, 0 or more, such as `\.weight`.
  ///   - clusters: The variable whose levels belong together, such as `\.patientID`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:entry:by:interval:level:timeTolerance:)``, and for a
  ///   weight that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<
    Time: Measured, Event: Categorical, Entry: Measured, Group: Categorical, Weight: Measured,
    Cluster: Categorical
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, entry: Selector<Record, Entry>,
    by group: Selector<Record, Group>, weights: Selector<Record, Weight>,
    clusters: Selector<Record, Cluster>, interval: SurvivalInterval = .logLog,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(
      measured(time), categories(event), SurvivalGroups(categories(group)), measured(weights),
      SurvivalGroups(categories(clusters)), entry: measured(entry)
    ).kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates survival in each group with robust variances, of weighted records with late entry.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - event: Whether the event occurred, such as `\.died`.
  ///   - entry: The time of late entry; 0 where followed from the origin.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - weights: The sampling weight of each record, 0 or more, such as `\.weight`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:entry:by:interval:level:timeTolerance:)``, and for a
  ///   weight that is negative.
  /// - Complexity: O(n log n).
  public func robustKaplanMeier<
    Time: Measured, Event: Categorical, Entry: Measured, Group: Categorical, Weight: Measured
  >(
    time: Selector<Record, Time>, event: Selector<Record, Event>, entry: Selector<Record, Entry>,
    by group: Selector<Record, Group>, weights: Selector<Record, Weight>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> RobustKaplanMeier where Event.Level == Bool {
    try robust(
      measured(time), categories(event), SurvivalGroups(categories(group)), measured(weights),
      nil, entry: measured(entry)
    ).kaplanMeier(interval, level, timeTolerance)
  }
}
