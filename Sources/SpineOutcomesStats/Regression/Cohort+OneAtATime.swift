extension Cohort {
  /// Fits each main effect by itself, on its own complete cases: the univariable column of a
  /// table.
  ///
  /// Powers and interactions are left out: without the terms that they are made of they answer
  /// no question. Offsets belong to every regression.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: A fit or its error for each main effect, in their order; a term that cannot be
  ///   fitted does not keep the others from being.
  /// - Complexity: O(n) time for each step of each term.
  public func logisticRegressionsOneAtATime<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>...,
    frequencies: RecordFrequencies<Record> = .once,
    estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) -> [UnivariableRegression] where Outcome.Level == Bool {
    logisticRegressionsOneAtATime(
      of: outcome, on: terms, frequencies: frequencies, estimator: estimator,
      inference: inference, level: level)
  }

  /// Fits each main effect of a list by itself.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: A fit or its error for each main effect, in their order.
  /// - Complexity: O(n) time for each step of each term.
  public func logisticRegressionsOneAtATime<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: [Term<Record>],
    frequencies: RecordFrequencies<Record> = .once,
    estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) -> [UnivariableRegression] where Outcome.Level == Bool {
    oneAtATime(terms, UnivariableRegression.init) { terms throws(StatsError) in
      try logisticRegression(
        of: outcome, on: terms, frequencies: frequencies, estimator: estimator,
        inference: inference, level: level)
    }
  }

  /// Fits each main effect by itself to grouped outcomes.
  ///
  /// - Parameters:
  ///   - successes: The number of events of each record.
  ///   - trials: The number of trials of each record.
  ///   - terms: The terms.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: A fit or its error for each main effect, in their order.
  /// - Complexity: O(n) time for each step of each term.
  public func logisticRegressionsOneAtATime<Successes: Counted, Trials: Counted>(
    successes: Selector<Record, Successes>, trials: Selector<Record, Trials>,
    on terms: [Term<Record>], estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) -> [UnivariableRegression] {
    oneAtATime(terms, UnivariableRegression.init) { terms throws(StatsError) in
      try logisticData(successes: successes, trials: trials, on: terms, inference: inference)
        .fit(estimator: estimator, inference: inference.method, level: level)
    }
  }
}
