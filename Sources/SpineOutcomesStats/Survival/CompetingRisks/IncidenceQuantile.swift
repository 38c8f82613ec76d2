/// The time by which the cumulative incidence of a cause reaches a share, with its interval.
public struct IncidenceQuantile: Sendable, Hashable {
  /// The name of the group.
  public let group: String

  /// The name of the cause.
  public let cause: String

  /// The share that has had the event by the time, inside 0...1.
  public let probability: Double

  /// The smallest time at which F is at least the share; nil when F stays below it.
  public let time: Double?

  /// The interval; its upper limit is infinite when not reached, and it is nil when not even the
  /// lower limit is reached.
  public let confidenceInterval: ConfidenceInterval?

  /// The unit of time, if it has a name.
  public let unit: String?
}

extension IncidenceCurve {
  /// The time by which the cumulative incidence reaches a share, with its interval.
  ///
  /// The smallest t with F(t) at least p: many a cause never reaches one half, since the other
  /// causes take their part. The interval holds the times that the interval of F(t) does not
  /// separate from p, as Brookmeyer and Crowley have it for S.
  ///
  /// - Parameter probability: The share p, inside 0...1.
  /// - Returns: The time, nil when F stays below p.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a probability not inside 0...1.
  ///
  /// *Edge cases*: F is level with p when it is so within some units in its last place, so that
  /// 1/10 is reached by an F of one tenth. There is no midpoint of a plateau: F(t) = p is reached
  /// where the plateau starts.
  ///
  /// - Complexity: O(number of distinct times).
  public func time(reaching probability: Double) throws(StatsError) -> IncidenceQuantile {
    guard probability > 0, probability < 1 else {
      throw .invalidArgument(
        name: "probability", reason: "a share lies between 0 and 1, as 0.25")
    }
    let nearest = probability - 0x1p-50
    let place = incidence.firstIndex { $0 >= nearest }
    var lower: Int?
    var upper: Int?
    for index in incidence.indices {
      // A limit changes with events only.
      guard index == 0 || table.events[index] > 0 else { continue }
      let value = incidence[index]
      let limits = limits(at: index) ?? (value, value)
      if lower == nil, limits.upper >= nearest { lower = index }
      if upper == nil, limits.lower >= nearest { upper = index }
      if lower != nil, upper != nil { break }
    }
    let found = try lower.map { lower throws(StatsError) in
      try ConfidenceInterval(
        lower: table.times[lower], upper: upper.map { table.times[$0] } ?? .infinity,
        level: level, method: "Brookmeyer-Crowley, \(interval.rawValue)")
    }
    return IncidenceQuantile(
      group: group, cause: cause, probability: probability, time: place.map { table.times[$0] },
      confidenceInterval: found, unit: unit)
  }
}

extension IncidenceQuantile: Codable {
  private enum CodingKeys: CodingKey {
    case group, cause, probability, time, confidenceInterval, unit
  }

  /// Writes every key; a time or interval that is not reached is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(cause, forKey: .cause)
    try container.encode(probability, forKey: .probability)
    try container.encode(time, forKey: .time)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
    try container.encode(unit, forKey: .unit)
  }
}

extension IncidenceQuantile: CustomStringConvertible, CustomDebugStringConvertible {
  /// "relapse, radiotherapy: 25 % had the event by 4.1 months (95 % CI 3 to 7)".
  public var description: String {
    let share = "\(cause), \(group): \(Decimals.level(probability)) %"
    guard let time else { return "\(share) not reached" }
    return "\(share) had the event by \(TimeText.text(time, unit: unit, confidenceInterval))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
