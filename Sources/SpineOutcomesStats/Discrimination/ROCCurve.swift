/// A receiver operating characteristic curve, as counts of events and others by distinct score.
///
/// At the threshold t a record is read as an event when its score is above t (below t with
/// ``ScoreDirection/lower``);
///
///     sensitivity(t) = events read as events / events,
///     specificity(t) = others not read as events / others.
///
/// The direction is required and never turned round: an area below 0.5 is reported as it is.
/// The curve holds no rows; to add up parts of the data, merge their ``GroupedValues``.
///
/// Agrees with `pROC::roc(outcome, score, direction = "<")` for ``ScoreDirection/higher`` and
/// `direction = ">"` for ``ScoreDirection/lower``.
public struct ROCCurve: Sendable, Equatable {
  /// Which scores point to an event.
  public let eventsScore: ScoreDirection

  /// The name of the score.
  public let score: String

  /// The name of the outcome.
  public let outcome: String

  /// How often each distinct score occurs: group 0 the others, group 1 the events.
  public let summary: GroupedValues

  /// The number of events, 1 or more.
  public let events: Int

  /// The number of records without the event, 1 or more.
  public let others: Int

  /// The area under the curve with its 95 % interval by DeLong's variance.
  public let area: AreaUnderCurve

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Draws the curve of scores and outcomes.
  ///
  /// - Parameters:
  ///   - scores: The scores, finite, in any order and unit.
  ///   - outcomes: Whether each record had the event.
  ///   - weights: How many records each row stands for, 0 or more; 1 when nil.
  ///   - eventsScore: Which scores point to an event.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a score that is not finite or a negative weight, with
  ///   its row; ``StatsError/oneClass(outcome:count:events:)`` when no event or nothing but
  ///   events is left; ``StatsError/tooLarge(_:)`` when 2 x events x others exceeds 2^63.
  /// - Complexity: O(n log n) for n scores.
  public init(
    scores: [Double], outcomes: [Bool], weights: [Int]? = nil, eventsScore: ScoreDirection
  ) throws(StatsError) {
    guard scores.count == outcomes.count else {
      throw .lengthMismatch(
        first: "scores", firstCount: scores.count, second: "outcomes",
        secondCount: outcomes.count)
    }
    try Ordering.check(scores, name: "score")
    try GroupedValues.check(weights: weights, count: scores.count)
    let summary = try GroupedValues(
      groups: ["other", "event"], checked: scores, codes: outcomes.map { $0 ? 1 : 0 },
      weights: weights)
    try self.init(summary, events: "event", eventsScore: eventsScore)
  }

  /// Draws the curve of counts.
  ///
  /// - Parameters:
  ///   - summary: The counts of each distinct score in two groups; a group may be empty only if
  ///     that is to be an error.
  ///   - events: The name of the group that had the event.
  ///   - eventsScore: Which scores point to an event.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` when no group has that name;
  ///   ``StatsError/levelCount(variable:found:needed:)`` unless there are two groups;
  ///   ``StatsError/oneClass(outcome:count:events:)`` when one of them is empty;
  ///   ``StatsError/tooLarge(_:)`` when 2 x events x others exceeds 2^63.
  /// - Complexity: O(k) for k distinct scores.
  public init(
    _ summary: GroupedValues, events: String, eventsScore: ScoreDirection
  ) throws(StatsError) {
    try self.init(
      summary, events: events, eventsScore: eventsScore, score: "score", outcome: events,
      exclusions: Exclusions(initial: summary.total))
  }

  init(
    _ summary: GroupedValues, events name: String, eventsScore: ScoreDirection, score: String,
    outcome: String, exclusions: Exclusions
  ) throws(StatsError) {
    guard let position = summary.groups.firstIndex(of: name) else {
      throw .unknownLevel(variable: outcome, level: name, known: summary.groups)
    }
    guard summary.groups.count == 2 else {
      throw .levelCount(variable: outcome, found: summary.groups.count, needed: 2)
    }
    self.summary =
      position == 1
      ? summary
      : try GroupedValues(
        groups: summary.groups.reversed(), values: summary.values,
        counts: summary.counts.reversed())
    self.eventsScore = eventsScore
    self.score = score
    self.outcome = outcome
    self.exclusions = exclusions
    events = summary.total(of: position)
    others = summary.total - events
    guard events > 0, others > 0 else {
      throw .oneClass(outcome: outcome, count: summary.total, events: events)
    }
    let variance = try DeLongVariance(self.summary, eventsScore: eventsScore)
    let question = try AreaInference.Question(value: 0.5, level: 0.95, scale: .plain)
    area = try AreaUnderCurve(
      variance, .deLong(question, variance), question,
      variables: "\(outcome) by \(eventsScore.rawValue) \(score)", exclusions: exclusions)
  }

  /// The number of records.
  public var count: Int { events + others }
}

extension ROCCurve: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: direction, numbers of events and others, and the area.
  public var description: String {
    "ROC curve, \(summary.values.count) distinct scores: \(area)"
  }

  /// The same line.
  public var debugDescription: String { description }
}
