import Distributions

extension Moments {
  /// The mean with the interval of Student's t.
  ///
  /// - Parameter level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The mean; its interval is nil for one value and for equal values, whose standard
  ///   error of 0 would leave it without width.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/undefined(_:)`` without a value.
  ///
  /// R: `t.test(x)$conf.int`.
  ///
  /// - Complexity: O(1).
  public func meanEstimate(level: Double = 0.95) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    guard let mean else { throw .undefined("no values have no mean") }
    guard let error = standardError, error > 0 else {
      return try Estimate(name: "mean", value: mean, confidenceInterval: nil)
    }
    let student = StudentT(degreesOfFreedom: Double(count - 1))
    let reach = student.quantile(upperTail: (1 - level) / 2) * error
    return try Estimate(
      name: "mean", value: mean,
      confidenceInterval: ConfidenceInterval(
        lower: mean - reach, upper: mean + reach, level: level, method: "t distribution"))
  }
}

extension DistinctValues {
  /// The median with the interval of the sign test: two order statistics, exact for any
  /// distribution.
  ///
  /// - Parameter level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The median; limits are infinite for too few values.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/undefined(_:)`` without a value.
  ///
  /// R: `DescTools::MedianCI(x, method = "exact")`.
  ///
  /// - Complexity: O(v) for v distinct values.
  public func medianEstimate(level: Double = 0.95) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    guard total > 0 else { throw .undefined("no values have no median") }
    return try SignTest.median(
      PairedDifferences(values: values, counts: counts), "median", .twoSided, level)
  }
}

extension GroupedValues {
  /// The mean of a group with the interval of Student's t; see ``Moments/meanEstimate(level:)``.
  ///
  /// - Parameters:
  ///   - group: The position of the group.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The mean with its interval.
  /// - Throws: As ``Moments/meanEstimate(level:)``.
  public func meanEstimate(of group: Int, level: Double = 0.95) throws(StatsError) -> Estimate {
    try Moments(self, group: group).meanEstimate(level: level)
  }

  /// The median of a group with the interval of the sign test; see
  /// ``DistinctValues/medianEstimate(level:)``.
  ///
  /// - Parameters:
  ///   - group: The position of the group.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The median with its interval.
  /// - Throws: As ``DistinctValues/medianEstimate(level:)``.
  public func medianEstimate(of group: Int, level: Double = 0.95) throws(StatsError) -> Estimate {
    guard counts.indices.contains(group) else { throw .undefined("no values have no median") }
    return try DistinctValues(values, weights: counts[group]).medianEstimate(level: level)
  }
}
