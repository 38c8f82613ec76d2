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
  ///   - inference: Only its clusters are read.
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
      clusters: clusters?.groups(cases), exclusions: cases.exclusions)
  }

  /// The complete cases of a logistic regression.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them.
  /// - Returns: The data.
  /// - Throws: The errors of ``logisticData(of:on:frequencies:inference:)``.
  /// - Complexity: O(n p).
  public func logisticData<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>...
  ) throws(StatsError) -> LogisticData where Outcome.Level == Bool {
    try logisticData(of: outcome, on: terms)
  }

  /// The complete cases of a logistic regression of grouped outcomes.
  ///
  /// - Parameters:
  ///   - successes: The number of events of each record.
  ///   - trials: The number of trials of each record.
  ///   - terms: The terms, in the order in which results list them.
  ///   - inference: Only its clusters are read.
  /// - Returns: The data.
  /// - Throws: The errors of ``logisticData(of:on:frequencies:inference:)``;
  ///   ``StatsError/invalidValue(_:)`` for a negative number, or more events than trials.
  /// - Complexity: O(n p).
  public func logisticData(
    successes: Selector<Record, Int>, trials: Selector<Record, Int>, on terms: [Term<Record>],
    inference: CohortInference<Record> = .wald
  ) throws(StatsError) -> LogisticData {
    let name = try name(of: successes).label
    let read = try read(terms)
    let clusters = try inference.clusters?(self)
    let columns: [any Column] = read.flatMap(\.parts)
    let others: [any Column] = clusters.map { [$0] } ?? []
    let cases = completeCases(of: columns + others)
    let rows = cases.rows ?? Array(records.indices)
    for row in rows {
      let (events, all) = (records[row][keyPath: successes], records[row][keyPath: trials])
      if events < 0 { throw origin.invalid(name, at: row, "is negative") }
      if events > all { throw origin.invalid(name, at: row, "exceeds the trials") }
    }
    let counts = try BinomialCounts(
      successes: rows.map { records[$0][keyPath: successes] },
      trials: rows.map { records[$0][keyPath: trials] })
    return try LogisticData(
      LogisticResponse(counts), design: Design(read, cases, intercept: .included), name: name,
      clusters: clusters?.groups(cases), exclusions: cases.exclusions)
  }

  func read(_ terms: [Term<Record>]) throws(StatsError) -> [DesignTerm] {
    var source = self
    if count >= Design.largeCount { source = reading(terms.flatMap { $0.numbers() }) }
    var read: [DesignTerm] = []
    for term in terms { read.append(try term.read(source)) }
    return read
  }
}
