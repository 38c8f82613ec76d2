/// Each main effect by itself and all together: crude and adjusted odds ratios side by side.
public struct CrudeAndAdjusted: Sendable, Equatable, Codable {
  /// The regression on each main effect by itself, on its own complete cases.
  public let crude: [UnivariableRegression]

  /// The regression on all terms together.
  public let adjusted: LogisticRegression
}

extension CrudeAndAdjusted: CustomStringConvertible, CustomDebugStringConvertible {
  /// A line for each crude regression, and one for the adjusted.
  public var description: String {
    (crude.map { "crude: \($0)" } + ["adjusted: \(adjusted)"]).joined(separator: "\n")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension Cohort {
  /// Fits each main effect by itself and all terms together.
  ///
  /// Numbers, splines and categories are fitted by themselves. Powers and interactions are not:
  /// without the terms that they are made of they answer no question. Offsets belong to every
  /// regression.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: Both; a term that cannot be fitted by itself says why.
  /// - Throws: The errors of the regression on all terms.
  ///
  /// Crude and adjusted odds ratios are of different records where some lack a term: each says
  /// its n and events.
  /// - Complexity: O(n p^2) time for each of about seven steps.
  public func crudeAndAdjustedRegression<Outcome: Categorical>(
    of outcome: Selector<Record, Outcome>, on terms: Term<Record>...,
    frequencies: RecordFrequencies<Record> = .once,
    estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) throws(StatsError) -> CrudeAndAdjusted where Outcome.Level == Bool {
    CrudeAndAdjusted(
      crude: logisticRegressionsOneAtATime(
        of: outcome, on: terms, frequencies: frequencies, estimator: estimator,
        inference: inference, level: level),
      adjusted: try logisticRegression(
        of: outcome, on: terms, frequencies: frequencies, estimator: estimator,
        inference: inference, level: level))
  }
}
