/// How many of some records have an event: the summary of one yes-or-no variable.
///
/// Every interval is had by name, and ``BinomialTest`` tests it.
public struct Proportion: Sendable, Equatable {
  /// What the event is, as "failed"; empty when the caller named nothing.
  public let name: String

  /// The number of records with the event.
  public private(set) var events: Int

  /// The number of records.
  public private(set) var count: Int

  /// Which records were left out, and why.
  public private(set) var exclusions: Exclusions

  /// Creates a proportion from counts.
  ///
  /// - Parameters:
  ///   - events: The number of records with the event, 0 ... count.
  ///   - count: The number of records, 0 ... 2^53.
  ///   - name: What the event is; nothing by default.
  ///   - exclusions: Which records were left out; none by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for counts out of range, or exclusions
  ///   with another number of analysed records.
  public init(
    events: Int, count: Int, name: String = "", exclusions: Exclusions? = nil
  ) throws(StatsError) {
    guard count >= 0, events >= 0, events <= count, count <= ContingencyTable.largestTotal else {
      throw .invalidArgument(
        name: "events", reason: "events number from none to all of at most 2^53 records")
    }
    if let exclusions, exclusions.checkedAnalysed != count {
      throw .invalidArgument(
        name: "exclusions", reason: "the number of analysed records is not that of the proportion")
    }
    self.name = name
    self.events = events
    self.count = count
    self.exclusions = exclusions ?? Exclusions(initial: count)
  }

  /// Adds the counts of another proportion of the same event: exact, associative, commutative.
  ///
  /// - Parameter other: The proportion to add.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for another event;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 records together.
  /// - Complexity: O(1).
  public mutating func merge(_ other: Self) throws(StatsError) {
    guard name == other.name else {
      throw .invalidArgument(name: "other", reason: "the proportions are of different events")
    }
    guard count + other.count <= ContingencyTable.largestTotal else {
      throw .tooLarge("a proportion of more than 2^53 records")
    }
    exclusions = try exclusions.merged(with: other.exclusions)
    events += other.events
    count += other.count
  }

  /// events / count; 0 without records.
  public var value: Double { count == 0 ? 0 : Double(events) / Double(count) }

  /// The proportion with its interval.
  ///
  /// - Parameters:
  ///   - interval: How the interval is computed; Wilson's by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The estimate, which names the interval.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for no records;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level.
  /// - Complexity: As ``ProportionInterval/interval(successes:trials:level:)``.
  public func estimate(
    _ interval: ProportionInterval = .wilson, level: Double = 0.95
  ) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    guard count > 0 else { throw .noCompleteCases(exclusions) }
    return try Estimate(
      name: "proportion" + (name.isEmpty ? "" : " of \(name)"), value: value,
      confidenceInterval: interval.interval(successes: events, trials: count, level: level))
  }
}

extension Proportion: Codable {
  private enum CodingKeys: CodingKey { case name, events, count, exclusions }

  /// Reads a proportion and checks its counts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      events: container.decode(Int.self, forKey: .events),
      count: container.decode(Int.self, forKey: .count),
      name: container.decode(String.self, forKey: .name),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }

  /// Writes the counts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(events, forKey: .events)
    try container.encode(count, forKey: .count)
    try container.encode(exclusions, forKey: .exclusions)
  }
}

extension Proportion: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "failed: 15 of 36 (41.7 %)".
  public var description: String {
    let share = count > 0 ? " (\(Decimals.percent(events, of: count)))" : ""
    return (name.isEmpty ? "" : "\(name): ") + "\(events) of \(count)\(share)"
  }

  /// The same line.
  public var debugDescription: String { description }
}
