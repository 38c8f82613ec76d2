/// Which time is a quantile where S(t) is level with it from one event to the next.
public enum SurvivalQuantileRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// The middle between the two events, as R and SAS have it; the first where no event follows, as
  /// in R's `print(survfit(...))`.
  case midpoint

  /// The same, and where no event follows the middle between the event and the last follow-up, as in
  /// R's `quantile(survfit(...))`.
  case midpointToEnd = "midpoint to end"

  /// The first of the two: the smallest t with S(t) at most 1 - p, as lifelines has it.
  case first
}

/// The time by which a share of a group has had the event, with its interval.
public struct SurvivalQuantile: Sendable, Hashable {
  /// The name of the group.
  public let group: String

  /// The share that has had the event by the time, inside 0...1.
  public let probability: Double

  /// Which time counts where S is level with the quantile.
  public let rule: SurvivalQuantileRule

  /// The quantile; nil when S stays above 1 - p.
  public let time: Double?

  /// The interval; its upper limit is infinite when not reached, and it is nil when not even
  /// the lower limit is reached.
  public let confidenceInterval: ConfidenceInterval?

  /// The unit of time, if it has a name.
  public let unit: String?
}

extension SurvivalCurve {
  /// A quantile of the time to the event, with its interval.
  ///
  /// The time by which a share p has had the event: the first time at which S is at most 1 - p, or
  /// by the midpoint rule the middle of the times at which S is 1 - p. The interval holds the
  /// times that the interval of S(t) does not separate from 1 - p. Brookmeyer and Crowley,
  /// Biometrics 38:29, 1982, doi 10.2307/2530286.
  ///
  /// - Parameters:
  ///   - probability: The share p, inside 0...1: 0.25 is the time by which a quarter had the event.
  ///   - rule: Which time counts where S is level with 1 - p.
  /// - Returns: The quantile; its time is nil when S stays above 1 - p.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a probability not inside 0...1.
  ///
  /// *Edge cases*: S is 1 - p when it is so within 2^-80 where 1 - p is a double, as 1/2 and 3/4
  /// are, else within 2^-50: a share of 0.1 is one tenth.
  ///
  /// R: `quantile(survfit(...), probs = p)`, by the rule ``SurvivalQuantileRule/midpointToEnd``; its
  /// `print` has the median by ``SurvivalQuantileRule/midpoint``.
  /// - Complexity: O(log n), for a plateau O(n); and about the square root of n for the interval.
  public func quantile(
    _ probability: Double, rule: SurvivalQuantileRule = .midpoint
  ) throws(StatsError) -> SurvivalQuantile {
    guard probability > 0, probability < 1 else {
      throw .invalidArgument(
        name: "probability", reason: "a quantile has a probability between 0 and 1, as 0.5")
    }
    let search = QuantileSearch(
      times: table.times, survival: survival, variance: greenwood, scale: interval,
      quantile: quantile, probability: probability, rule: rule,
      side: { table.side($0, of: $1) })
    return SurvivalQuantile(
      group: group, probability: probability, rule: rule, time: search.time,
      confidenceInterval: try search.interval(level: level), unit: median.unit)
  }
}

extension SurvivalQuantile: Codable {
  private enum CodingKeys: CodingKey {
    case group, probability, rule, time, confidenceInterval, unit
  }

  /// Writes every key; a time or interval that is not reached is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(probability, forKey: .probability)
    try container.encode(rule, forKey: .rule)
    try container.encode(time, forKey: .time)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
    try container.encode(unit, forKey: .unit)
  }
}

extension SurvivalQuantile: CustomStringConvertible, CustomDebugStringConvertible {
  /// "radiotherapy: 25 % had the event by 4.1 months (95 % CI 3 to 7)".
  public var description: String {
    let share = "\(group): \(Decimals.level(probability)) %"
    guard let time else { return "\(share) not reached" }
    return "\(share) had the event by \(TimeText.text(time, unit: unit, confidenceInterval))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
