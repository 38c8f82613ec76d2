extension IncidenceCurve {
  /// The curve at one distinct time: an event, a censoring or a late entry.
  public struct Row: Sendable, Hashable {
    /// The time.
    public let time: Double

    /// How many were at risk at the time: `entry < time <= exit`.
    public let atRisk: Int

    /// How many had an event of the cause at the time.
    public let events: Int

    /// How many had an event of another cause at the time.
    public let competingEvents: Int

    /// How many were censored at the time.
    public let censored: Int

    /// How many entered late at the time, to be at risk after it.
    public let lateEntries: Int

    /// F at the time, 0...1.
    public let incidence: Double

    /// The standard error of F, by the estimator of the curve.
    public let standardError: Double

    /// The lower limit of F; nil where F is 0 or 1.
    public let lower: Double?

    /// The upper limit of F; nil where F is 0 or 1.
    public let upper: Double?

    /// S at the time: the probability of no event of any cause, 1 less the incidences of all.
    public let eventFree: Double
  }

  /// The rows of a curve in ascending time; limits are computed when a row is read.
  public struct Rows: RandomAccessCollection, Sendable {
    let curve: IncidenceCurve

    /// The first position.
    public var startIndex: Int { 0 }

    /// The position after the last.
    public var endIndex: Int { curve.table.times.count }

    /// The row at a position.
    public subscript(position: Int) -> Row {
      let (own, limits) = (curve.own[position], curve.limits(at: position))
      return Row(
        time: curve.table.times[position], atRisk: curve.atRisk[position], events: own,
        competingEvents: curve.table.events[position] - own,
        censored: curve.table.censored[position], lateEntries: curve.table.entered(position),
        incidence: curve.incidence[position],
        standardError: curve.variances[position].squareRoot(), lower: limits?.lower,
        upper: limits?.upper, eventFree: curve.eventFree[position])
    }
  }

  /// The curve at each distinct time of its group, in ascending order.
  ///
  /// R: `survfit(Surv(time, cause) ~ 1)`; `cmprsk::cuminc` has two points for each step.
  ///
  /// - Complexity: O(1); each row O(1).
  public var rows: Rows { Rows(curve: self) }
}

extension IncidenceCurve.Row: Codable {
  private enum CodingKeys: CodingKey {
    case time, atRisk, events, competingEvents, censored, lateEntries, incidence, standardError
    case lower, upper, eventFree
  }

  /// Writes every key; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(time, forKey: .time)
    try container.encode(atRisk, forKey: .atRisk)
    try container.encode(events, forKey: .events)
    try container.encode(competingEvents, forKey: .competingEvents)
    try container.encode(censored, forKey: .censored)
    try container.encode(lateEntries, forKey: .lateEntries)
    try container.encode(incidence, forKey: .incidence)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(lower, forKey: .lower)
    try container.encode(upper, forKey: .upper)
    try container.encode(eventFree, forKey: .eventFree)
  }
}
