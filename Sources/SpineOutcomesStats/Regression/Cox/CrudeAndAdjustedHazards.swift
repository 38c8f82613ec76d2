/// Each main effect by itself and all together: crude and adjusted hazard ratios side by side.
public struct CrudeAndAdjustedHazards: Sendable, Equatable, Codable {
  /// The regression on each main effect by itself, on its own complete cases.
  public let crude: [UnivariableCoxRegression]

  /// The regression on all terms together.
  public let adjusted: CoxRegression
}

extension CrudeAndAdjustedHazards: CustomStringConvertible, CustomDebugStringConvertible {
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
  /// - Returns: Both; a term that cannot be fitted by itself says why.
  /// - Throws: The errors of the regression on all terms.
  ///
  /// Crude and adjusted hazard ratios are of different records where some lack a term: each says its
  /// n and events. Even of the same records they differ without confounding, as hazard ratios do
  /// not average over what is left out.
  /// - Complexity: O(n log n) for each term.
  public func crudeAndAdjustedCoxRegression<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, on terms: Term<Record>...,
    strata: RecordStrata<Record> = .none, entry: RecordEntry<Record> = .origin,
    frequencies: RecordFrequencies<Record> = .once, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CrudeAndAdjustedHazards where Event.Level == Bool {
    CrudeAndAdjustedHazards(
      crude: coxRegressionsOneAtATime(
        time: time, event: event, on: terms, strata: strata, entry: entry,
        frequencies: frequencies, ties: ties, inference: inference, level: level,
        timeTolerance: timeTolerance),
      adjusted: try coxRegression(
        time: time, event: event, on: terms, strata: strata, entry: entry,
        frequencies: frequencies, ties: ties, inference: inference, level: level,
        timeTolerance: timeTolerance))
  }
}
