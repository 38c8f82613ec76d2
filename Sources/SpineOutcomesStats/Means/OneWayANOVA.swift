import Distributions

/// The one-way analysis of variance: whether groups have one mean.
///
/// Fisher's F is the mean square between the groups over that within, with k - 1 and N - k degrees
/// of freedom. Welch's allows the variances to differ: with w = n / SD^2, W their sum and m the
/// mean of the group means weighted by w,
///
///     F = (sum of w (mean - m)^2 / (k - 1)) / (1 + 2 (k - 2) L / (k^2 - 1)),
///
/// L the sum of (1 - w / W)^2 / (n - 1), with k - 1 and (k^2 - 1) / (3 L) degrees of freedom.
/// Groups without values take no part.
///
/// The estimates of Fisher's analysis are eta squared, the share of the sum of squares between the
/// groups, with the interval from the limit at which noncentral F has F in its upper tail of
/// 1 - level, up to 1 - it excludes 0 just when the test rejects -, and omega squared, (SSB -
/// (k - 1) MSW) / (SST + MSW), which is less biased and may be below 0. Welch's analysis has
/// omega squared from its F, (k - 1) (F - 1) / ((k - 1) (F - 1) + N), without interval.
///
/// *Edge cases*: where all values are equal p is 1, and the method says so; where groups are
/// constant at different values F has no distribution, which is an error.
///
/// R: `oneway.test(x ~ g, var.equal = TRUE)` and `oneway.test(x ~ g)`;
/// `effectsize::eta_squared(aov(x ~ g))`.
///
/// Welch BL (1951), doi 10.1093/biomet/38.3-4.330.
public struct OneWayANOVA: HypothesisTest {
  /// What is assumed of the variances.
  public typealias Variances = TwoSampleTTest.Variances

  /// A group and its moments.
  public struct Group: Sendable, Equatable, Codable {
    /// The name of the group.
    public let name: String

    /// The number, the mean and the spread of its values.
    public let moments: Moments
  }

  /// What was done.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// F with both degrees of freedom; nil where all values are equal.
  public let statistic: TestStatistic?

  /// Always two-sided.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// Eta squared and omega squared.
  public let estimates: [Estimate]

  /// The number of values.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups, also those without values.
  public let groups: [Group]

  /// The sum of squares between the groups.
  public let sumOfSquaresBetween: Double

  /// The sum of squares within the groups.
  public let sumOfSquaresWithin: Double

  /// Analyses counted values.
  ///
  /// - Parameters:
  ///   - values: The counts; two or more groups have values.
  ///   - variances: Equal by default: Fisher's analysis.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: As ``init(names:moments:variances:level:)``.
  /// - Complexity: O(v g) for v distinct values in g groups.
  public init(
    _ values: GroupedValues, variances: Variances = .equal, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(GroupedMoments(values), variances, level)
  }

  /// Analyses the moments of groups.
  ///
  /// - Parameters:
  ///   - names: The names of the groups, each once.
  ///   - moments: The moments of each.
  ///   - variances: Equal by default: Fisher's analysis.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level or the names;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)``; ``StatsError/undefined(_:)`` where no
  ///   group has two values (Welch: where any has fewer), or for constant groups with different
  ///   means (Welch: for any constant group).
  /// - Complexity: O(g) for g groups.
  public init(
    names: [String], moments: [Moments], variances: Variances = .equal, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(GroupedMoments(names: names, moments: moments), variances, level)
  }

  init(
    _ data: GroupedMoments, _ variances: Variances, _ level: Double
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let occupied = data.occupied.map { data.moments[$0] }
    guard occupied.count >= 2 else {
      throw .tooFewGroups(variable: data.variable, found: occupied.count, needed: 2)
    }
    let parts = try VarianceParts(occupied)
    variables = data.variables
    alternative = .twoSided
    exclusions = data.exclusions
    count = parts.count
    groups = zip(data.names, data.moments).map { Group(name: $0, moments: $1) }
    sumOfSquaresBetween = parts.between
    sumOfSquaresWithin = parts.within
    let title =
      variances == .equal
      ? "One-way analysis of variance" : "Welch's one-way analysis of variance"
    guard parts.between > 0 || parts.within > 0 else {
      method = "\(title) (all values are equal: p = 1 by definition)"
      (statistic, estimates) = (nil, [])
      pValue = try PValue(1)
      return
    }
    method = title
    let ratio = variances == .equal ? try parts.fisher() : try parts.welch(occupied)
    statistic = try TestStatistic(
      "F", ratio.f, degreesOfFreedom: ratio.numerator,
      denominatorDegreesOfFreedom: ratio.denominator)
    pValue = try PValue(
      FisherF(numerator: ratio.numerator, denominator: ratio.denominator).upperTail(ratio.f))
    estimates =
      variances == .equal
      ? try parts.effects(ratio, level: level)
      : [
        try Estimate(
          name: "omega squared (from Welch's F)",
          value: ratio.numerator * (ratio.f - 1)
            / (ratio.numerator * (ratio.f - 1) + Double(parts.count)), confidenceInterval: nil)
      ]
  }
}
