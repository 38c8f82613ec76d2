internal import Distributions

/// The Kaplan-Meier curve of one group.
///
/// S(t) = Π (r - d) / r over the event times up to t, with d events among r at risk. The product
/// is carried in 106 bits. Kaplan and Meier, JASA 53:457, 1958, doi 10.2307/2281868.
public struct SurvivalCurve: Sendable, Equatable {
  /// The name of the group.
  public var group: String { table.name }

  /// The number of records.
  public var count: Int { median.count }

  /// The number of events.
  public var events: Int { median.events }

  /// The median with its interval.
  public let median: MedianSurvival

  /// The scale of the intervals.
  public let interval: SurvivalInterval

  /// The confidence level of the intervals.
  public let level: Double

  /// Times as near as this count as the same.
  let timeWidth: Double

  /// The distinct times with their counts.
  let table: LifeTable.Group

  /// How many were at risk at each time.
  let atRisk: [Int]

  /// S at each time, and right after it until the next.
  let survival: [Double]

  /// Greenwood's sum of d / (r (r - d)) up to each time, without the term of r = d.
  let greenwood: [Double]

  /// The normal quantile of the level.
  let quantile: Double

  /// Computes the curve of a group.
  ///
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level that is not inside 0...1.
  /// - Complexity: O(number of distinct times).
  init(
    _ table: LifeTable.Group, interval: SurvivalInterval, level: Double, timeWidth: Double,
    unit: String?
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    self.table = table
    self.interval = interval
    self.level = level
    self.timeWidth = timeWidth
    quantile = Normal.standard.quantile(upperTail: (1 - level) / 2)
    atRisk = table.atRisk
    var product = DoubleDouble(1)
    var sum = DoubleDouble(0)
    var survival = [Double](repeating: 1, count: table.times.count)
    var greenwood = [Double](repeating: 0, count: table.times.count)
    for index in table.times.indices {
      let events = table.events[index]
      if events > 0 {
        let all = Double(atRisk[index])
        let left = Double(atRisk[index] - events)
        product.multiply(by: left, over: all)
        if left > 0 { sum.add(Double(events) / (all * left)) }
      }
      survival[index] = product.value
      greenwood[index] = sum.value
    }
    self.survival = survival
    self.greenwood = greenwood
    let search = QuantileSearch(
      times: table.times, survival: survival, variance: greenwood, scale: interval,
      quantile: quantile, probability: 0.5, rule: .midpoint,
      side: { table.side($0, of: $1) })
    median = MedianSurvival(
      group: table.name, count: table.count, events: table.eventCount, median: search.time,
      confidenceInterval: try search.interval(level: level), unit: unit)
  }
}

extension SurvivalCurve: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the group with n, events and median.
  public var description: String { median.description }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
