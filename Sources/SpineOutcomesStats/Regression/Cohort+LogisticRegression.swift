extension Cohort {
  /// Fits a logistic regression of a yes-or-no outcome on some terms.
  ///
  /// Records that lack the outcome or a term are left out and counted in the result.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of ``LogisticRegression/init(outcome:design:frequencies:level:)``;
  ///   ``StatsError/unnamedVariable(of:)`` for a computed property without a name,
  ///   ``StatsError/invalidValue(_:)`` for a value that is NaN or infinite,
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a reference that is no level,
  ///   ``StatsError/levelCount(variable:found:needed:)`` for a category with a single level
  ///   among the complete cases, ``StatsError/invalidArgument(name:reason:)`` for a reference
  ///   without complete cases or a term given twice.
  /// - Complexity: O(n p^2) time for each of about seven steps.
  public func logisticRegression<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>..., level: Double = 0.95
  ) throws(StatsError) -> LogisticRegression where Outcome.Level == Bool {
    try logisticRegression(of: outcome, on: terms, level: level)
  }

  /// Fits a logistic regression of a yes-or-no outcome on a list of terms.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms, in the order in which results list them; none for the null model.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of ``logisticRegression(of:on:level:)``.
  /// - Complexity: O(n p^2) time for each of about seven steps.
  public func logisticRegression<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: [Term<Record>], level: Double = 0.95
  ) throws(StatsError) -> LogisticRegression where Outcome.Level == Bool {
    let response = try categories(outcome)
    var columns: [TermColumn] = []
    for term in terms {
      let column = try term.read(self)
      guard column.name.label != Design.interceptName else {
        throw .invalidArgument(
          name: "terms", reason: "\"\(column.name.label)\" names the constant term")
      }
      guard !columns.contains(where: { $0.name.label == column.name.label }) else {
        throw .invalidArgument(
          name: "terms",
          reason: "two terms are named \"\(column.name.label)\"; give one another label")
      }
      columns.append(column)
    }
    let cases = completeCases(of: [response] + columns)
    guard cases.count > 0 else { throw .noCompleteCases(cases.exclusions) }
    let events = cases.codes(response).map { response.levels[Int($0)] }
    var design: [DesignColumn] = []
    var counts: [CategoryCounts] = []
    for column in columns {
      let part = try column.columns(cases, outcome: events)
      design += part.columns
      if let count = part.counts { counts.append(count) }
    }
    return try LogisticRegression(
      outcome: events, design: Design(terms: design, intercept: .included), frequencies: nil,
      level: level, name: response.name.label, categories: counts, exclusions: cases.exclusions)
  }

  /// Fits each term by itself, on its own complete cases: the univariable column of a table.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: A fit or its error for each term, in their order; a term that cannot be
  ///   fitted does not keep the others from being.
  /// - Complexity: O(n) time for each step of each term.
  public func logisticRegressionsOneAtATime<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>..., level: Double = 0.95
  ) -> [UnivariableRegression] where Outcome.Level == Bool {
    terms.enumerated().map { place, term in
      let name = (try? term.name(self)) ?? VariableName("term \(place + 1)")
      do throws(StatsError) {
        let fit = try logisticRegression(of: outcome, on: [term], level: level)
        return UnivariableRegression(variable: name, result: .success(fit))
      } catch {
        return UnivariableRegression(variable: name, result: .failure(error))
      }
    }
  }
}
