/// The JSON form of a regression on one term: the variable with its regression, or with the text of the
/// error; the other is null.
struct UnivariableCoding: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }

  init?(intValue: Int) { nil }

  private static let variable = UnivariableCoding(stringValue: "variable")
  private static let error = UnivariableCoding(stringValue: "error")

  /// Decodes a variable and its result; an error, which is its text, becomes
  /// ``StatsError/undefined(_:)``.
  ///
  /// - Parameters:
  ///   - decoder: The decoder.
  ///   - name: Under which the regression stands.
  /// - Returns: The variable and its result.
  /// - Throws: What the decoder throws.
  static func decode<Model: Decodable>(
    _ decoder: any Decoder, _ name: String
  ) throws -> (VariableName, Result<Model, StatsError>) {
    let container = try decoder.container(keyedBy: UnivariableCoding.self)
    let key = UnivariableCoding(stringValue: name)
    let variable = try container.decode(VariableName.self, forKey: variable)
    guard let model = try container.decodeIfPresent(Model.self, forKey: key) else {
      return (variable, .failure(.undefined(try container.decode(String.self, forKey: error))))
    }
    return (variable, .success(model))
  }

  /// Encodes a variable and its result.
  static func encode<Model: Encodable>(
    _ variable: VariableName, _ result: Result<Model, StatsError>, _ name: String,
    to encoder: any Encoder
  ) throws {
    var container = encoder.container(keyedBy: UnivariableCoding.self)
    let key = UnivariableCoding(stringValue: name)
    try container.encode(variable, forKey: Self.variable)
    switch result {
    case .success(let model):
      try container.encode(model, forKey: key)
      try container.encodeNil(forKey: error)
    case .failure(let reason):
      try container.encodeNil(forKey: key)
      try container.encode(reason.description, forKey: error)
    }
  }
}
