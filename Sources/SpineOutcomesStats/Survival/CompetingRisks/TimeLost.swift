internal import Distributions

/// The mean time lost to a cause up to a time τ: the area under its cumulative incidence.
///
/// L(τ) = ∫ F(t) dt from 0 to τ; over all causes it adds up to τ less the restricted mean of the
/// time without any event. Its variance is that of F carried through the integral, by the same
/// estimator. Andersen, Stat Med 32:5278, 2013, doi 10.1002/sim.5903.
public struct TimeLost: Sendable, Hashable {
  /// The name of the group.
  public let group: String

  /// The name of the cause.
  public let cause: String

  /// The number of records.
  public let count: Int

  /// The number of events of the cause, those after τ included.
  public let events: Int

  /// The time τ.
  public let time: Double

  /// The mean time lost up to τ, from 0 to τ, with its plain interval.
  public let estimate: Estimate

  /// Its standard error.
  public let standardError: Double

  /// The unit of time, if it has a name.
  public let unit: String?
}

extension IncidenceCurve {
  /// The mean time lost to the cause up to a time.
  ///
  /// - Parameter time: The time τ, above 0, in the unit of the data.
  /// - Returns: The area under F, with its standard error and the interval L ± z SE.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is not above 0 and
  ///   finite; ``StatsError/undefined(_:)`` for a time beyond the last follow-up of the group,
  ///   unless all have had an event by then, and for a group without records.
  ///
  /// *Edge cases*: without events of the cause up to τ it is 0 without an interval.
  ///
  /// R: `summary(survfit(Surv(time, cause) ~ 1), rmean = tau)`.
  /// - Complexity: O(number of distinct times).
  public func timeLost(to time: Double) throws(StatsError) -> TimeLost {
    guard time > 0 else {
      throw .invalidArgument(
        name: "time", reason: "the time to which a mean is restricted is above 0 and finite")
    }
    _ = try index(at: time)
    let area = area(to: time)
    let (error, half) = (area.variance.squareRoot(), quantile * area.variance.squareRoot())
    let interval =
      try error > 0
      ? ConfidenceInterval(
        lower: area.value - half, upper: area.value + half, level: level,
        method: "\(variance.name), plain") : nil
    return TimeLost(
      group: group, cause: cause, count: count, events: events, time: time,
      estimate: try Estimate(
        name: "time lost to \(cause) to \(Decimals.plain(time))", value: area.value,
        confidenceInterval: interval),
      standardError: error, unit: unit)
  }

  /// The area under F and its variance, from τ back to 0.
  ///
  /// Of those who leave at a time i the cause takes ∫ S(i) - (F - F(i)) more, any other cause
  /// ∫ F - F(i) less, from i to τ; both are sums of positive parts.
  private func area(to end: Double) -> (value: Double, variance: Double) {
    var value = DoubleDouble(0)
    var variance = DoubleDouble(0)
    var taken = DoubleDouble(0)
    var given = DoubleDouble(0)
    var next = end
    for index in stride(from: table.firstIndex { $0 >= end } - 1, through: 0, by: -1) {
      let events = table.events[index]
      let width = next - table.times[index]
      given.add(width * eventFree[index])
      value.add(width * incidence[index])
      next = table.times[index]
      guard events > 0 else { continue }
      let (atRisk, mine) = (Double(atRisk[index]), Double(own[index]))
      let others = Double(events) - mine
      let before = index > 0 ? eventFree[index - 1] : 1
      let weights = self.variance.weights(
        own: mine, others: others, atRisk: atRisk, before: before)
      let rest = end - next
      let (more, less) = (given.value, taken.value)
      variance.add(weights.own * more * more)
      variance.add(weights.others * less * less)
      variance.add(weights.constant * rest * rest)
      given.add(before * (others / atRisk) * rest)
      taken.add(before * (mine / atRisk) * rest)
    }
    return (value.value, variance.value)
  }
}

extension CumulativeIncidence {
  /// The mean time lost to each cause in each group that has records, up to a time.
  ///
  /// - Parameter time: The time τ, above 0, in the unit of the data, the same for all.
  /// - Returns: In the order of ``curves``.
  /// - Throws: As ``IncidenceCurve/timeLost(to:)``.
  /// - Complexity: O(number of distinct times * number of causes).
  public func timeLost(to time: Double) throws(StatsError) -> [TimeLost] {
    var found: [TimeLost] = []
    for curve in curves where curve.count > 0 { found.append(try curve.timeLost(to: time)) }
    return found
  }
}

extension TimeLost: Codable {
  private enum CodingKeys: CodingKey {
    case group, cause, count, events, time, estimate, standardError, unit
  }
}

extension TimeLost: CustomStringConvertible, CustomDebugStringConvertible {
  /// "radiotherapy: n = 38, 20 events, time lost to relapse to 24 8.1 (95 % CI 6 to 10.2)".
  public var description: String {
    "\(group): n = \(count), \(events) event\(events == 1 ? "" : "s"), \(estimate)"
      + (unit.map { " \($0)" } ?? "")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
