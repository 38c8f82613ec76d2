extension Cohort {
  /// Fits a logistic regression of a yes-or-no outcome on some terms.
  ///
  /// Records that lack the outcome or a term are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   ``LogisticRegression/init(outcome:design:frequencies:estimator:inference:level:)``;
  ///   ``StatsError/unnamedVariable(of:)`` for a computed property without a name,
  ///   ``StatsError/invalidValue(_:)`` for a value that is NaN or infinite,
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a reference that is no level,
  ///   ``StatsError/levelCount(variable:found:needed:)`` for a category with a single level
  ///   among the complete cases, ``StatsError/invalidArgument(name:reason:)`` for a reference
  ///   without complete cases or a term given twice.
  /// - Complexity: O(n p^2) time for each of about seven steps.
  public func logisticRegression<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>...,
    frequencies: RecordFrequencies<Record> = .once,
    estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) throws(StatsError) -> LogisticRegression where Outcome.Level == Bool {
    try logisticRegression(
      of: outcome, on: terms, frequencies: frequencies, estimator: estimator,
      inference: inference, level: level)
  }

  /// Fits a logistic regression of a yes-or-no outcome on a list of terms.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them; none for the null model.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   `logisticRegression(of:on:)`.
  /// - Complexity: O(n p^2) time for each of about seven steps.
  public func logisticRegression<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: [Term<Record>],
    frequencies: RecordFrequencies<Record> = .once,
    estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) throws(StatsError) -> LogisticRegression where Outcome.Level == Bool {
    try ConfidenceInterval.check(level: level)
    return try logisticData(
      of: outcome, on: terms, frequencies: frequencies, inference: inference
    ).fit(estimator: estimator, inference: inference.method, level: level)
  }

  /// The complete cases of a logistic regression, for what a fitted value alone cannot answer:
  /// diagnostics, tests of single terms, marginal effects.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - inference: What intervals and p-values of its fits come from; Wald by default.
  /// - Returns: The data.
  /// - Throws: The errors of
  ///   `logisticRegression(of:on:)` that concern data.
  /// - Complexity: O(n p).
  public func logisticData<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: [Term<Record>],
    frequencies: RecordFrequencies<Record> = .once, inference: CohortInference<Record> = .wald
  ) throws(StatsError) -> LogisticData where Outcome.Level == Bool {
    let response = try categories(outcome)
    let read = try read(terms)
    let clusters = try inference.clusters?(self)
    let columns: [any Column] = [response] + read.flatMap(\.parts)
    let others: [any Column] = clusters.map { [$0] } ?? []
    let cases = completeCases(of: columns + others)
    guard cases.count > 0 else { throw .noCompleteCases(cases.exclusions) }
    let events = cases.codes(response).map { response.levels[Int($0)] }
    return try LogisticData(
      LogisticResponse(outcome: events, frequencies: frequencies.weights(self, cases)),
      design: Design(read, cases, intercept: .included), name: response.name.label,
      clusters: clusters?.groups(cases), exclusions: cases.exclusions,
      inference: inference.method, places: .records(origin, rows: cases.rows))
  }

  /// The complete cases of a logistic regression.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - inference: What intervals and p-values of its fits come from; Wald by default.
  /// - Returns: The data.
  /// - Throws: The errors of ``logisticData(of:on:frequencies:inference:)-(_,[Term<Record>],_,_)``.
  /// - Complexity: O(n p).
  public func logisticData<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>...,
    frequencies: RecordFrequencies<Record> = .once, inference: CohortInference<Record> = .wald
  ) throws(StatsError) -> LogisticData where Outcome.Level == Bool {
    try logisticData(of: outcome, on: terms, frequencies: frequencies, inference: inference)
  }

  /// The complete cases of a logistic regression of grouped outcomes.
  ///
  /// Records that lack a number, a term or the cluster are left out and counted; those of 0 trials
  /// say nothing and are counted in ``LogisticData/groupedOutcomes``.
  ///
  /// - Parameters:
  ///   - successes: The number of events of each record; nil where it is missing.
  ///   - trials: The number of trials of each record; nil where it is missing.
  ///   - terms: The terms, in the order in which results list them.
  ///   - inference: What intervals and p-values of its fits come from; Wald by default.
  /// - Returns: The data.
  /// - Throws: The errors of ``logisticData(of:on:frequencies:inference:)-(_,[Term<Record>],_,_)``;
  ///   ``StatsError/invalidValue(_:)`` for a negative number, or more events than trials.
  /// - Complexity: O(n p).
  public func logisticData<Successes: Counted, Trials: Counted>(
    successes: Selector<Record, Successes>, trials: Selector<Record, Trials>,
    on terms: [Term<Record>], inference: CohortInference<Record> = .wald
  ) throws(StatsError) -> LogisticData {
    let (name, trialsName) = (try name(of: successes), try name(of: trials))
    let events = records.map { $0[keyPath: successes].counted }
    let all = records.map { $0[keyPath: trials].counted }
    let counts: [any Column] = [(name, events), (trialsName, all)].map { name, values in
      MeasuredColumn(name: name, values: values.map { $0.map(Double.init) ?? .nan })
    }
    let read = try read(terms)
    let clusters = try inference.clusters?(self)
    let columns: [any Column] = counts + read.flatMap(\.parts)
    let others: [any Column] = clusters.map { [$0] } ?? []
    let cases = completeCases(of: columns + others)
    let rows = cases.rows ?? Array(records.indices)
    for row in rows {
      if events[row] ?? 0 < 0 { throw origin.invalid(name.label, at: row, "is negative") }
      if events[row] ?? 0 > all[row] ?? 0 {
        throw origin.invalid(name.label, at: row, "exceeds the trials")
      }
    }
    let binomial = try BinomialCounts(
      successes: rows.map { events[$0] ?? 0 }, trials: rows.map { all[$0] ?? 0 })
    return try LogisticData(
      LogisticResponse(binomial), design: Design(read, cases, intercept: .included),
      name: name.label, clusters: clusters?.groups(cases), exclusions: cases.exclusions,
      inference: inference.method, trials: trialsName.label,
      places: .records(origin, rows: cases.rows))
  }

  /// Fits a logistic regression of grouped outcomes on some terms.
  ///
  /// - Parameters:
  ///   - successes: The number of events of each record; nil where it is missing.
  ///   - trials: The number of trials of each record; nil where it is missing.
  ///   - terms: The terms, in the order in which results list them.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of ``logisticData(successes:trials:on:inference:)`` and of the fit.
  ///
  /// Agrees with R's `glm(cbind(successes, trials - successes) ~ x, family = binomial)`.
  /// - Complexity: O(n p^2) time for each of about seven steps.
  public func logisticRegression<Successes: Counted, Trials: Counted>(
    successes: Selector<Record, Successes>, trials: Selector<Record, Trials>,
    on terms: Term<Record>..., estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) throws(StatsError) -> LogisticRegression {
    try logisticData(successes: successes, trials: trials, on: terms, inference: inference)
      .fit(estimator: estimator, level: level)
  }

  func read(_ terms: [Term<Record>]) throws(StatsError) -> [DesignTerm] {
    var source = self
    if count >= Design.largeCount { source = reading(terms.flatMap { $0.numbers() }) }
    var read: [DesignTerm] = []
    for term in terms { read.append(try term.read(source)) }
    return read
  }
}
