/// The Cox regression on one term by itself, or why it could not be done.
public struct UnivariableCoxRegression: Sendable, Equatable {
  /// The variable of the term.
  public let variable: VariableName

  /// The fit or its error.
  public let result: Result<CoxRegression, StatsError>

  /// Creates the outcome of one regression.
  package init(variable: VariableName, result: Result<CoxRegression, StatsError>) {
    self.variable = variable
    self.result = result
  }
}

extension UnivariableCoxRegression: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the fit, or the variable and the error.
  public var description: String {
    switch result {
    case .success(let fit): fit.description
    case .failure(let error): "\(variable.label): \(error)"
    }
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension UnivariableCoxRegression: Codable {
  private enum CodingKeys: CodingKey { case variable, coxRegression, error }

  /// Decodes the JSON form; an error, which is its text there, becomes
  /// ``StatsError/undefined(_:)``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    variable = try container.decode(VariableName.self, forKey: .variable)
    if let model = try container.decodeIfPresent(CoxRegression.self, forKey: .coxRegression) {
      result = .success(model)
    } else {
      result = .failure(.undefined(try container.decode(String.self, forKey: .error)))
    }
  }

  /// Encodes the variable with its regression, or with the text of the error; the other is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(variable, forKey: .variable)
    switch result {
    case .success(let model):
      try container.encode(model, forKey: .coxRegression)
      try container.encodeNil(forKey: .error)
    case .failure(let error):
      try container.encodeNil(forKey: .coxRegression)
      try container.encode(error.description, forKey: .error)
    }
  }
}

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
    let offsets = terms.filter { $0.role == .offset }
    return terms.enumerated().filter { $0.element.role == .main }.map { place, term in
      let name = (try? term.name(self)) ?? VariableName("term \(place + 1)")
      do throws(StatsError) {
        return UnivariableCoxRegression(
          variable: name,
          result: .success(
            try coxRegression(
              time: time, event: event, on: [term] + offsets, strata: strata, entry: entry,
              frequencies: frequencies, ties: ties, inference: inference, level: level,
              timeTolerance: timeTolerance)))
      } catch {
        return UnivariableCoxRegression(variable: name, result: .failure(error))
      }
    }
  }

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
