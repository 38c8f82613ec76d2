/// The weighted Kaplan-Meier estimate in each group, with robust variances by cluster.
///
/// S(t) = Π (r - d) / r with r and d sums of weights. The variance is the infinitesimal jackknife:
/// the sum over clusters of the squared influence of all their records, by weight, on S(t).
/// Without weights and clusters it is Greenwood's. Weights are sampling weights: of frequency
/// weights, which stand for as many persons, see ``LifeTable``.
///
/// R: `survfit(Surv(time, event) ~ group, weights = w, cluster = id)`; R has this variance without
/// `cluster` too as soon as a weight is no whole number.
public struct RobustKaplanMeier: Sendable, Hashable, Codable {
  /// The curves, in the order of the groups; a group without records has no rows.
  public let curves: [RobustSurvivalCurve]

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
  ///   - followUp: The records with their weights and clusters.
  ///   - interval: The scale on which the intervals are symmetric.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level or tolerance out of range;
  ///   ``StatsError/noCompleteCases(_:)`` without records; ``StatsError/undefined(_:)`` when the
  ///   tolerance ties a late entry with the exit after it; ``StatsError/tooLarge(_:)`` for weights
  ///   of a group whose sum is beyond the range of numbers, or whose ratio is beyond 2^400.
  ///
  /// *Edge cases*: weights matter by their ratios within a group only. A group whose records are
  /// all of one cluster has neither standard errors nor limits: the influences of one cluster add
  /// up to nothing, for which R gives a standard error of 0.
  ///
  /// - Complexity: O(n log n) for n records, whatever the number of clusters.
  public init(
    _ followUp: ClusteredFollowUp, interval: SurvivalInterval = .logLog, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard, labels: SurvivalLabels = SurvivalLabels(),
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let exclusions = exclusions ?? Exclusions(initial: followUp.count)
    guard followUp.count > 0 else { throw .noCompleteCases(exclusions) }
    let moments = followUp.records.map(\.time) + followUp.records.compactMap(\.entry)
    let chains = try timeTolerance.chains(of: DistinctValues(moments).values)
    var curves: [RobustSurvivalCurve] = []
    for (group, name) in followUp.groupNames.enumerated() {
      curves.append(
        try RobustSurvivalCurve(
          name, followUp.records.filter { $0.group == group }, align: chains.start(of:),
          timeWidth: chains.width,
          interval: interval, level: level, unit: labels.time.unit))
    }
    self.curves = curves
    self.interval = interval
    self.level = level
    self.timeTolerance = timeTolerance
    mergedTimes = chains.merged
    self.labels = labels
    self.exclusions = exclusions
  }

  /// The median of each group, with n, events and interval.
  public var median: [MedianSurvival] { curves.map(\.median) }

  /// The curve of a group; nil for a name that is none.
  public subscript(group: String) -> RobustSurvivalCurve? {
    curves.first { $0.group == group }
  }
}

extension RobustSurvivalCurve {
  /// The row of the last distinct time that is not above a time; nil before the first, where S is
  /// 1.
  ///
  /// - Parameter time: The time, 0 or more, in the unit of the data.
  /// - Returns: The row with S at the time and its limits.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is negative or not
  ///   finite; ``StatsError/undefined(_:)`` for a time beyond the last follow-up of the group,
  ///   unless S has fallen to 0, and for a group without records.
  /// - Complexity: O(log n).
  public func row(at time: Double) throws(StatsError) -> Row? {
    try SurvivalCurve.check(time)
    guard let last = rows.last else {
      throw .undefined("group \(group) has no records and no survival")
    }
    guard time <= last.time + timeWidth || last.survival == 0 else {
      throw .undefined(
        "the time is beyond the last follow-up of group \(group): "
          + "a Kaplan-Meier curve is not extrapolated")
    }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].time > time + timeWidth { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? rows[low - 1] : nil
  }
}

extension RobustKaplanMeier: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: method, then n, events, clusters and median of each group, and the exclusions.
  public var description: String {
    var parts = [
      "weighted Kaplan-Meier (robust variance by cluster, \(interval.rawValue) intervals)"
    ]
    parts += curves.map { "\($0.median), \($0.clusters) cluster\($0.clusters == 1 ? "" : "s")" }
    parts += TimeTolerance.remarks(mergedTimes: mergedTimes)
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
