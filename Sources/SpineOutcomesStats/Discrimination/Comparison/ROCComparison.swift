/// Several scores of the same records as tests for one event: their areas, compared.
///
/// The curves are correlated, as they are of the same records; DeLong's covariance allows for it.
/// ``differences`` has every pair; ``differences(of:resamples:seed:interval:level:)`` compares
/// partial areas, and sensitivities at a given specificity. The p-values of the pairs are not
/// adjusted for their number.
///
/// Agrees with `pROC::roc.test(first, second, paired = TRUE, method = "delong")`.
///
/// Source: DeLong et al., Biometrics 1988;44:837, doi 10.2307/2531595.
public struct ROCComparison: Sendable, Equatable {
  /// The counts of all combinations of scores.
  public let scores: PairedScores

  /// The area of each score with its interval, as of a curve by itself.
  public let areas: [AreaUnderCurve]

  /// The covariance matrix of the areas; nil with one event or one other.
  public let covariance: [[Double]]?

  /// The test that all areas are equal.
  public let equality: AreaEqualityTest

  /// The differences of all pairs of areas, first and second before first and third.
  public let differences: [ROCDifference]

  /// The confidence level of all intervals.
  public let level: Double

  /// The number of events.
  public let events: Int

  /// The number of records without the event.
  public let others: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  private let correlated: CorrelatedAreas

  /// Compares scores.
  ///
  /// - Parameters:
  ///   - scores: The counts of two or more scores of the same records.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a single score or a level that is
  ///   not inside 0...1; ``StatsError/oneClass(outcome:count:events:)`` unless there are events
  ///   and others; ``StatsError/tooLarge(_:)`` for events x others beyond 2^60.
  /// - Complexity: O(k n + k^2 n) for n combinations of k scores, and O(k^3).
  public init(_ scores: PairedScores, level: Double = 0.95) throws(StatsError) {
    try self.init(scores, level: level, exclusions: Exclusions(initial: scores.count))
  }

  init(
    _ scores: PairedScores, level: Double, exclusions: Exclusions
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard scores.scores.count > 1 else {
      throw .invalidArgument(name: "scores", reason: "two scores or more are compared")
    }
    let correlated = try CorrelatedAreas(scores)
    self.scores = scores
    self.correlated = correlated
    self.level = level
    self.exclusions = exclusions
    events = correlated.events
    others = correlated.others
    covariance = correlated.covariance
    var areas: [AreaUnderCurve] = []
    for position in scores.scores.indices {
      let curve = try Self.curve(scores, position, exclusions)
      areas.append(try curve.areaUnderCurve(level: level))
    }
    self.areas = areas
    let names = scores.scores.map(\.name)
    var differences: [ROCDifference] = []
    for first in names.indices {
      for second in names.indices.dropFirst(first + 1) {
        let (one, two) = (correlated.areas[first], correlated.areas[second])
        let excess = Double(one.doubledWins - two.doubledWins)
        let inference: DifferenceInference
        if correlated.areAlike(first, second) {
          inference = .alike("paired DeLong: both scores order all records alike")
        } else if one.standardError != nil, two.standardError != nil,
          let variance = correlated.scaledVariance(first, second), variance > 0
        {
          inference = try .paired(
            excess: excess, scaledVariance: variance, doubledPairs: Double(one.doubledPairs),
            level: level)
        } else {
          inference = .bound(one, two, level: level)
        }
        differences.append(
          try ROCDifference(
            .init(
              measure: .area, first: names[first], second: names[second], firstValue: one.area,
              secondValue: two.area, difference: excess / Double(one.doubledPairs),
              isPaired: true, variables: scores.outcome, count: events + others,
              exclusions: exclusions), inference, level: level))
      }
    }
    self.differences = differences
    equality = try AreaEqualityTest(
      correlated, differences,
      variables: "\(scores.outcome) by \(names.joined(separator: ", "))", exclusions: exclusions)
  }

  private static func curve(
    _ scores: PairedScores, _ position: Int, _ exclusions: Exclusions
  ) throws(StatsError) -> ROCCurve {
    try ROCCurve(
      scores.groupedValues(position), events: "event",
      eventsScore: scores.scores[position].eventsScore, score: scores.scores[position].name,
      outcome: scores.outcome, exclusions: exclusions)
  }

