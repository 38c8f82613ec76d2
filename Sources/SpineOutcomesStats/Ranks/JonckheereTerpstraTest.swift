import Distributions

/// The Jonckheere-Terpstra test for a trend over ordered groups.
///
/// The statistic J is the number of pairs of observations of different groups in which that of
/// the later group is larger, ties counted 1/2. The null hypothesis is that all groups have one
/// distribution; the alternative `greater` that values rise with the order of the groups. Its mean
/// is half of the number of pairs, its variance given the ties that of Hollander and Wolfe, (6.19).
/// The exact p-value is that of all assignments of the observations to groups of these sizes;
/// two-sided, the probability of a J at least as far from its mean.
///
/// The estimate is the probability of concordance, J over the number of pairs: 1/2 without a trend.
/// It has no interval: the variance is that of the null hypothesis. For two groups the test is
/// ``RankSumTest`` of the second against the first.
///
/// *Edge cases*: groups without observations take no part; where all values are equal p is 1.
///
/// Agrees with `clinfun::jonckheere.test(x, g)` without ties, and with `PMCMRplus::jonckheereTest`
/// where both are asymptotic.
///
/// Jonckheere AR (1954), doi 10.1093/biomet/41.1-2.133. Hollander M, Wolfe DA, Chicken E, chapter
/// 6, doi 10.1002/9781119196037.
public struct JonckheereTerpstraTest: HypothesisTest {
  /// What was done: exact or asymptotic, with its corrections.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// J.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that values rise with the order of the groups.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The probability of concordance, J over the number of pairs.
  public let estimates: [Estimate]

  /// The number of observations.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups in their order, those without observations too, with their sizes.
  public let groups: [String]

  /// The number of observations in each.
  public let groupCounts: [Int]

  /// Up to this many observations the automatic method is exact where there are no ties, and with
  /// ties where the assignments can be counted in 2^28 additions.
  public static let exactLimit = 100

  /// Tests counted values of ordered groups.
  ///
  /// - Parameters:
  ///   - values: The counts, groups in the order of the trend; two or more have observations.
  ///   - alternative: Two-sided by default; `greater`: values rise with the order of the groups.
  ///   - method: Exact where ``exactLimit`` allows it by default.
  /// - Throws: ``StatsError/tooFewGroups(variable:found:needed:)``; ``StatsError/tooLarge(_:)`` for
  ///   an exact test whose assignments cannot be counted, and beyond 2^61 pairs.
  /// - Complexity: Asymptotic: O(v g) for v distinct values in g groups. Exact: less than a second.
  public init(
    _ values: GroupedValues, alternative: Alternative = .twoSided,
    method: RankTestMethod = .automatic
  ) throws(StatsError) {
    try self.init(values, "group", alternative, method, Exclusions(initial: values.total))
  }

  init(
    _ values: GroupedValues, _ variable: String, _ alternative: Alternative,
    _ method: RankTestMethod, _ exclusions: Exclusions, variables: String? = nil
  ) throws(StatsError) {
    let counts = try TrendCounts(values, variable)
    let exact = try counts.exact(
      isAsked: method == .exact || method == .exactDoubled,
      isAllowed: method == .automatic && values.total <= Self.exactLimit,
      "the groups are too large, or too many, for an exact test of trend")
    let deviation = counts.deviation
    let isConstant = values.values.count == 1
    let p: Double
    if isConstant {
      p = 1
    } else if let exact {
      p = exact.pValue(counts.excess, alternative, isDoubled: method == .exactDoubled)
    } else {
      p = deviation.normalPValue(alternative, continuityCorrection: method.isCorrected)
    }
    let isTied = counts.ties.contains { $0 > 1 }
    var parts = [exact == nil ? "normal approximation" : "exact"]
    if isTied { parts.append(exact == nil ? "tie correction" : "given the ties") }
    if exact == nil, method.isCorrected { parts.append("continuity correction") }
    if method == .exactDoubled { parts.append("smaller tail doubled") }
    let name = "Jonckheere-Terpstra test"
    self.method =
      isConstant
      ? "\(name) (all values are equal: p = 1 by definition)"
      : "\(name) (\(parts.joined(separator: ", ")))"
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    statistic = try TestStatistic("J", Double(counts.pairs + counts.excess) / 2)
    pValue = try PValue(p)
    count = values.total
    groups = values.groups
    groupCounts = values.groups.indices.map { values.total(of: $0) }
    estimates = [
      try Estimate(
        name: "probability of concordance",
        value: Double(counts.pairs + counts.excess) / 2 / Double(counts.pairs),
        confidenceInterval: nil)
    ]
  }
}
