extension Cohort {
  /// Fits a Fine-Gray regression: subdistribution hazard ratios of a cause.
  ///
  /// Records that lack the time or a term are left out and counted in the result; one without a
  /// cause is censored.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - selector: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored.
  ///   - cause: The cause whose incidence is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   ``FineGrayRegression/init(times:causeCodes:causeNames:cause:design:censoringGroups:frequencies:level:timeTolerance:)``,
  ///   and those of `logisticRegression(of:on:)` that concern data.
  ///
  /// R: `cmprsk::crr`.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public func fineGrayRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: Term<Record>..., level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> FineGrayRegression {
    try fineGrayRegression(
      time: time, cause: selector, of: cause, on: terms, level: level,
      timeTolerance: timeTolerance)
  }

  /// Fits a Fine-Gray regression on a list of terms.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - selector: The cause of the event, nil where censored.
  ///   - cause: The cause whose incidence is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: As `fineGrayRegression(time:cause:of:on:)`.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public func fineGrayRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: [Term<Record>], level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> FineGrayRegression {
    try fineGray(
      measured(time), SurvivalEndings(causesOrCensored: categories(selector)),
      of: String(level: cause), terms, nil, level, timeTolerance)
  }

  /// Fits a Fine-Gray regression, censoring being one of the endings and its distribution another
  /// one in each group.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The cause whose incidence is modelled.
  ///   - terms: The terms, in the order in which results list them.
  ///   - groups: The variable whose levels have their own distribution of censoring each.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: As `fineGrayRegression(time:cause:of:on:)`.
  ///
  /// R: `cmprsk::crr` with `cengroup`.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public func fineGrayRegression<Time: Measured, Ending: Categorical, Group: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: Ending.Level, on terms: [Term<Record>], censoringBy groups: Selector<Record, Group>,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> FineGrayRegression {
    try fineGray(
      measured(time), SurvivalEndings(causes: categories(ending), censored: censored),
      of: String(level: cause), terms, categories(groups), level, timeTolerance)
  }

  /// Fits a Fine-Gray regression, censoring being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The cause whose incidence is modelled.
  ///   - terms: The terms, in the order in which results list them.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: As `fineGrayRegression(time:cause:of:on:)`.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public func fineGrayRegression<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: Ending.Level, on terms: [Term<Record>], level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> FineGrayRegression {
    try fineGray(
      measured(time), SurvivalEndings(causes: categories(ending), censored: censored),
      of: String(level: cause), terms, nil, level, timeTolerance)
  }

  private func fineGray(
    _ times: MeasuredColumn, _ endings: SurvivalEndings, of cause: String,
    _ terms: [Term<Record>], _ groups: (any ClusterColumn)?, _ level: Double,
    _ tolerance: TimeTolerance
  ) throws(StatsError) -> FineGrayRegression {
    try ConfidenceInterval.check(level: level)
    guard let place = endings.causeNames.firstIndex(of: cause) else {
      throw .unknownLevel(
        variable: endings.column.name.label, level: cause, known: endings.causeNames)
    }
    let read = try read(terms)
    let columns: [any Column] = [times, endings.column] + read.flatMap(\.parts)
    let others: [any Column] = groups.map { [$0] } ?? []
    let cases = completeCases(of: columns + others)
    guard cases.count > 0 else { throw .noCompleteCases(cases.exclusions) }
    let codes = cases.rows.map { $0.map { endings.codes[$0] } } ?? endings.codes
    let response = try FineGrayResponse(
      times: cases.values(times),
      endings: codes.map {
        let ending = endings.endings[Int($0)]
        return ending == 0 ? .censored : ending == place + 1 ? .own : .other
      },
      cause: cause, censoring: groups?.groups(cases), timeName: times.name.label,
      places: .records(origin, rows: cases.rows))
    return try FineGrayRegression(
      response, design: Design(read, cases, intercept: .omitted), exclusions: cases.exclusions,
      level: level, tolerance: tolerance)
  }
}
