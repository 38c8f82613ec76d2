extension UnivariableRegression: Codable {
  private enum CodingKeys: CodingKey { case variable, logisticRegression, error }

  /// Decodes the JSON form; an error, which is its text there, becomes
  /// ``StatsError/undefined(_:)``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    variable = try container.decode(VariableName.self, forKey: .variable)
    if let model = try container.decodeIfPresent(
      LogisticRegression.self, forKey: .logisticRegression)
    {
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
      try container.encode(model, forKey: .logisticRegression)
      try container.encodeNil(forKey: .error)
    case .failure(let error):
      try container.encodeNil(forKey: .logisticRegression)
      try container.encode(error.description, forKey: .error)
    }
  }
}
