/// Each term by itself and all together: crude and adjusted odds ratios side by side.
public struct CrudeAndAdjusted: Sendable, Equatable {
  /// The regression on each term by itself, on its own complete cases.
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
  /// Fits each term by itself and all together.
  ///
  /// - Parameters:
  ///   - outcome: The outcome; true is the event.
  ///   - terms: The terms.
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
    estimator: LogisticEstimator = .maximumLikelihood,
    inference: CohortInference<Record> = .wald, level: Double = 0.95
  ) throws(StatsError) -> CrudeAndAdjusted where Outcome.Level == Bool {
    CrudeAndAdjusted(
      crude: terms.enumerated().map { place, term in
        univariable(outcome, term, place, estimator, inference, level)
      },
      adjusted: try logisticRegression(
        of: outcome, on: terms, estimator: estimator, inference: inference, level: level))
  }

  func univariable<Outcome: Categorical>(
    _ outcome: Selector<Record, Outcome>, _ term: Term<Record>, _ place: Int,
    _ estimator: LogisticEstimator, _ inference: CohortInference<Record>, _ level: Double
  ) -> UnivariableRegression where Outcome.Level == Bool {
    let name = (try? term.name(self)) ?? VariableName("term \(place + 1)")
    do throws(StatsError) {
      let fit = try logisticRegression(
        of: outcome, on: [term], estimator: estimator, inference: inference, level: level)
      return UnivariableRegression(variable: name, result: .success(fit))
    } catch {
      return UnivariableRegression(variable: name, result: .failure(error))
    }
  }
}
