extension Cohort {
  /// Fits each main effect by itself, on its own complete cases: the univariable column of a
  /// table.
  ///
  /// Powers and interactions are left out: without the terms that they are made of they answer
  /// no question. Offsets and strata belong to every regression.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - terms: The terms.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A fit or its error for each main effect, in their order; a term that cannot be
  ///   fitted does not keep the others from being.
  /// - Complexity: O(n log n) for each term.
  public func coxRegressionsOneAtATime<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: [Term<Record>],
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    frequencies: RecordFrequencies<Record> = .once, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) -> [UnivariableCoxRegression] where Event.Level == Bool {
    oneAtATime(terms, UnivariableCoxRegression.init) { terms throws(StatsError) in
      try coxRegression(
        time: time, event: event, on: terms, strata: strata, entry: entry,
        frequencies: frequencies, ties: ties, inference: inference, level: level,
        timeTolerance: timeTolerance)
    }
  }

  /// Fits each main effect by itself.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - event: Whether the event occurred.
  ///   - terms: The terms.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: A fit or its error for each main effect, in their order.
  /// - Complexity: O(n log n) for each term.
  public func coxRegressionsOneAtATime<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: Term<Record>...,
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    frequencies: RecordFrequencies<Record> = .once, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) -> [UnivariableCoxRegression] where Event.Level == Bool {
    coxRegressionsOneAtATime(
      time: time, event: event, on: terms, strata: strata, entry: entry,
      frequencies: frequencies, ties: ties, inference: inference, level: level,
      timeTolerance: timeTolerance)
  }
}