  /// The curve of one score.
  ///
  /// - Parameter score: Its name.
  /// - Returns: The curve over the records of the comparison.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` when no score has that name.
  /// - Complexity: O(n) for n combinations.
  public func rocCurve(of score: String) throws(StatsError) -> ROCCurve {
    let names = scores.scores.map(\.name)
    guard let position = names.firstIndex(of: score) else {
      throw .unknownLevel(variable: "the scores", level: score, known: names)
    }
    return try Self.curve(scores, position, exclusions)
  }

  /// Compares a measure between all pairs of curves by bootstrap.
  ///
  /// - Parameters:
  ///   - measure: What is compared: areas, partial areas, or one share at a given other.
  ///   - resamples: The number of resamples of records, stratified by outcome, 2000 by default.
  ///   - seed: The seed; equal seeds give equal results on every platform.
  ///   - interval: By percentiles by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The differences in the order of ``differences``.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a range or share that is not within
  ///   0...1, a level that is not inside 0...1, and for too few (39 at 0.95) or more than a million
  ///   resamples.
  ///
  /// R: `pROC::roc.test(first, second, method = "bootstrap")` with ``ROCDifference/BootstrapInterval/normal``
  /// but for the draws.
  ///
  /// - Complexity: O(k n) for each resample of n records.
  public func differences(
    of measure: ROCMeasure, resamples: Int = 2_000, seed: UInt64,
    interval: ROCDifference.BootstrapInterval = .percentile, level: Double = 0.95
  ) throws(StatsError) -> [ROCDifference] {
    try measure.check()
    let run = try BootstrapRun(resamples: resamples, seed: seed, level: level)
    let names = scores.scores.map(\.name)
    var observed: [Double] = []
    for position in names.indices {
      let curve = try Self.curve(scores, position, exclusions)
      observed.append(
        measure.value(
          CurveCounts(OrderedCells(curve.summary, eventsScore: curve.eventsScore))))
    }
    let isPossible = events > 1 && others > 1
    let values =
      isPossible
      ? try ResampledCurves(
        events: scores.events, others: scores.others, readings: correlated.readings
      ).values(of: measure, seeds: run.seeds()[0])
      : []
    var result: [ROCDifference] = []
    for first in names.indices {
      for second in names.indices.dropFirst(first + 1) {
        let difference = observed[first] - observed[second]
        let inference: DifferenceInference
        if correlated.areAlike(first, second) {
          inference = .alike("stratified bootstrap: both scores order all records alike")
        } else if isPossible {
          inference = try .bootstrap(
            values[first], values[second], difference: difference, measure, interval, run,
            level: level)
        } else {
          inference = .possible(measure, "one event or one other")
        }
        result.append(
          try ROCDifference(
            .init(
              measure: measure, first: names[first], second: names[second],
              firstValue: observed[first], secondValue: observed[second], isPaired: true,
              variables: scores.outcome, count: events + others, exclusions: exclusions),
            inference, level: level))
      }
    }
    return result
  }

  /// Equal when the scores, the level and the exclusions are: all else follows.
  public static func == (first: ROCComparison, second: ROCComparison) -> Bool {
    first.scores == second.scores && first.level == second.level
      && first.exclusions == second.exclusions
  }
}

extension ROCComparison: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the areas and the test that they are equal.
  public var description: String {
    let list = zip(scores.scores, areas).map {
      "\($0.eventsScore.rawValue) \($0.name) \(Decimals.significant($1.estimate))"
    }
    return "\(scores.outcome): areas under the ROC curves of \(list.joined(separator: ", ")); "
      + "\(equality.line(with: ["\(events) event\(events == 1 ? "" : "s")"]))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension ROCComparison: Codable {
  private enum CodingKeys: CodingKey {
    case scores, areas, covariance, equality, differences, level, events, others, exclusions
  }

  /// Decodes a comparison from its counts; what follows from them is computed again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(PairedScores.self, forKey: .scores),
      level: container.decode(Double.self, forKey: .level),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }

  /// Encodes the counts and all results; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scores, forKey: .scores)
    try container.encode(areas, forKey: .areas)
    try container.encode(covariance, forKey: .covariance)
    try container.encode(equality, forKey: .equality)
    try container.encode(differences, forKey: .differences)
    try container.encode(level, forKey: .level)
    try container.encode(events, forKey: .events)
    try container.encode(others, forKey: .others)
    try container.encode(exclusions, forKey: .exclusions)
  }
}
