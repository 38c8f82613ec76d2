/// The Wilcoxon signed-rank test of paired differences, with the pseudomedian.
///
/// The statistic V is the sum of the ranks of the positive differences, after less before,
/// ranked by magnitude with average ranks for ties. The null hypothesis is that the differences
/// are distributed symmetrically about 0.
///
/// The first estimate is the Hodges-Lehmann pseudomedian: the median of the averages of all pairs
/// of differences, each with itself included; zeros are differences like others here. Its
/// interval is the convex hull of all shifts that the same test, exact or asymptotic, with its
/// ties and its rule for zeros after the shift, does not reject (p > 1 - level); where it rejects
/// all of them, as it may at levels near 0.5, the estimate alone. A limit is infinite where the
/// sample is too small to reject any shift on that side. There is no interval when all
/// differences are 0; the p-value is then 1.
///
/// The second estimate is the matched-pairs rank-biserial correlation: the sum of the positive
/// ranks less that of the negative ones, over the sum of both (and of the zeros, where they are
/// split); 1 when all differences are positive. Its interval is that of Fisher's z, atanh(r), with
/// the standard error of r under the null hypothesis, sqrt(sum of squared ranks) / sum of ranks:
/// `effectsize::rank_biserial(after, before, paired = TRUE)` without ties and zeros. It is no
/// inversion of this test: with p near 1 - level it may hold 0. There is none for 1 and -1. The
/// correlation is left out when all differences are 0.
///
/// R's `wilcox.test(after, before, paired = TRUE)` agrees without ties and zeros; with them it
/// leaves the exact distribution, which `coin::wilcoxsign_test(distribution = "exact")` has.
/// The null distribution is symmetric, so that ``RankTestMethod/exactDoubled`` is the same as
/// ``RankTestMethod/exact``.
///
/// Hollander M, Wolfe DA, Chicken E. Nonparametric Statistical Methods, 3rd ed., chapter 3,
/// doi 10.1002/9781119196037. Pratt JW (1959), doi 10.1080/01621459.1959.10501526. Kerby DS
/// (2014), doi 10.2466/11.IT.3.1, for the rank-biserial correlation.
public struct SignedRankTest: HypothesisTest {
  /// What was done: exact or asymptotic, with its corrections and its zeros.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// V, the sum of the ranks of the positive differences.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that values after are larger than before.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The pseudomedian with the interval that the test keeps; the rank-biserial correlation with
  /// the interval of Fisher's z.
  public let estimates: [Estimate]

  /// The number of pairs, zeros included.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// How many differences are positive.
  public let positiveCount: Int

  /// How many differences are negative.
  public let negativeCount: Int

  /// How many differences are 0.
  public let zeroCount: Int

  /// Up to this many nonzero differences the automatic method is exact.
  public static let exactLimit = 200

  /// Tests the differences of two lists.
  ///
  /// - Parameters:
  ///   - before: The first value of each pair, finite.
  ///   - after: The second value of each pair, finite, in the same order.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - method: Exact up to ``exactLimit`` nonzero (and 1000) differences by default.
  ///   - zeros: What happens to differences of 0; dropped by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: As ``PairedDifferences/init(before:after:)`` and
  ///   ``init(differences:alternative:method:zeros:level:)``.
  /// - Complexity: As ``init(differences:alternative:method:zeros:level:)``.
  public init(
    before: [Double], after: [Double], alternative: Alternative = .twoSided,
    method: RankTestMethod = .automatic, zeros: ZeroDifferences = .wilcoxon, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      differences: PairedDifferences(before: before, after: after), alternative: alternative,
      method: method, zeros: zeros, level: level)
  }

  /// Tests counted differences.
  ///
  /// - Parameters:
  ///   - differences: The differences, after less before.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - method: Exact up to ``exactLimit`` nonzero (and 1000) differences by default.
  ///   - zeros: What happens to differences of 0; dropped by default.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/noCompleteCases(_:)`` without a difference; ``StatsError/tooLarge(_:)`` for an
  ///   exact test of more than 1000 differences, and beyond 2^30 differences.
  /// - Complexity: Exact: O(n^3) additions for each tie pattern that must be counted, and
  ///   O(n^2 log n) for the interval; 200 differences take milliseconds. Asymptotic: O(n log n).
  public init(
    differences: PairedDifferences, alternative: Alternative = .twoSided,
    method: RankTestMethod = .automatic, zeros: ZeroDifferences = .wilcoxon, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      differences, alternative, method, zeros, level, Exclusions(initial: differences.total))
  }

  init(
    _ differences: PairedDifferences, _ alternative: Alternative, _ method: RankTestMethod,
    _ zeros: ZeroDifferences, _ level: Double, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard differences.total > 0 else { throw .noCompleteCases(exclusions) }
    let sample = DifferenceSample(differences, zeros: zeros)
    let inference = try SignedRankInference(sample, alternative, method, level: level)
    self.method = inference.method
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    count = differences.total
    zeroCount = inference.zeroCount
    positiveCount = inference.totals.first
    negativeCount = inference.totals.second
    statistic = try TestStatistic("V", inference.statistic)
    pValue = try PValue(inference.pValue)
    var estimates = [
      try Estimate(
        name: "pseudomedian, after minus before", value: inference.pseudomedian,
        confidenceInterval: inference.interval)
    ]
    if let value = inference.rankBiserial {
      let name = "rank-biserial correlation"
      estimates.append(
        try Estimate(
          name: name, value: value, confidenceInterval: inference.rankBiserialInterval))
    }
    self.estimates = estimates
  }
}

extension SignedRankTest {
  /// One line: method, statistic, p-value, estimates, why a limit is infinite, n and exclusions.
  public var description: String {
    line(with: unboundedShift(estimates.first))
  }
}
