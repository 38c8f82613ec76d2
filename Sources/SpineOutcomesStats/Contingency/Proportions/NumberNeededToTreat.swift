/// How many records of the group there are to one event more, or one fewer, than in the reference.
///
/// The number is 1 / |risk difference|. Its interval consists of the inverses of the limits of the
/// difference. Where these have unlike signs, the interval of the difference holds 0, and that of
/// the number goes from one event fewer through infinity to one event more: both ends are given,
/// and no number between them.
///
/// Whether more events are a benefit or a harm is the caller's: the number says of which kind it
/// is.
///
/// Source: Altman, BMJ 1998;317:1309, doi 10.1136/bmj.317.7168.1309.
public struct NumberNeededToTreat: Sendable, Hashable, Codable {
  /// Which way the number goes.
  public enum Direction: String, Sendable, Codable, CaseIterable {
    /// The group has more events than the reference.
    case moreEvents

    /// The group has fewer events than the reference.
    case fewerEvents
  }

  /// A number with its direction.
  public struct Number: Sendable, Hashable {
    /// The records for one event more or fewer, 1 or more; infinite for a difference of 0.
    public let value: Double

    /// Whether events are more or fewer; nil for a difference of 0.
    public let direction: Direction?

    /// The number that belongs to a risk difference.
    init(difference: Double) {
      value = difference == 0 ? .infinity : 1 / difference.magnitude
      direction = difference == 0 ? nil : difference > 0 ? .moreEvents : .fewerEvents
    }
  }

  /// The risk difference, with the interval that was inverted.
  public let riskDifference: Estimate

  /// Takes the inverse of a risk difference.
  ///
  /// - Parameter riskDifference: A difference with its interval.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a difference outside -1...1 or
  ///   without an interval.
  public init(_ riskDifference: Estimate) throws(StatsError) {
    guard let interval = riskDifference.confidenceInterval, riskDifference.value.magnitude <= 1,
      interval.lower >= -1, interval.upper <= 1
    else {
      throw .invalidArgument(
        name: "riskDifference", reason: "a difference of proportions with its interval is needed")
    }
    self.riskDifference = riskDifference
  }

  /// The number that belongs to the estimate.
  public var number: Number { Number(difference: riskDifference.value) }

  /// The number at the lower limit of the risk difference.
  public var atLowerDifference: Number { Number(difference: lowerDifference) }

  /// The number at the upper limit of the risk difference.
  public var atUpperDifference: Number { Number(difference: upperDifference) }

  /// Whether the interval of the difference holds 0 inside, and that of the number infinity.
  public var passesInfinity: Bool { lowerDifference < 0 && upperDifference > 0 }

  private var lowerDifference: Double { riskDifference.confidenceInterval?.lower ?? 0 }

  private var upperDifference: Double { riskDifference.confidenceInterval?.upper ?? 0 }
}

extension NumberNeededToTreat.Number: CustomStringConvertible {
  /// "8.4 for one event fewer", "infinity".
  public var description: String {
    guard let direction else { return "infinity" }
    return "\(Decimals.significant(value)) for one event "
      + (direction == .moreEvents ? "more" : "fewer")
  }
}

extension NumberNeededToTreat: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "number needed to treat 8.4 for one event fewer (95 % CI 4.2 to 30.1)", and with
  /// an interval through infinity "(95 % CI 5.1 for one event fewer to infinity to 60.2 for one
  /// event more)".
  public var description: String {
    let title = ConfidenceInterval.title(level: riskDifference.confidenceInterval?.level ?? 0.95)
    return "number needed to treat \(number) (\(title) \(limits))"
  }

  /// The same line.
  public var debugDescription: String { description }

  /// The interval without its level: "4.2 to 30.1".
  package var limits: String {
    let (low, high) = (atLowerDifference, atUpperDifference)
    if passesInfinity { return "\(low) to infinity to \(high)" }
    let (first, last) = low.value <= high.value ? (low, high) : (high, low)
    let start = Decimals.significant(first.value)
    return start + " to " + (last.direction == nil ? "infinity" : Decimals.significant(last.value))
  }

  private enum CodingKeys: CodingKey {
    case riskDifference, number, atLowerDifference, atUpperDifference, passesInfinity
  }

  /// Decodes the risk difference; the numbers follow from it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(container.decode(Estimate.self, forKey: .riskDifference))
  }

  /// Encodes the risk difference and the numbers.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(riskDifference, forKey: .riskDifference)
    try container.encode(number, forKey: .number)
    try container.encode(atLowerDifference, forKey: .atLowerDifference)
    try container.encode(atUpperDifference, forKey: .atUpperDifference)
    try container.encode(passesInfinity, forKey: .passesInfinity)
  }
}

extension NumberNeededToTreat.Number: Encodable {
  private enum CodingKeys: CodingKey { case value, direction }

  /// Encodes the number and its direction, which is null for infinity.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ExtendedReal(value), forKey: .value)
    try container.encode(direction, forKey: .direction)
  }
}

extension TwoProportions {
  /// The number needed to treat for one event more or fewer.
  ///
  /// - Parameters:
  ///   - interval: How the interval of the risk difference is computed; Newcombe's by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The number with its interval.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level.
  /// - Complexity: O(1).
  public func numberNeededToTreat(
    _ interval: RiskDifferenceInterval = .newcombe, level: Double = 0.95
  ) throws(StatsError) -> NumberNeededToTreat {
    try NumberNeededToTreat(riskDifference(interval, level: level))
  }
}
