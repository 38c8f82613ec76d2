/// The median time of a Kaplan-Meier curve, with n, events and interval.
///
/// The median is the first time at which S is at most 1/2; where S is exactly 1/2 for a while,
/// the midpoint between that time and the next event, as in R (SAS likewise; lifelines takes the
/// first time). S is 1/2 when it is so within 2^-80: it is carried in 106 bits.
///
/// The interval holds the times that the interval of S(t) does not separate from 1/2: from the
/// first time at which the lower limit of S is at most 1/2 to the first at which the upper limit
/// is. Brookmeyer and Crowley, Biometrics 38:29, 1982, doi 10.2307/2530286.
public struct MedianSurvival: Sendable, Hashable {
  /// The name of the group.
  public let group: String

  /// The number of records.
  public let count: Int

  /// The number of events.
  public let events: Int

  /// The median; nil when S stays above 1/2.
  public let median: Double?

  /// The interval; its upper limit is infinite when not reached, and it is nil when not even
  /// the lower limit is reached.
  public let confidenceInterval: ConfidenceInterval?

  /// The unit of time, if it has a name.
  public let unit: String?
}

extension MedianSurvival: Codable {
  private enum CodingKeys: CodingKey { case group, count, events, median, confidenceInterval, unit }

  /// Writes every key; a median or interval that is not reached is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(count, forKey: .count)
    try container.encode(events, forKey: .events)
    try container.encode(median, forKey: .median)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
    try container.encode(unit, forKey: .unit)
  }
}

extension MedianSurvival: CustomStringConvertible, CustomDebugStringConvertible {
  /// "radiotherapy: n = 38, 20 events, median 12.1 months (95 % CI 9 to not reached)".
  public var description: String {
    "\(group): n = \(count), \(events) event\(events == 1 ? "" : "s"), \(medianText)"
  }

  private var medianText: String {
    guard let median else {
      return (count == 0 ? "no records" : "median not reached") + TimeText.text(confidenceInterval)
    }
    return "median " + TimeText.text(median, unit: unit, confidenceInterval)
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
