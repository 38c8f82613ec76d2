/// The cumulative hazard in each group of a life table, by the Nelson-Aalen or the tie-corrected
/// Fleming-Harrington estimator.
///
/// Of competing causes any is the event; ``LifeTable/censoringOthers(than:)`` gives the table of
/// one cause, whose cumulative hazard is that of the cause.
///
/// R: `survfit(Surv(time, event) ~ group, ctype = 1)` with its `cumhaz` and `std.chaz`.
public struct CumulativeHazard: Sendable, Equatable {
  /// The curves, in the order of the groups of the table; a group without records has no rows.
  public let curves: [CumulativeHazardCurve]

  /// The summary the curves were computed from, with its times as they were given.
  public let lifeTable: LifeTable

  /// How tied events are summed.
  public let estimator: CumulativeHazardEstimator

  /// The scale of the intervals.
  public let interval: HazardInterval

  /// The confidence level of the intervals.
  public let level: Double

  /// Which times count as equal.
  public let timeTolerance: TimeTolerance

  /// How many distinct times the tolerance made equal to a smaller one.
  public let mergedTimes: Int

  /// The names of the variables.
  public let labels: SurvivalLabels

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Estimates the cumulative hazard in each group.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up; strata are taken together.
  ///   - estimator: How tied events are summed.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level or tolerance out of range;
  ///   ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/undefined(_:)`` when the tolerance ties a late entry with the exit after it.
  /// - Complexity: O(number of distinct times).
  public init(
    _ lifeTable: LifeTable, estimator: CumulativeHazardEstimator = .nelsonAalen,
    interval: HazardInterval = .log, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard, labels: SurvivalLabels = SurvivalLabels(),
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    let aligned = try AlignedTimes(lifeTable, timeTolerance)
    guard aligned.groups.contains(where: { !$0.times.isEmpty }) else {
      throw .noCompleteCases(exclusions)
    }
    curves = aligned.groups.map {
      CumulativeHazardCurve(
        $0, estimator: estimator, interval: interval, level: level, timeWidth: aligned.width)
    }
    self.lifeTable = lifeTable
    self.estimator = estimator
    self.interval = interval
    self.level = level
    self.timeTolerance = timeTolerance
    mergedTimes = aligned.merged
    self.labels = labels
    self.exclusions = exclusions
  }

  /// The curve of a group; nil for a name that is none.
  public subscript(group: String) -> CumulativeHazardCurve? {
    curves.first { $0.group == group }
  }
}

extension KaplanMeier {
  /// The cumulative hazard of the same life table.
  ///
  /// - Parameters:
  ///   - estimator: How tied events are summed.
  ///   - interval: The scale on which the intervals are symmetric.
  /// - Returns: The curves of all groups, at the level of the survival curves.
  /// - Throws: As ``CumulativeHazard``.
  /// - Complexity: O(number of distinct times).
  public func cumulativeHazard(
    _ estimator: CumulativeHazardEstimator = .nelsonAalen, interval: HazardInterval = .log
  ) throws(StatsError) -> CumulativeHazard {
    try CumulativeHazard(
      lifeTable, estimator: estimator, interval: interval, level: level,
      timeTolerance: timeTolerance, labels: labels, exclusions: exclusions)
  }
}

extension CumulativeHazard: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: estimator, then n and events of each group, and the exclusions.
  public var description: String {
    var parts = ["cumulative hazard (\(estimator.rawValue), \(interval.rawValue) intervals)"]
    parts += lifeTable.remarks
    parts += curves.map {
      "\($0.group): n = \($0.count), \($0.events) event\($0.events == 1 ? "" : "s")"
    }
    parts += TimeTolerance.remarks(mergedTimes: mergedTimes)
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension CumulativeHazard: Codable {
  private enum CodingKeys: CodingKey {
    case curves, lifeTable, estimator, interval, level, timeTolerance, mergedTimes, labels
    case exclusions
  }

  private enum CurveKeys: CodingKey { case group, count, events, rows }

  /// Writes the curves with all their rows, the life table and the options.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var list = container.nestedUnkeyedContainer(forKey: .curves)
    for curve in curves {
      var nested = list.nestedContainer(keyedBy: CurveKeys.self)
      try nested.encode(curve.group, forKey: .group)
      try nested.encode(curve.count, forKey: .count)
      try nested.encode(curve.events, forKey: .events)
      try nested.encode(curve.rows, forKey: .rows)
    }
    try container.encode(lifeTable, forKey: .lifeTable)
    try container.encode(estimator, forKey: .estimator)
    try container.encode(interval, forKey: .interval)
    try container.encode(level, forKey: .level)
    try container.encode(timeTolerance, forKey: .timeTolerance)
    try container.encode(mergedTimes, forKey: .mergedTimes)
    try container.encode(labels, forKey: .labels)
    try container.encode(exclusions, forKey: .exclusions)
  }

  /// Reads the life table and the options and computes the curves from them again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(LifeTable.self, forKey: .lifeTable),
      estimator: container.decode(CumulativeHazardEstimator.self, forKey: .estimator),
      interval: container.decode(HazardInterval.self, forKey: .interval),
      level: container.decode(Double.self, forKey: .level),
      timeTolerance: container.decode(TimeTolerance.self, forKey: .timeTolerance),
      labels: container.decode(SurvivalLabels.self, forKey: .labels),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }
}
