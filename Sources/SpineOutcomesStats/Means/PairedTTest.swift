/// Student's t test of the mean difference of pairs, after less before.
///
/// It is ``OneSampleTTest`` of the differences, which are those of the decimals as written; see
/// ``PairedDifferences``. The estimates are the mean difference, Cohen's d in standard deviations
/// of the differences (d_z) and Hedges' g, with the intervals of that test.
///
/// R: `t.test(after, before, paired = TRUE)`; `effectsize::cohens_d(after, before, paired = TRUE)`.
public struct PairedTTest: HypothesisTest {
  /// What was done.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// t with its degrees of freedom; nil where all differences are 0.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that values after are larger than before.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The mean difference, Cohen's d and Hedges' g, each with its interval.
  public let estimates: [Estimate]

  /// The number of pairs.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Tests the differences of two lists.
  ///
  /// - Parameters:
  ///   - before: The first value of each pair, finite.
  ///   - after: The second value of each pair, finite, in the same order.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level of the intervals, inside 0...1; 0.95 by default.
  /// - Throws: As ``PairedDifferences/init(before:after:)`` and
  ///   ``init(differences:alternative:level:)``.
  /// - Complexity: O(n) for n pairs.
  public init(
    before: [Double], after: [Double], alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) {
    guard before.count == after.count else {
      throw .lengthMismatch(
        first: "before", firstCount: before.count, second: "after", secondCount: after.count)
    }
    try Ordering.check(before, name: "before")
    try Ordering.check(after, name: "after")
    let differences = DecimalScale.differences(after, before)
    try Ordering.check(differences, name: "difference")
    try self.init(
      Moments(checked: differences, weights: nil, total: differences.count), alternative, level,
      Exclusions(initial: differences.count))
  }

  /// Tests counted differences.
  ///
  /// - Parameters:
  ///   - differences: The differences, after less before.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level of the intervals, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/noCompleteCases(_:)`` without a difference; ``StatsError/undefined(_:)`` for
  ///   one difference, or equal differences that are not 0.
  /// - Complexity: O(v) for v distinct differences.
  public init(
    differences: PairedDifferences, alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      Moments(differences), alternative, level, Exclusions(initial: differences.total))
  }

  init(
    _ moments: Moments, _ alternative: Alternative, _ level: Double, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    let test = try OneSampleTTest(
      moments, 0, alternative, level, exclusions,
      .init(
        test: "Paired t test", mean: "mean difference, after minus before",
        unit: "in standard deviations of the differences"),
      variables: variables)
    method = test.method.replacing(
      "all values equal the null value", with: "all differences are 0")
    self.variables = variables
    statistic = test.statistic
    self.alternative = alternative
    pValue = test.pValue
    estimates = test.estimates
    count = test.count
    self.exclusions = exclusions
  }
}
