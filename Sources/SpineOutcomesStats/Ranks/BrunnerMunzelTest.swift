import Distributions

/// The Brunner-Munzel test of two samples: whether one tends to larger values.
///
/// The null hypothesis is P(X > Y) + P(X = Y) / 2 = 1/2; unlike that of ``RankSumTest`` it allows
/// samples of different spread and shape. The estimate is this probability of superiority of the
/// first sample, w = W / (m n), with DeLong's variance
///
///     v = S10 / m + S01 / n,
///
/// S10 and S01 the sample variances of the placements of both samples, and the statistic is
/// t = (w - 1/2) / sqrt(v). ``Method/studentT`` refers it to t with Welch's degrees of freedom
/// v^2 / ((S10 / m)^2 / (m - 1) + (S01 / n)^2 / (n - 1)); the interval is the inversion, cut to
/// 0...1. ``Method/permutation`` refers it to its own values in all choices of m of the m + n
/// observations, given the ties, and ``Method/sampledPermutations(_:seed:)`` to those of random
/// choices; the interval has w - q sqrt(v) to w + q sqrt(v), q the largest distance that the same
/// distribution keeps.
///
/// *Edge cases*: v is 0 when the samples do not overlap or all values are equal, and undefined for
/// a sample of one. By t the distribution-free bound of ``AreaUnderCurve`` is then taken, which
/// the method says; by permutations t is infinite (or 0 for w = 1/2), the p-value holds, and
/// there is no interval.
///
/// Agrees with `brunnermunzel::brunnermunzel.test(y, x)` and its `perm = TRUE`, and with
/// `scipy.stats.brunnermunzel(y, x)`, whose first argument is the one that tends to smaller
/// values under positive t.
///
/// Brunner E, Munzel U (2000), doi 10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U.
/// Neubert K, Brunner E (2007), doi 10.1016/j.csda.2006.05.024, for the permutations.
public struct BrunnerMunzelTest: HypothesisTest {
  /// What the statistic is referred to.
  public enum Method: Sendable, Hashable {
    /// Student's t with Welch's degrees of freedom.
    case studentT

    /// All choices of the observations of the first sample, given the ties.
    case permutation

    /// Random choices, 99 to 1 million, of which a seed says which.
    case sampledPermutations(Int, seed: UInt64)
  }

  /// What was done.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// t, with its degrees of freedom where Student's distribution is taken; nil where it is not
  /// finite.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the first sample tends to larger values.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The probability of superiority of the first sample with the interval that the test keeps.
  public let estimates: [Estimate]

  /// The number of observations in both samples.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The names of the two samples.
  public let groups: [String]

  /// The number of observations in each.
  public let groupCounts: [Int]

  /// Up to this many distinct choices all permutations are tried.
  public static let largestEnumeration = 1 << 21

  /// Tests two lists.
  ///
  /// - Parameters:
  ///   - first: The values of the first sample, finite.
  ///   - second: The values of the second sample, finite.
  ///   - alternative: Two-sided by default; `greater`: the first sample tends to larger values.
  ///   - method: Student's t by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: As ``GroupedValues/init(groups:values:)`` and
  ///   ``init(_:alternative:method:level:)``.
  /// - Complexity: As ``init(_:alternative:method:level:)``.
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    method: Method = .studentT, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      GroupedValues(groups: ["first", "second"], values: [first, second]),
      alternative: alternative, method: method, level: level)
  }

  /// Tests counted values of two groups.
  ///
  /// - Parameters:
  ///   - values: The counts; exactly two of its groups have observations.
  ///   - alternative: Two-sided by default; `greater`: the first group tends to larger values.
  ///   - method: Student's t by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level or the number of random
  ///   choices; ``StatsError/tooFewGroups(variable:found:needed:)`` and
  ///   ``StatsError/levelCount(variable:found:needed:)`` for fewer and more than two groups with
  ///   observations; ``StatsError/tooLarge(_:)`` for more than ``largestEnumeration`` choices or
  ///   1000 observations, of random ones for more than 2^24, and beyond 2^61 pairs.
  /// - Complexity: O(v) for v distinct values; O(v c) for c choices.
  public init(
    _ values: GroupedValues, alternative: Alternative = .twoSided, method: Method = .studentT,
    level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      values, "group", alternative, method, level, Exclusions(initial: values.total))
  }

  init(
    _ values: GroupedValues, _ variable: String, _ alternative: Alternative, _ method: Method,
    _ level: Double, _ exclusions: Exclusions, variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let pair = try values.onlyPair(variable)
    let (first, second) = (values.counts[pair.first], values.counts[pair.second])
    // Largest first: the sample with the larger values is that of the events.
    let cells = OrderedCells(
      scores: values.values, events: first.reversed(), others: second.reversed())
    let area = try DeLongVariance(cells)
    let inference: SuperiorityInference
    switch method {
    case .studentT:
      inference = try .studentT(area, alternative, level: level)
    case .permutation:
      let choices = try StudentizedChoices(cells)
      inference = try .permutations(try choices.all(), area, alternative, level: level)
    case .sampledPermutations(let count, let seed):
      let choices = try StudentizedChoices(cells)
      let sampled = try choices.sampled(count, seed: seed)
      inference = try .permutations(sampled, area, alternative, level: level)
    }
    self.method = "Brunner-Munzel test (\(inference.method))"
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    statistic = inference.statistic
    pValue = try PValue(inference.pValue)
    count = values.total
    groups = [values.groups[pair.first], values.groups[pair.second]]
    groupCounts = [area.events, area.others]
    estimates = [
      try Estimate(
        name: "probability of superiority of \(groups[0])", value: area.area,
        confidenceInterval: inference.interval)
    ]
  }
}
