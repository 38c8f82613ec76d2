import LinearAlgebra

/// The cumulative incidence of each cause in each group of a life table: the Aalen-Johansen
/// estimate for competing risks.
///
/// At every time the incidences of all causes and the event-free survival add up to 1. One minus
/// Kaplan-Meier with the other causes censored is no such probability: it is larger, since it takes
/// those who had another event for persons who could still have this one. Strata are taken
/// together; ``LifeTable/stratum(_:)`` gives one of them.
///
/// R: `survfit(Surv(time, cause) ~ group)` with a factor whose first level is censored, for
/// estimates and ``IncidenceVariance/greenwood``; `cmprsk::cuminc` for
/// ``IncidenceVariance/aalen``.
public struct CumulativeIncidence: Sendable, Equatable {
  /// The curves: those of the first cause for each group in the order of the table, then those of
  /// the next cause; a group without records has no rows.
  public let curves: [IncidenceCurve]

  /// The summary the curves were computed from, with its times as they were given.
  public let lifeTable: LifeTable

  /// The estimator of the variances.
  public let variance: IncidenceVariance

  /// The scale of the intervals.
  public let interval: IncidenceInterval

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

  /// Estimates the cumulative incidence of each cause in each group.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up, with its causes.
  ///   - variance: The estimator of the variances.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level or tolerance out of range;
  ///   ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/undefined(_:)`` when events of a cause are counted as censored, which leaves
  ///   no probability, or the tolerance ties a late entry with the exit after it.
  ///
  /// *Edge cases*: a table of one cause gives one minus Kaplan-Meier. A cause without events has
  /// the incidence 0 without an interval. With late entry S may fall to 0 early, when all few at
  /// risk have an event; the incidences stay where they are then.
  ///
  /// - Complexity: O(number of distinct times * number of causes).
  public init(
    _ lifeTable: LifeTable, variance: IncidenceVariance = .greenwood,
    interval: IncidenceInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard, labels: SurvivalLabels = SurvivalLabels(),
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard lifeTable.censoredCauses.isEmpty else {
      throw .undefined(
        "events of \(lifeTable.censoredCauses.joined(separator: ", ")) are counted as censored: "
          + "a cumulative incidence needs the table with all causes")
    }
    let exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    let aligned = try AlignedTimes(lifeTable, timeTolerance)
    let groups = aligned.groups
    guard groups.contains(where: { !$0.times.isEmpty }) else {
      throw .noCompleteCases(exclusions)
    }
    let options = IncidenceOptions(
      variance: variance, interval: interval, level: level, timeWidth: aligned.width,
      unit: labels.time.unit)
    let causes = lifeTable.causes
    let size = groups.reduce(0) { $0 + $1.times.count }
    let isLarge = size > 1 << 14
    let atRisk = Parallel.map(groups.count, isLarge: isLarge) { groups[$0].atRisk }
    curves = Parallel.map(groups.count * causes.count, isLarge: isLarge) { index in
      let (cause, group) = index.quotientAndRemainder(dividingBy: groups.count)
      return IncidenceCurve(
        groups[group], place: cause, cause: causes[cause], atRisk: atRisk[group], options)
    }
    self.lifeTable = lifeTable
    self.variance = variance
    self.interval = interval
    self.level = level
    self.timeTolerance = timeTolerance
    mergedTimes = aligned.merged
    self.labels = labels
    self.exclusions = exclusions
  }

  /// The names of the causes, in their order.
  public var causes: [String] { lifeTable.causes }

  /// The number of records.
  public var count: Int { lifeTable.count }

  /// The number of events, of any cause.
  public var events: Int { lifeTable.events }

  /// The curve of a cause in a group; nil for a name that is none.
  public subscript(cause: String, group group: String) -> IncidenceCurve? {
    curves.first { $0.cause == cause && $0.group == group }
  }

  /// The curves of a cause, in the order of the groups; empty for a name that is none.
  public func curves(of cause: String) -> [IncidenceCurve] { curves.filter { $0.cause == cause } }

  /// Kaplan-Meier of the time to an event of any cause: the event-free survival of each group.
  ///
  /// - Parameter interval: The scale on which its intervals are symmetric.
  /// - Returns: The curves, at the level and with the tolerance of these.
  /// - Throws: As ``KaplanMeier/init(_:interval:level:timeTolerance:labels:exclusions:)``.
  /// - Complexity: O(number of distinct times).
  public func eventFreeSurvival(
    interval: SurvivalInterval = .logLog
  ) throws(StatsError) -> KaplanMeier {
    try KaplanMeier(
      lifeTable, interval: interval, level: level, timeTolerance: timeTolerance, labels: labels,
      exclusions: exclusions)
  }

  /// The name of a cause; of a cause that is not there the error.
  func check(cause: String) throws(StatsError) {
    guard causes.contains(cause) else {
      throw .unknownLevel(variable: labels.event.label, level: cause, known: causes)
    }
  }
}

extension CumulativeIncidence: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: method, then n and events of each cause and group, and the exclusions.
  public var description: String {
    var parts = [
      "Cumulative incidence (Aalen-Johansen, \(variance.name), \(interval.rawValue) intervals)"
    ]
    if lifeTable.strata.count > 1 { parts.append("\(lifeTable.strata.count) strata together") }
    parts += curves.map(\.description)
    parts += TimeTolerance.remarks(mergedTimes: mergedTimes)
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension CumulativeIncidence: Codable {
  private enum CodingKeys: CodingKey {
    case curves, lifeTable, variance, interval, level, timeTolerance, mergedTimes, labels,
      exclusions
  }

  /// Reads the life table and the options and computes the curves from them again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode(LifeTable.self, forKey: .lifeTable),
      variance: container.decode(IncidenceVariance.self, forKey: .variance),
      interval: container.decode(IncidenceInterval.self, forKey: .interval),
      level: container.decode(Double.self, forKey: .level),
      timeTolerance: container.decode(TimeTolerance.self, forKey: .timeTolerance),
      labels: container.decode(SurvivalLabels.self, forKey: .labels),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }
}
