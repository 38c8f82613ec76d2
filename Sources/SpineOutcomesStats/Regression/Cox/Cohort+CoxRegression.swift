extension Cohort {
  /// Fits a Cox regression of the time to an event on some terms.
  ///
  /// Records that lack the time, the event, a term or what else is named are left out and counted in
  /// the result.
  ///
  /// ```swift
  /// let model = try cohort.coxRegression(
  ///   time: \.months, event: \.died, on: .numeric(\.age), .category(\.arm, reference: .reoperation),
  ///   strata: .by(\.hospital))
  /// ```
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   ``CoxRegression/init(followUp:design:strata:frequencies:clusters:ties:inference:level:timeTolerance:)``;
  ///   ``StatsError/unnamedVariable(of:)`` for a computed property without a name,
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a reference that is no level,
  ///   ``StatsError/levelCount(variable:found:needed:)`` for a category with a single level
  ///   among the complete cases, ``StatsError/invalidArgument(name:reason:)`` for a reference
  ///   without complete cases or a term given twice.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: Term<Record>...,
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    frequencies: RecordFrequencies<Record> = .once, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression where Event.Level == Bool {
    try coxRegression(
      time: time, event: event, on: terms, strata: strata, entry: entry,
      frequencies: frequencies, ties: ties, inference: inference, level: level,
      timeTolerance: timeTolerance)
  }

  /// Fits a Cox regression of the time to an event on a list of terms.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of `coxRegression(time:event:on:)`.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: [Term<Record>],
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    frequencies: RecordFrequencies<Record> = .once, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression where Event.Level == Bool {
    try ConfidenceInterval.check(level: level)
    return try coxData(
      time: time, event: event, on: terms, strata: strata, entry: entry,
      frequencies: frequencies, ties: ties, inference: inference, timeTolerance: timeTolerance
    ).fit(level: level)
  }

  /// The complete cases of a Cox regression, for what a fitted value alone cannot answer:
  /// residuals, tests of proportional hazards and of single terms, concordance, baseline hazard.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of its fits come from; Wald by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The data.
  /// - Throws: The errors of `coxRegression(time:event:on:)` that concern data.
  /// - Complexity: O(n log n + n p).
  public func coxData<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: [Term<Record>],
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    frequencies: RecordFrequencies<Record> = .once, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxData where Event.Level == Bool {
    let ending = try categories(event)
    return try coxData(
      measured(time), ending, named: ending.name.label,
      CoxChoices(
        terms: terms, strata: strata, entry: entry, frequencies: frequencies, ties: ties,
        inference: inference, tolerance: timeTolerance)
    ) { cases in cases.codes(ending).map { ending.levels[Int($0)] } }
  }

  /// The complete cases of a Cox regression on some terms.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of its fits come from; Wald by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The data.
  /// - Throws: The errors of `coxRegression(time:event:on:)` that concern data.
  /// - Complexity: O(n log n + n p).
  public func coxData<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: Term<Record>...,
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    frequencies: RecordFrequencies<Record> = .once, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxData where Event.Level == Bool {
    try coxData(
      time: time, event: event, on: terms, strata: strata, entry: entry,
      frequencies: frequencies, ties: ties, inference: inference, timeTolerance: timeTolerance)
  }
}
