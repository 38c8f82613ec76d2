/// A named estimate with its interval, such as the Hodges-Lehmann pseudomedian.
public struct Estimate: Sendable, Hashable, Codable {
  /// What is estimated, named exactly.
  public let name: String

  /// The estimate; finite or infinite, never NaN.
  public let value: Double

  /// The interval that the same test keeps; nil where the data give none.
  public let confidenceInterval: ConfidenceInterval?

  /// Creates an estimate.
  ///
  /// - Throws: ``StatsError/numerical(_:)`` when the value is NaN.
  public init(
    name: String, value: Double, confidenceInterval: ConfidenceInterval?
  ) throws(StatsError) {
    guard !value.isNaN else { throw .numerical("the estimate \(name)") }
    self.name = name
    self.value = value
    self.confidenceInterval = confidenceInterval
  }
}

extension Estimate {
  private enum CodingKeys: CodingKey { case name, value, confidenceInterval }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      name: container.decode(String.self, forKey: .name),
      value: container.decode(ExtendedReal.self, forKey: .value).value,
      confidenceInterval: container.decodeIfPresent(
        ConfidenceInterval.self, forKey: .confidenceInterval))
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(ExtendedReal(value), forKey: .value)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
  }
}

extension Estimate: CustomStringConvertible, CustomDebugStringConvertible {
  /// The estimate as a sentence shows it: "odds ratio 0.953 (95 % CI 0.910 to 0.999)".
  public var description: String {
    guard name.split(separator: " ").contains("ratio") else {
      let text = "\(name) \(Decimals.chosen(value) ?? Decimals.significant(value))"
      return confidenceInterval.map { "\(text) (\($0))" } ?? text
    }
    return ratioDescription(
      Decimals.chosenRatio(value) ?? Decimals.apartFromOne(value) ?? Decimals.significant(value))
  }

  /// The sentence of exp(coefficient): "beyond range" where no double holds it.
  ///
  /// The ratio of a table is infinite instead, where a count is 0.
  var exponentialDescription: String {
    inRange?.description ?? ratioDescription("beyond range")
  }

  private func ratioDescription(_ number: String) -> String {
    confidenceInterval.map { "\(name) \(number) (\($0.ratioDescription))" } ?? "\(name) \(number)"
  }

  /// The exponential of a finite number; nil where a double cannot hold it and has infinity or 0.
  package var inRange: Estimate? { value.isFinite && value > 0 ? self : nil }

  /// The cells of a ratio in a table: its value and its limits.
  package var ratioCells: [String] {
    let limits = confidenceInterval.map {
      "\(Decimals.ratio($0.lower)) to \(Decimals.ratio($0.upper))"
    }
    return [Decimals.ratio(value), limits ?? ""]
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
