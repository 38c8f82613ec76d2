internal import Distributions

/// The weighted Kaplan-Meier curve of one group with robust standard errors.
public struct RobustSurvivalCurve: Sendable, Hashable {
  /// The curve at one distinct time.
  public struct Row: Sendable, Hashable {
    /// The time.
    public let time: Double

    /// The weight at risk at the time: of those with `entry < time <= exit`.
    public let atRisk: Double

    /// The weight of the events at the time.
    public let events: Double

    /// The weight censored at the time.
    public let censored: Double

    /// S at the time, 0...1.
    public let survival: Double

    /// The robust standard error of S; nil where S is 0.
    public let standardError: Double?

    /// The lower limit of S; nil where S is 0 or 1.
    public let lower: Double?

    /// The upper limit of S; nil where S is 0 or 1.
    public let upper: Double?
  }

  /// The name of the group.
  public let group: String

  /// The number of records.
  public let count: Int

  /// The number of records with the event.
  public let events: Int

  /// The number of clusters; a record without one counts as one.
  public let clusters: Int

  /// The curve at each distinct time, in ascending order.
  public let rows: [Row]

  /// The median with its interval.
  public let median: MedianSurvival
}

extension RobustSurvivalCurve {
  /// Computes the curve of the records of one group.
  ///
  /// - Parameters:
  ///   - name: The name of the group.
  ///   - records: Its records, ascending in time.
  ///   - align: The time that stands for all that are near-equal to a time.
  ///   - interval: The scale of the intervals.
  ///   - level: Their confidence level.
  ///   - unit: The unit of time.
  /// - Throws: ``StatsError/undefined(_:)`` for an entry that is not before the exit.
  init(
    _ name: String, _ records: [ClusteredFollowUp.Record],
    align: (Double) -> Double, interval: SurvivalInterval, level: Double, unit: String?
  ) throws(StatsError) {
    let quantile = Normal.standard.quantile(upperTail: (1 - level) / 2)
    var codes: [String: Int] = [:]
    var size = 0
    let clusters = records.map { record in
      guard let cluster = record.cluster else {
        size += 1
        return size - 1
      }
      if let code = codes[cluster] { return code }
      codes[cluster] = size
      size += 1
      return size - 1
    }
    let exits = records.map { align($0.time) }
    let entries = records.map { $0.entry.map(align) }
    for (entry, exit) in zip(entries, exits) where entry.map({ $0 >= exit }) ?? false {
      throw .undefined(
        "within the time tolerance a late entry coincides with the end of follow-up; "
          + "use timeTolerance: .none")
    }
    let late = records.indices.filter { entries[$0] != nil }
      .sorted { (entries[$0] ?? 0, $0) < (entries[$1] ?? 0, $1) }
    // What is still to leave, summed from the end: no subtraction where nobody entered late.
    var toLeave = [DoubleDouble](repeating: DoubleDouble(0), count: records.count + 1)
    for index in records.indices.reversed() {
      toLeave[index] = toLeave[index + 1] + records[index].weight
    }
    var toEnter = late.reduce(DoubleDouble(0)) { $0 + records[$1].weight }
    var variance = RobustVariance(clusters: size)
    for index in records.indices where entries[index] == nil {
      variance.enter(clusters[index], records[index].weight)
    }
    var (inside, entered) = (records.count - late.count, 0)
    var survival = DoubleDouble(1)
    var rows: [Row] = []
    var steps: (survival: [Double], variance: [Double]) = ([], [])
    var start = 0
    while start < records.count {
      let time = exits[start]
      while entered < late.count, let entry = entries[late[entered]], entry < time {
        variance.enter(clusters[late[entered]], records[late[entered]].weight)
        toEnter += DoubleDouble(-records[late[entered]].weight)
        inside += 1
        entered += 1
      }
      if entered == late.count { toEnter = DoubleDouble(0) }
      var end = start
      var (had, lost) = (DoubleDouble(0), DoubleDouble(0))
      var number = 0
      while end < records.count, exits[end] == time {
        if records[end].isEvent {
          had += DoubleDouble(records[end].weight)
          number += 1
        } else {
          lost += DoubleDouble(records[end].weight)
        }
        end += 1
      }
      let all = toLeave[start] - toEnter
      let left = inside == number ? DoubleDouble(0) : toLeave[end] - toEnter + lost
      if number > 0 {
        if left.value > 0 {
          for index in start..<end where records[index].isEvent {
            variance.haveEvent(clusters[index], records[index].weight, left: left)
          }
          variance.pass(events: had, all: all, left: left)
        }
        survival = survival * left / all
      }
      for index in start..<end { variance.leave(clusters[index], records[index].weight) }
      inside -= end - start
      let share = variance.value
      let limits = interval.limits(
        survival: survival.value, greenwood: share, quantile: quantile)
      rows.append(
        Row(
          time: time, atRisk: all.value, events: had.value, censored: lost.value,
          survival: survival.value,
          standardError: survival.value > 0 ? survival.value * share.squareRoot() : nil,
          lower: limits?.lower, upper: limits?.upper))
      steps.survival.append(survival.value)
      steps.variance.append(share)
      start = end
    }
    let search = QuantileSearch(
      times: rows.map(\.time), survival: steps.survival, variance: steps.variance,
      scale: interval, quantile: quantile, probability: 0.5, rule: .midpoint, side: { _, _ in 0 })
    group = name
    count = records.count
    events = records.count(where: \.isEvent)
    self.clusters = size
    self.rows = rows
    median = MedianSurvival(
      group: name, count: count, events: events, median: search.time,
      confidenceInterval: try search.interval(level: level), unit: unit)
  }
}

extension RobustSurvivalCurve: Codable {}

extension RobustSurvivalCurve.Row: Codable {
  private enum CodingKeys: CodingKey {
    case time, atRisk, events, censored, survival, standardError, lower, upper
  }

  /// Writes every key; what is undefined is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(time, forKey: .time)
    try container.encode(atRisk, forKey: .atRisk)
    try container.encode(events, forKey: .events)
    try container.encode(censored, forKey: .censored)
    try container.encode(survival, forKey: .survival)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(lower, forKey: .lower)
    try container.encode(upper, forKey: .upper)
  }
}
