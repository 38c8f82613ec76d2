internal import Distributions

/// The cumulative incidence of one cause in one group.
///
/// F(t) = Σ S(t-) d / r over the event times up to t, with d events of the cause among r at risk
/// and S the probability of no event of any cause: the probability of the cause by t, in a world in
/// which the other causes occur too. Aalen and Johansen, Scand J Stat 5:141, 1978.
public struct IncidenceCurve: Sendable, Equatable {
  /// The name of the group.
  public var group: String { table.name }

  /// The name of the cause.
  public let cause: String

  /// The number of records.
  public let count: Int

  /// The number of events of the cause.
  public let events: Int

  /// The number of events of the other causes.
  public let competingEvents: Int

  /// The estimator of the variance.
  public let variance: IncidenceVariance

  /// The scale of the intervals.
  public let interval: IncidenceInterval

  /// The confidence level of the intervals.
  public let level: Double

  /// The unit of time, if it has a name.
  public let unit: String?

  /// Times as near as this count as the same.
  let timeWidth: Double

  /// The distinct times with their counts, those of events of all causes together.
  let table: LifeTable.Group

  /// The events of the cause at each time.
  let own: [Int]

  /// How many were at risk at each time.
  let atRisk: [Int]

  /// F at each time, and right after it until the next.
  let incidence: [Double]

  /// S at each time.
  let eventFree: [Double]

  /// The variance of F at each time.
  let variances: [Double]

  /// The normal quantile of the level.
  let quantile: Double

  /// Computes the curve of a cause in a group.
  ///
  /// - Parameters:
  ///   - group: The group, with its events by cause.
  ///   - place: The place of the cause.
  ///   - cause: The name of the cause.
  ///   - atRisk: The numbers at risk of the group.
  ///   - options: How the curve is computed.
  /// - Complexity: O(number of distinct times).
  init(
    _ group: LifeTable.Group, place: Int, cause: String, atRisk: [Int], _ options: IncidenceOptions
  ) {
    let own = group.eventsByCause[place]
    table = LifeTable.Group(
      name: group.name, times: group.times, events: group.events, censored: group.censored,
      lateEntries: group.lateEntries)
    let steps = IncidenceSteps(table, own: own, atRisk: atRisk, estimator: options.variance)
    self.cause = cause
    self.own = own
    self.atRisk = atRisk
    count = group.count
    events = own.reduce(0, +)
    competingEvents = group.eventCount - events
    variance = options.variance
    interval = options.interval
    level = options.level
    unit = options.unit
    timeWidth = options.timeWidth
    incidence = steps.incidence
    eventFree = steps.eventFree
    variances = steps.variance
    quantile = Normal.standard.quantile(upperTail: (1 - options.level) / 2)
  }

  func limits(at index: Int) -> (lower: Double, upper: Double)? {
    interval.limits(
      incidence: incidence[index], variance: variances[index], quantile: quantile)
  }
}

/// How cumulative incidences are computed.
struct IncidenceOptions: Sendable {
  var variance: IncidenceVariance
  var interval: IncidenceInterval
  var level: Double
  var timeWidth: Double
  var unit: String?

  /// What an interval says of itself.
  var intervalName: String { "\(variance.name), \(interval.rawValue)" }
}

extension IncidenceCurve {
  /// How the curve is computed.
  var options: IncidenceOptions {
    IncidenceOptions(
      variance: variance, interval: interval, level: level, timeWidth: timeWidth, unit: unit)
  }
}

extension IncidenceCurve: CustomStringConvertible, CustomDebugStringConvertible {
  /// "relapse, radiotherapy: n = 38, 20 events, 5 of other causes".
  public var description: String {
    "\(cause), \(group): n = \(count), \(events) event\(events == 1 ? "" : "s")"
      + (competingEvents > 0 ? ", \(competingEvents) of other causes" : "")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
