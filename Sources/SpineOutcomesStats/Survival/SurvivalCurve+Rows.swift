extension SurvivalCurve {
  /// The curve at one distinct time: an event, a censoring or a late entry.
  public struct Row: Sendable, Hashable {
    /// The time.
    public let time: Double

    /// How many were at risk at the time: `entry < time <= exit`.
    public let atRisk: Int

    /// How many had the event at the time.
    public let events: Int

    /// How many were censored at the time.
    public let censored: Int

    /// How many entered late at the time, to be at risk after it.
    public let lateEntries: Int

    /// S at the time, 0...1.
    public let survival: Double

    /// Greenwood's standard error S √(Σ d / (r (r - d))); nil where S is 0.
    ///
    /// Greenwood, Reports on Public Health and Medical Subjects 33, 1926.
    public let standardError: Double?

    /// The lower limit of S; nil where S is 0 or 1.
    public let lower: Double?

    /// The upper limit of S; nil where S is 0 or 1.
    public let upper: Double?
  }

  /// The rows of a curve in ascending time; limits are computed when a row is read.
  public struct Rows: RandomAccessCollection, Sendable {
    let curve: SurvivalCurve

    /// The first position.
    public var startIndex: Int { 0 }

    /// The position after the last.
    public var endIndex: Int { curve.table.times.count }

    /// The row at a position.
    public subscript(position: Int) -> Row {
      let survival = curve.survival[position]
      let limits = curve.limits(at: position)
      return Row(
        time: curve.table.times[position], atRisk: curve.atRisk[position],
        events: curve.table.events[position], censored: curve.table.censored[position],
        lateEntries: curve.table.entered(position), survival: survival,
        standardError: survival > 0 ? survival * curve.greenwood[position].squareRoot() : nil,
        lower: limits?.lower, upper: limits?.upper)
    }
  }

  /// The curve at each distinct time of its group, in ascending order.
  ///
  /// R: `survfit(Surv(time, event) ~ 1)`, whose `summary` shows the rows with events. R gives the
  /// limits 1 to 1 for S = 1 on the scales "log" and "plain"; here they are nil on every scale.
  ///
  /// - Complexity: O(1); each row O(1).
  public var rows: Rows { Rows(curve: self) }

  func limits(at index: Int) -> (lower: Double, upper: Double)? {
    interval.limits(
      survival: survival[index], greenwood: greenwood[index], quantile: quantile)
  }
}

extension SurvivalCurve.Row: Codable {
  private enum CodingKeys: CodingKey {
    case time, atRisk, events, censored, lateEntries, survival, standardError, lower, upper
  }

  /// Writes every key; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(time, forKey: .time)
    try container.encode(atRisk, forKey: .atRisk)
    try container.encode(events, forKey: .events)
    try container.encode(censored, forKey: .censored)
    try container.encode(lateEntries, forKey: .lateEntries)
    try container.encode(survival, forKey: .survival)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(lower, forKey: .lower)
    try container.encode(upper, forKey: .upper)
  }
}
