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

    /// The robust standard error of S; nil where S is 0 and in a group of one cluster.
    public let standardError: Double?

    /// The lower limit of S; nil where S is 0 or 1 and in a group of one cluster.
    public let lower: Double?

    /// The upper limit of S; nil where S is 0 or 1 and in a group of one cluster.
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

  /// Times as near as this count as the same.
  let timeWidth: Double
}

extension RobustSurvivalCurve {
  /// The least weight when the largest lies between 1 and 2.
  private static let least = 0x1p-400

  /// Computes the curve of the records of one group.
  ///
  /// - Parameters:
  ///   - name: The name of the group.
  ///   - records: Its records, ascending in time.
  ///   - align: The time that stands for all that are near-equal to a time.
  ///   - timeWidth: The largest gap between times that count as the same.
  ///   - interval: The scale of the intervals.
  ///   - level: Their confidence level.
  ///   - unit: The unit of time.
  /// - Throws: ``StatsError/undefined(_:)`` for an entry that is not before the exit;
  ///   ``StatsError/tooLarge(_:)`` for weights whose sum is infinite or whose ratio is
  ///   beyond 2^400.
  init(
    _ name: String, _ records: [ClusteredFollowUp.Record],
    align: (Double) -> Double, timeWidth: Double, interval: SurvivalInterval, level: Double,
    unit: String?
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
    // Weights below 2, by a power of 2, which is exact: no square leaves the range of doubles.
    let largest = records.reduce(0) { max($0, $1.weight) }
    let scale = largest > 0 ? largest.binade : 1
    let weights = records.map { $0.weight / scale }
    guard weights.allSatisfy({ $0 > Self.least }) else {
      throw .tooLarge("the weights of group \(name) are too far apart, by more than 2^400")
    }
    // What is still to leave, summed from the end: no subtraction where nobody entered late.
    var toLeave = [DoubleDouble](repeating: DoubleDouble(0), count: records.count + 1)
    for index in records.indices.reversed() {
      toLeave[index] = toLeave[index + 1] + weights[index]
    }
    guard (toLeave[0].value * scale).isFinite else {
      throw .tooLarge("the weights of group \(name) add up to more than a number can hold")
    }
    var toEnter = late.reduce(DoubleDouble(0)) { $0 + weights[$1] }
    var variance = RobustVariance(clusters: size)
    for index in records.indices where entries[index] == nil {
      variance.enter(clusters[index], weights[index])
    }
    var (inside, entered) = (records.count - late.count, 0)
    var survival = DoubleDouble(1)
    var rows: [Row] = []
    var steps: (survival: [Double], variance: [Double]) = ([], [])
    var start = 0
    while start < records.count {
      let time = exits[start]
      while entered < late.count, let entry = entries[late[entered]], entry < time {
        variance.enter(clusters[late[entered]], weights[late[entered]])
        toEnter += DoubleDouble(-weights[late[entered]])
        inside += 1
        entered += 1
      }
      if entered == late.count { toEnter = DoubleDouble(0) }
      var end = start
      var (had, lost) = (DoubleDouble(0), DoubleDouble(0))
      var number = 0
      while end < records.count, exits[end] == time {
        if records[end].isEvent {
          had += DoubleDouble(weights[end])
          number += 1
        } else {
          lost += DoubleDouble(weights[end])
        }
        end += 1
      }
      let all = toLeave[start] - toEnter
      let left = inside == number ? DoubleDouble(0) : toLeave[end] - toEnter + lost
      if number > 0 {
        if left.value > 0 {
          for index in start..<end where records[index].isEvent {
            variance.haveEvent(clusters[index], weights[index], left: left)
          }
          variance.pass(events: had, all: all, left: left)
        }
        survival = survival * left / all
      }
      for index in start..<end { variance.leave(clusters[index], weights[index]) }
      inside -= end - start
      let share = variance.value
      let limits =
        size > 1
        ? interval.limits(survival: survival.value, greenwood: share, quantile: quantile) : nil
      rows.append(
        Row(
          time: time, atRisk: all.value * scale, events: had.value * scale,
          censored: lost.value * scale, survival: survival.value,
          standardError: survival.value > 0 && size > 1
            ? survival.value * share.squareRoot() : nil,
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
      confidenceInterval: try size > 1 ? search.interval(level: level) : nil, unit: unit)
    self.timeWidth = timeWidth
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
