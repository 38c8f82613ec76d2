/// How often each combination of several scores occurs among events and among others.
///
/// The summary keeps which scores belong to one record: curves of the same records are correlated,
/// and that is known from their pairing only. Distinct combinations can still identify a
/// person: a summary is not anonymous.
///
/// The form is canonical, so equal data give equal summaries: combinations ascend, by the first
/// score, then the second and so on; -0.0 is 0.0; and each has a record. Parts of the data are
/// put together by ``merge(_:)``: associative, commutative and exact.
public struct PairedScores: Sendable, Equatable {
  /// A score and the side of its events.
  public struct Score: Sendable, Hashable, Codable {
    /// The name of the score.
    public let name: String

    /// Which scores point to an event.
    public let eventsScore: ScoreDirection

    /// Names a score and says which of its values point to an event.
    public init(_ name: String, eventsScore: ScoreDirection) {
      self.name = name
      self.eventsScore = eventsScore
    }
  }

  /// The name of the outcome.
  public let outcome: String

  /// The scores, each name once.
  public let scores: [Score]

  /// The combinations: `values[score][combination]`, finite.
  public let values: [[Double]]

  /// How many events have each combination.
  public let events: [Int]

  /// How many records without the event have each combination.
  public let others: [Int]

  /// Counts the scores of records.
  ///
  /// - Parameters:
  ///   - scores: The scores, each name once.
  ///   - values: The values of each score, finite: a list for each score, by record.
  ///   - outcomes: Whether each record had the event.
  ///   - weights: How many records each row stands for, 0 or more; 1 when nil.
  ///   - outcome: The name of the outcome.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a score that is not finite or a negative weight, with
  ///   its row; ``StatsError/invalidArgument(name:reason:)`` when a name occurs twice or there
  ///   are not as many lists as scores; ``StatsError/tooLarge(_:)`` beyond 2^32 - 1 rows or 2^53
  ///   records.
  /// - Complexity: O(k n) for n records of k scores in practice, O(k n log n) at worst.
  public init(
    _ scores: [Score], values: [[Double]], outcomes: [Bool], weights: [Int]? = nil,
    outcome: String = "event"
  ) throws(StatsError) {
    try GroupedValues.check(weights: weights, count: outcomes.count)
    try self.init(
      scores, values: values,
      events: outcomes.indices.map { outcomes[$0] ? weights?[$0] ?? 1 : 0 },
      others: outcomes.indices.map { outcomes[$0] ? 0 : weights?[$0] ?? 1 }, outcome: outcome)
  }

  /// Takes counts that were made elsewhere.
  ///
  /// - Parameters:
  ///   - scores: The scores, each name once.
  ///   - values: Combinations in any order: a list for each score; equal ones are added up.
  ///   - events: How many events have each combination, 0 or more.
  ///   - others: How many others have each combination, 0 or more.
  ///   - outcome: The name of the outcome.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a score that is not finite, with its row;
  ///   ``StatsError/invalidArgument(name:reason:)`` when a name occurs twice, a count is negative
  ///   or there are not as many lists as scores; ``StatsError/tooLarge(_:)`` beyond 2^32 - 1 rows
  ///   or 2^53 records.
  /// - Complexity: O(k n) for n combinations of k scores in practice, O(k n log n) at worst.
  public init(
    _ scores: [Score], values: [[Double]], events: [Int], others: [Int],
    outcome: String = "event"
  ) throws(StatsError) {
    guard Set(scores.map(\.name)).count == scores.count else {
      throw .invalidArgument(name: "scores", reason: "a name occurs twice")
    }
    guard scores.count == values.count, !scores.isEmpty else {
      throw .invalidArgument(name: "values", reason: "one list of values for each score")
    }
    for (score, list) in zip(scores, values) {
      guard list.count == events.count else {
        throw .lengthMismatch(
          first: score.name, firstCount: list.count, second: outcome, secondCount: events.count)
      }
      try Ordering.check(list, name: score.name)
    }
    guard others.count == events.count else {
      throw .lengthMismatch(
        first: "events", firstCount: events.count, second: "others", secondCount: others.count)
    }
    guard events.allSatisfy({ $0 >= 0 }), others.allSatisfy({ $0 >= 0 }) else {
      throw .invalidArgument(name: "counts", reason: "a count is not negative")
    }
    _ = try GroupedValues.sum([events, others])
    self.outcome = outcome
    self.scores = scores
    (self.values, self.events, self.others) = Self.canonical(values, events, others)
  }

  /// The combinations with records, ascending, equal ones added up.
  private static func canonical(
    _ values: [[Double]], _ events: [Int], _ others: [Int]
  ) -> (values: [[Double]], events: [Int], others: [Int]) {
    var order = events.indices.filter { events[$0] > 0 || others[$0] > 0 }
    // Sorting by the last score first keeps its order within ties of the scores before it.
    for list in values.reversed() {
      order = Ordering.rows(order.map { list[$0] }).map { order[$0] }
    }
    var result = (values: values.map { _ in [Double]() }, events: [Int](), others: [Int]())
    var last: Int?
    for row in order {
      if let last, values.allSatisfy({ $0[last] == $0[row] }) {
        result.events[result.events.count - 1] += events[row]
        result.others[result.others.count - 1] += others[row]
      } else {
        for score in values.indices { result.values[score].append(values[score][row] + 0.0) }
        result.events.append(events[row])
        result.others.append(others[row])
      }
      last = row
    }
    return result
  }

  /// The number of records.
  public var count: Int { events.reduce(0, +) + others.reduce(0, +) }

  /// Adds the counts of another part of the data.
  ///
  /// - Parameter other: The other part, of the same scores in the same order.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for other scores, sides or outcomes;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^53 records; nothing is changed then.
  /// - Complexity: O(k c) for c combinations of k scores.
  public mutating func merge(_ other: PairedScores) throws(StatsError) {
    guard other.scores == scores, other.outcome == outcome else {
      throw .invalidArgument(
        name: "other", reason: "parts of the data have the same scores, sides and outcome")
    }
    self = try PairedScores(
      scores, values: zip(values, other.values).map { $0 + $1 }, events: events + other.events,
      others: others + other.others, outcome: outcome)
  }

  /// The counts of one score, without the pairing.
  ///
  /// - Parameter position: The position of the score.
  /// - Returns: The counts.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when there is no such score.
  func groupedValues(_ position: Int) throws(StatsError) -> GroupedValues {
    guard values.indices.contains(position) else {
      throw .invalidArgument(name: "position", reason: "there is no such score")
    }
    return try GroupedValues(
      groups: ["other", "event"], values: values[position], counts: [others, events])
  }
}

extension PairedScores: Codable {
  private enum CodingKeys: CodingKey { case outcome, scores, values, events, others }

  /// Decodes a summary; counts that break its rules are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let values = try container.decode([[Double]].self, forKey: .values)
    try self.init(
      container.decode([Score].self, forKey: .scores), values: values,
      events: container.decode([Int].self, forKey: .events),
      others: container.decode([Int].self, forKey: .others),
      outcome: container.decode(String.self, forKey: .outcome))
    guard self.values == values else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "combinations ascend, and each has a record")
    }
  }
}

extension PairedScores: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "3 scores of 99 records, 95 distinct combinations".
  public var description: String {
    "\(scores.count) scores of \(count) records, \(events.count) distinct combinations"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
