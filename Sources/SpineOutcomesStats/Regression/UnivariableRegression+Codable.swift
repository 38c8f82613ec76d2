extension UnivariableRegression: Codable {
  /// Decodes the JSON form; an error, which is its text there, becomes
  /// ``StatsError/undefined(_:)``.
  public init(from decoder: any Decoder) throws {
    (variable, result) = try UnivariableCoding.decode(decoder, "logisticRegression")
  }

  /// Encodes the variable with its regression, or with the text of the error; the other is null.
  public func encode(to encoder: any Encoder) throws {
    try UnivariableCoding.encode(variable, result, "logisticRegression", to: encoder)
  }
}
