/// An interval that holds the values a test of the same method does not reject.
public struct ConfidenceInterval: Sendable, Hashable {
  /// The lower limit; -infinity where there is none.
  public let lower: Double

  /// The upper limit; infinity where there is none.
  public let upper: Double

  /// The confidence level, inside 0...1, such as 0.95.
  public let level: Double

  /// How the interval was computed, such as "Wald" or "log-log".
  public let method: String

  /// Creates an interval.
  ///
  /// - Throws: ``StatsError/numerical(_:)`` when a limit is NaN or the limits are reversed;
  ///   ``StatsError/invalidArgument(name:reason:)`` when the level is not inside 0...1.
  public init(
    lower: Double, upper: Double, level: Double, method: String
  ) throws(StatsError) {
    try Self.check(level: level)
    guard lower <= upper else { throw .numerical("the limits of an interval (\(method))") }
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }

  /// Refuses a confidence level that is not strictly between 0 and 1.
  package static func check(level: Double) throws(StatsError) {
    guard level > 0, level < 1 else {
      throw .invalidArgument(
        name: "level", reason: "a confidence level lies between 0 and 1, as 0.95")
    }
  }

  /// Whether the interval holds the value, its limits included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}

extension ConfidenceInterval: Codable {
  private enum CodingKeys: CodingKey { case lower, upper, level, method }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      lower: container.decode(ExtendedReal.self, forKey: .lower).value,
      upper: container.decode(ExtendedReal.self, forKey: .upper).value,
      level: container.decode(Double.self, forKey: .level),
      method: container.decode(String.self, forKey: .method))
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ExtendedReal(lower), forKey: .lower)
    try container.encode(ExtendedReal(upper), forKey: .upper)
    try container.encode(level, forKey: .level)
    try container.encode(method, forKey: .method)
  }
}

extension ConfidenceInterval: CustomStringConvertible, CustomDebugStringConvertible {
  /// The interval as a sentence shows it: "95 % CI 1.2 to 3.4".
  public var description: String {
    "\(Self.title(level: level)) \(Decimals.chosen(lower) ?? Decimals.significant(lower)) to "
      + (Decimals.chosen(upper) ?? Decimals.significant(upper))
  }

  /// The interval of a ratio, its limits told apart from 1.
  var ratioDescription: String {
    let limits = [lower, upper].map { limit in
      Decimals.chosenRatio(limit) ?? Decimals.apartFromOne(limit) ?? Decimals.significant(limit)
    }
    return "\(Self.title(level: level)) \(limits[0]) to \(limits[1])"
  }

  /// What a column of intervals is headed: "95 % CI".
  package static func title(level: Double) -> String { "\(Decimals.level(level)) % CI" }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
