/// The regression on one term by itself, or why it could not be done.
public struct UnivariableRegression: Sendable, Equatable {
  /// The variable of the term.
  public let variable: VariableName

  /// The fit or its error.
  public let result: Result<LogisticRegression, StatsError>

  /// Creates the outcome of one regression.
  package init(variable: VariableName, result: Result<LogisticRegression, StatsError>) {
    self.variable = variable
    self.result = result
  }
}

extension UnivariableRegression: CustomStringConvertible, CustomDebugStringConvertible {
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
