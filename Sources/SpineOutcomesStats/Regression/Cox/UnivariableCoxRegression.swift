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
  /// Decodes the JSON form; an error, which is its text there, becomes
  /// ``StatsError/undefined(_:)``.
  public init(from decoder: any Decoder) throws {
    (variable, result) = try UnivariableCoding.decode(decoder, "coxRegression")
  }

  /// Encodes the variable with its regression, or with the text of the error; the other is null.
  public func encode(to encoder: any Encoder) throws {
    try UnivariableCoding.encode(variable, result, "coxRegression", to: encoder)
  }
}
