/// The Wilcoxon-Mann-Whitney rank-sum test of two samples, with the location shift.
///
/// The statistic W is the number of pairs in which the first sample has the larger value, ties
/// counted 1/2: its rank sum less m (m + 1) / 2. The null hypothesis is that both samples have
/// one distribution.
///
/// The exact p-value is that of the permutation distribution given the ties; two-sided, it is
/// the probability of a rank sum at least as far from its mean as the observed one, as in
/// `coin::wilcox_test(distribution = "exact")` and `exactRankTests::wilcox.exact`. Twice the
/// smaller tail is ``RankTestMethod/exactDoubled``; both differ with ties in groups of different
/// sizes only.
///
/// The first estimate is the Hodges-Lehmann location shift, the median of all differences first
/// less second. Its interval is the convex hull of all shifts that the same test, exact or
/// asymptotic, with the ties after the shift, does not reject (p > 1 - level); where it rejects
/// all of them, as it may at levels near 0.5, the estimate alone. A limit is infinite where the
/// samples are too small to reject any shift on that side. Differences tie as the decimals do;
/// see ``PairedDifferences``.
///
/// The second estimate is the probability of superiority P(X > Y) + P(X = Y) / 2 = W / (m n): the
/// area under the ROC curve (``ROCCurve/area``) whose events are the first sample, with higher
/// scores. Its interval is Newcombe's score interval (his method 5), which holds where the
/// samples have different distributions too and is defined at 0 and 1. It is no inversion of
/// this test, whose null hypothesis is that the distributions are equal: with p just below
/// 1 - level it may hold 0.5. ``BrunnerMunzelTest`` and ``AreaUnderCurve`` have a p-value and an
/// interval of this probability from one inversion.
///
/// R's `wilcox.test(first, second, conf.int = TRUE)` agrees without ties; with them it leaves
/// the exact distribution, and its estimate has the digits of a root finder.
///
/// Mann HB, Whitney DR (1947), doi 10.1214/aoms/1177730491. Hodges JL, Lehmann EL (1963),
/// doi 10.1214/aoms/1177704172. Newcombe RG (2006), doi 10.1002/sim.2324.
public struct RankSumTest: HypothesisTest {
  /// What was done: exact or asymptotic, with its corrections.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// W, the Mann-Whitney count of the first sample.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the first sample has the larger values.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The location shift with the interval that the test keeps; the probability of superiority
  /// with Newcombe's interval.
  public let estimates: [Estimate]

  /// The number of observations in both samples.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The names of the two samples.
  public let groups: [String]

  /// The number of observations in each.
  public let groupCounts: [Int]

  /// Up to this many pairs (m times n) the automatic method is exact: 100 against 100.
  public static let exactLimit = 10_000

  /// Up to this many pairs an exact test can be asked for: 200 against 200.
  public static let largestExact = 40_000

  /// Tests two lists.
  ///
  /// - Parameters:
  ///   - first: The values of the first sample, finite.
  ///   - second: The values of the second sample, finite.
  ///   - alternative: Two-sided by default; `greater`: the first sample has the larger values.
  ///   - method: Exact up to ``exactLimit`` pairs by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: As ``GroupedValues/init(groups:values:)`` and
  ///   ``init(_:alternative:method:level:)``.
  /// - Complexity: As ``init(_:alternative:method:level:)``.
  public init(
    _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
    method: RankTestMethod = .automatic, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      GroupedValues(groups: ["first", "second"], values: [first, second]),
      alternative: alternative, method: method, level: level)
  }

  /// Tests counted values of two groups.
  ///
  /// - Parameters:
  ///   - values: The counts; exactly two of its groups have observations.
  ///   - alternative: Two-sided by default; `greater`: the first group has the larger values.
  ///   - method: Exact up to ``exactLimit`` pairs by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` and
  ///   ``StatsError/levelCount(variable:found:needed:)`` for fewer and more than two groups with
  ///   observations; ``StatsError/tooLarge(_:)`` for an exact test of more than ``largestExact``
  ///   pairs, and beyond 2^61 pairs.
  /// - Complexity: Exact: O(m n s) additions, s up to 2 m n, for each tie pattern that must be
  ///   counted; 100 against 100 take tens of milliseconds. Asymptotic: O(N log N).
  public init(
    _ values: GroupedValues, alternative: Alternative = .twoSided,
    method: RankTestMethod = .automatic, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      values, "group", alternative, method, level, Exclusions(initial: values.total))
  }

  init(
    _ values: GroupedValues, _ variable: String, _ alternative: Alternative,
    _ method: RankTestMethod, _ level: Double, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let pair = try values.onlyPair(variable)
    let (first, second) = (values.occurring(in: pair.first), values.occurring(in: pair.second))
    let samples = TwoSamples(first.values, first.counts, second.values, second.counts)
    let inference = try RankSumInference(samples, alternative, method, level: level)
    self.method = inference.method
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    count = values.total
    groups = [values.groups[pair.first], values.groups[pair.second]]
    groupCounts = [values.total(of: pair.first), values.total(of: pair.second)]
    statistic = try TestStatistic("W", inference.statistic)
    pValue = try PValue(inference.pValue)
    estimates = [
      try Estimate(
        name: "location shift, \(groups[0]) minus \(groups[1])", value: inference.locationShift,
        confidenceInterval: inference.interval),
      try Estimate(
        name: "probability of superiority of \(groups[0])", value: inference.superiority,
        confidenceInterval: inference.superiorityInterval),
    ]
  }
}

extension GroupedValues {
  /// The positions of the only two groups with observations.
  func onlyPair(_ variable: String) throws(StatsError) -> (first: Int, second: Int) {
    let occupied = groups.indices.filter { total(of: $0) > 0 }
    guard let first = occupied.first, let second = occupied.dropFirst().first else {
      throw .tooFewGroups(variable: variable, found: occupied.count, needed: 2)
    }
    guard occupied.count == 2 else {
      throw .levelCount(variable: variable, found: occupied.count, needed: 2)
    }
    return (first, second)
  }

  /// The values that occur in a group, with their counts.
  func occurring(in group: Int) -> (values: [Double], counts: [Int]) {
    let list = counts[group]
    let indices = list.indices.filter { list[$0] > 0 }
    return (indices.map { values[$0] }, indices.map { list[$0] })
  }
}

extension RankSumTest {
  /// One line: method, statistic, p-value, estimates, why a limit is infinite, n and exclusions.
  public var description: String {
    line(with: unboundedShift(estimates.first))
  }
}
