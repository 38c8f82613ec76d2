public import SpineOutcomesStats

/// Logistic regression: one variable at a time, and together.
public struct LogisticFinding: Sendable, Equatable, Codable {
  /// What the event is.
  public let label: String

  /// The regressions on one term each; empty where they were not asked for.
  ///
  /// The reason of one that could not be made is `StatsError.undefined` with its text, as in JSON.
  public let crude: [UnivariableRegression]

  /// The regression on all terms, or why there is none; nil where it was not asked for.
  public let adjusted: Attempt<LogisticRegression>?
}

extension UnivariableRegression {
  /// The same, with the reason of a failure as its text.
  var withReasonAsText: UnivariableRegression {
    guard case .failure(let error) = result else { return self }
    return UnivariableRegression(
      variable: variable, result: .failure(.undefined(error.description)))
  }
}
