extension Cohort {
  /// Fits a conditional logistic regression within strata, such as matched sets or hospitals.
  ///
  /// Records that lack the outcome, a term or the stratum are left out and counted in the result;
  /// strata in which all have the same outcome say nothing and are listed.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: The stratum of each record.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   ``ConditionalLogisticRegression/init(outcome:design:strata:frequencies:level:)``, and those
  ///   of `logisticRegression(of:on:)` that concern data.
  ///
  /// Agrees with R's `survival::clogit(y ~ x + strata(s), method = "exact")`.
  /// - Complexity: O(n d p^2) time for each of about seven steps, d the number of the rarer
  ///   outcome in a stratum.
  public func conditionalLogisticRegression<Outcome: Categorical, Stratum: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>...,
    strata: Selector<Record, Stratum>, frequencies: RecordFrequencies<Record> = .once,
    level: Double = 0.95
  ) throws(StatsError) -> ConditionalLogisticRegression where Outcome.Level == Bool {
    try conditionalLogisticRegression(
      of: outcome, on: terms, strata: strata, frequencies: frequencies, level: level)
  }

  /// Fits a conditional logistic regression on a list of terms.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: The stratum of each record.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of ``conditionalLogisticRegression(of:on:strata:frequencies:level:)``.
  /// - Complexity: O(n d p^2) time for each of about seven steps, frequencies counted in n and d.
  public func conditionalLogisticRegression<Outcome: Categorical, Stratum: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: [Term<Record>],
    strata: Selector<Record, Stratum>, frequencies: RecordFrequencies<Record> = .once,
    level: Double = 0.95
  ) throws(StatsError) -> ConditionalLogisticRegression where Outcome.Level == Bool {
    try ConfidenceInterval.check(level: level)
    let response = try categories(outcome)
    let read = try read(terms)
    let stratum = try categories(strata)
    let columns: [any Column] = [response] + read.flatMap(\.parts) + [stratum]
    let cases = completeCases(of: columns)
    guard cases.count > 0 else { throw .noCompleteCases(cases.exclusions) }
    let events = cases.codes(response).map { response.levels[Int($0)] }
    return try ConditionalLogisticRegression(
      LogisticResponse(outcome: events, frequencies: frequencies.weights(self, cases)),
      design: Design(read, cases, intercept: .omitted), groups: RowGroups(stratum, cases),
      name: response.name.label, exclusions: cases.exclusions, level: level)
  }
}
