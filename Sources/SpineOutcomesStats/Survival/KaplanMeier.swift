import LinearAlgebra

/// The Kaplan-Meier estimate of survival in each group of a life table.
///
/// Of competing causes any is the event: S is the probability of none of them so far. For the
/// hazard of one cause alone see ``LifeTable/censoringOthers(than:)``; the result then says what
/// was censored. Strata are taken together; ``LifeTable/stratum(_:)`` gives one of them.
///
/// R: `survfit(Surv(time, event) ~ group, conf.type = "log-log")`; with late entry
/// `Surv(entry, time, event)`.
public struct KaplanMeier: Sendable, Equatable {
  /// The curves, in the order of the groups of the table; a group without records has no rows.
  public let curves: [SurvivalCurve]

  /// The summary the curves were computed from, with its times as they were given.
  public let lifeTable: LifeTable

  /// The scale of the intervals.
  public let interval: SurvivalInterval

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

  /// Estimates the survival in each group.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level or tolerance out of range;
  ///   ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/undefined(_:)`` when the tolerance ties a late entry with the exit after it.
  ///
  /// *Edge cases*: without events S is 1 and the median not reached. With late entry S may fall
  /// to 0 early, when all few at risk have the event, and stays there.
  ///
  /// - Complexity: O(number of distinct times).
  public init(
    _ lifeTable: LifeTable, interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard, labels: SurvivalLabels = SurvivalLabels(),
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    let aligned = try AlignedTimes(lifeTable, timeTolerance)
    guard aligned.groups.contains(where: { !$0.times.isEmpty }) else {
      throw .noCompleteCases(exclusions)
    }
    let groups = aligned.groups
    let size = groups.reduce(0) { $0 + $1.times.count }
    let found = Parallel.map(groups.count, isLarge: size > 1 << 14) { index in
      Result { () throws(StatsError) in
        try SurvivalCurve(
          groups[index], interval: interval, level: level, timeWidth: aligned.width,
          unit: labels.time.unit)
      }
    }
    var curves: [SurvivalCurve] = []
    for curve in found { curves.append(try curve.get()) }
    self.curves = curves
    self.lifeTable = lifeTable
    self.interval = interval
    self.level = level
    self.timeTolerance = timeTolerance
    mergedTimes = aligned.merged
    self.labels = labels
    self.exclusions = exclusions
  }

  /// The number of records.
  public var count: Int { lifeTable.count }

  /// The number of events.
  public var events: Int { lifeTable.events }

  /// The median of each group, with n, events and interval.
  public var median: [MedianSurvival] { curves.map(\.median) }

  /// The curve of a group; nil for a name that is none.
  public subscript(group: String) -> SurvivalCurve? { curves.first { $0.group == group } }
}

extension KaplanMeier: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: method, then n, events and median of each group, and the exclusions.
  public var description: String {
    var parts = ["Kaplan-Meier (\(interval.rawValue) intervals)"]
    parts += lifeTable.remarks
    if lifeTable.strata.count > 1 { parts.append("\(lifeTable.strata.count) strata together") }
    parts += median.map(\.description)
    parts += TimeTolerance.remarks(mergedTimes: mergedTimes)
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension KaplanMeier: Codable {
  private enum CodingKeys: CodingKey {
    case curves, lifeTable, interval, level, timeTolerance, mergedTimes, labels, exclusions
  }

  /// Reads the life table and the options and computes the curves from them again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(LifeTable.self, forKey: .lifeTable),
      interval: container.decode(SurvivalInterval.self, forKey: .interval),
      level: container.decode(Double.self, forKey: .level),
      timeTolerance: container.decode(TimeTolerance.self, forKey: .timeTolerance),
      labels: container.decode(SurvivalLabels.self, forKey: .labels),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }
}
