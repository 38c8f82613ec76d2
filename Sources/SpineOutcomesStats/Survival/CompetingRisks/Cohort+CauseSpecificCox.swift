extension Cohort {
  /// Fits a Cox regression of the hazard of one cause, events of the others being censored.
  ///
  /// The ratios compare the rate of the cause among those without any event so far. They say
  /// nothing about its cumulative incidence, which depends on the hazards of the other causes too:
  /// for that see `fineGrayRegression(time:cause:of:on:)`. The notes of the result name what was
  /// censored.
  ///
  /// ```swift
  /// let model = try cohort.coxRegression(
  ///   time: \.months, cause: \.firstEvent, of: .recurrence, on: .numeric(\.age))
  /// ```
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - selector: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil
  ///     where censored.
  ///   - cause: The cause whose hazard is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of `coxRegression(time:event:on:)`;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a cause that is none.
  ///
  /// R: `coxph(Surv(time, ending == "recurrence") ~ x)`.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: Term<Record>..., strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, frequencies: RecordFrequencies<Record> = .once,
    ties: CoxTies = .efron, inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression {
    try coxRegression(
      time: time, cause: selector, of: cause, on: terms, strata: strata, entry: entry,
      frequencies: frequencies, ties: ties, inference: inference, level: level,
      timeTolerance: timeTolerance)
  }

  /// Fits a Cox regression of the hazard of one cause on a list of terms.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - selector: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil
  ///     where censored.
  ///   - cause: The cause whose hazard is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: As `coxRegression(time:cause:of:on:)`.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, frequencies: RecordFrequencies<Record> = .once,
    ties: CoxTies = .efron, inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression {
    try ConfidenceInterval.check(level: level)
    return try coxData(
      time: time, cause: selector, of: cause, on: terms, strata: strata, entry: entry,
      frequencies: frequencies, ties: ties, inference: inference, timeTolerance: timeTolerance
    ).fit(level: level)
  }

  /// Fits a Cox regression of the hazard of one cause, censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The cause whose hazard is modelled.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of `coxRegression(time:cause:of:on:)`;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` when no level of `ending` is `censored`.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: Ending.Level, on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, frequencies: RecordFrequencies<Record> = .once,
    ties: CoxTies = .efron, inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression {
    try ConfidenceInterval.check(level: level)
    return try coxData(
      time: time, ending: ending, censored: censored, of: cause, on: terms, strata: strata,
      entry: entry, frequencies: frequencies, ties: ties, inference: inference,
      timeTolerance: timeTolerance
    ).fit(level: level)
  }
}
