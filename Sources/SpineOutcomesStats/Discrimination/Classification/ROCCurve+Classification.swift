extension ROCCurve {
  /// Classifies the records by a threshold that was fixed before the study.
  ///
  /// A record is positive when its score is above the threshold, or below it with
  /// ``ScoreDirection/lower``; a score that equals the threshold is negative.
  ///
  /// - Parameters:
  ///   - threshold: The threshold, which may be infinite, in the unit of the score.
  ///   - prevalence: The share of events, inside 0...1, for which predictive values are wanted
  ///     beside those of the sample; none by default.
  ///   - interval: How the intervals of shares are computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The classification, with the exclusions of the curve.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a threshold that is not a number,
  ///   and for a prevalence or a level outside 0...1; ``StatsError/tooLarge(_:)`` for more than
  ///   2^53 records.
  /// - Complexity: O(k) for k distinct scores.
  public func classification(
    at threshold: Double, prevalence: Double? = nil, interval: ProportionInterval = .wilson,
    level: Double = 0.95
  ) throws(StatsError) -> Classification {
    guard !threshold.isNaN else {
      throw .invalidArgument(name: "threshold", reason: "it is not a number")
    }
    let cells = OrderedCells(summary, eventsScore: eventsScore)
    let oriented = eventsScore.oriented(threshold)
    let cut = cells.scores.firstIndex { $0 >= oriented } ?? cells.count
    let read = point(
      oriented, true: cells.events[..<cut].reduce(0, +), false: cells.others[..<cut].reduce(0, +))
    return try Classification(
      ContingencyTable(
        [[read.trueNegatives, read.falseNegatives], [read.falsePositives, read.truePositives]],
        rowNames: ["negative", "positive"], columnNames: summary.groups,
        rowVariable: "\(score) \(eventsScore.sign) \(Decimals.exact(threshold))",
        columnVariable: outcome, exclusions: exclusions),
      threshold: threshold, prevalence: prevalence, interval: interval, level: level)
  }
}
