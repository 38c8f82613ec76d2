extension Cohort {
  /// Estimates in each group how long records stay without one cause, the other causes censored.
  ///
  /// The curve belongs to the hazard of the cause alone. One minus it is no probability of the
  /// cause, and the result says which causes were censored. For the time to any of the causes see
  /// ``lifeTable(time:ending:censored:by:)``.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The level of `ending` that is the event; every other cause is censored too.
  ///   - group: The variable that tells the groups apart, such as `\.care`.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A curve for each level of the group; a level without complete cases has n = 0.
  /// - Throws: As ``kaplanMeier(time:event:by:interval:level:timeTolerance:)``;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` when no level of `ending` is `censored` or
  ///   `cause`, and when both are the same.
  ///
  /// R: `survfit(Surv(time, ending == "cause") ~ group)`.
  /// - Complexity: O(n).
  public func kaplanMeier<Time: Measured, Ending: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    cause: Ending.Level, by group: Selector<Record, Group>,
    interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier {
    try survivalData(
      time: time, ending: ending, censored: censored, by: SurvivalGroups(categories(group))
    )
    .censoringOthers(than: levelName(of: cause, in: categories(ending)))
    .kaplanMeier(interval, level, timeTolerance)
  }

  /// Estimates how long all records together stay without one cause, the other causes censored.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The level of `ending` that is the event; every other cause is censored too.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: One curve, of the group "all".
  /// - Throws: As ``kaplanMeier(time:ending:censored:cause:by:interval:level:timeTolerance:)``.
  /// - Complexity: O(n).
  public func kaplanMeier<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    cause: Ending.Level, interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> KaplanMeier {
    try survivalData(time: time, ending: ending, censored: censored, by: nil)
      .censoringOthers(than: levelName(of: cause, in: categories(ending)))
      .kaplanMeier(interval, level, timeTolerance)
  }

  /// The name of a level of a variable.
  private func levelName<Level>(
    of level: Level, in column: CategoryColumn<Level>
  ) throws(StatsError) -> String {
    guard let place = column.levels.firstIndex(of: level) else {
      throw .unknownLevel(
        variable: column.name.label, level: String(level: level), known: column.levelNames)
    }
    return column.levelNames[place]
  }
}

extension SurvivalData {
  /// The data with the events of all causes but one as censored.
  fileprivate func censoringOthers(than cause: String) throws(StatsError) -> SurvivalData {
    SurvivalData(
      lifeTable: try lifeTable.censoringOthers(than: cause), labels: labels,
      exclusions: exclusions)
  }
}
