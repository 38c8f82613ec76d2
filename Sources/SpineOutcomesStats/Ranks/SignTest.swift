import Distributions

/// The sign test of paired differences, with the median difference.
///
/// The statistic S is the number of positive differences, after less before; of n nonzero ones it
/// is binomial with probability 1/2 where the median difference is 0. Differences of 0 are
/// dropped. The p-value is exact at every n: two-sided twice the smaller tail, which is also the
/// probability of a number at least as far from n / 2.
///
/// The estimate is the sample median of all differences, zeros included. Its interval is the hull
/// of all values that the same test does not reject (p > 1 - level): two order statistics. A
/// limit is infinite where the sample is too small to reject on that side. Nothing is assumed of
/// the shape of the distribution; ``SignedRankTest`` assumes symmetry and is sharper.
///
/// When all differences are 0 the p-value is 1, the method says so, and there is no interval.
///
/// R's `binom.test(positive, nonzero)` has the same p-value, and
/// `DescTools::SignTest(after, before)` the same interval where it takes exact order statistics.
///
/// Conover WJ. Practical Nonparametric Statistics, 3rd ed., section 3.4; Thompson WR (1936), doi
/// 10.1214/aoms/1177732502, for the interval.
public struct SignTest: HypothesisTest {
  /// What was done, with the zeros dropped.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// S, the number of positive differences.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that values after are larger than before.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The median difference with the interval that the test keeps.
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

  /// Tests the differences of two lists.
  ///
  /// - Parameters:
  ///   - before: The first value of each pair, finite.
  ///   - after: The second value of each pair, finite, in the same order.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: As ``PairedDifferences/init(before:after:)`` and
  ///   ``init(differences:alternative:level:)``.
  /// - Complexity: O(n) for n pairs.
  public init(
    before: [Double], after: [Double], alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      differences: PairedDifferences(before: before, after: after), alternative: alternative,
      level: level)
  }

  /// Tests counted differences.
  ///
  /// - Parameters:
  ///   - differences: The differences, after less before.
  ///   - alternative: Two-sided by default; `greater`: values after are larger.
  ///   - level: The confidence level of the interval, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/noCompleteCases(_:)`` without a difference.
  /// - Complexity: O(v) for v distinct differences.
  public init(
    differences: PairedDifferences, alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(differences, alternative, level, Exclusions(initial: differences.total))
  }

  init(
    _ differences: PairedDifferences, _ alternative: Alternative, _ level: Double,
    _ exclusions: Exclusions, variables: String? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard differences.total > 0 else { throw .noCompleteCases(exclusions) }
    let (values, counts) = (differences.values, differences.counts)
    func count(_ isCounted: (Double) -> Bool) -> Int {
      zip(values, counts).reduce(0) { isCounted($1.0) ? $0 + $1.1 : $0 }
    }
    positiveCount = count { $0 > 0 }
    negativeCount = count { $0 < 0 }
    zeroCount = differences.total - positiveCount - negativeCount
    let isAllZero = zeroCount == differences.total
    let p =
      isAllZero
      ? 1
      : SignInversion.pValue(
        alternative == .less ? positiveCount : negativeCount,
        alternative == .less ? negativeCount : positiveCount, isTwoSided: alternative == .twoSided)
    let dropped = zeroCount == 0 ? "" : ", \(zeroCount) zero\(zeroCount == 1 ? "" : "s") dropped"
    method =
      isAllZero
      ? "Sign test (all differences are 0: p = 1 by definition)" : "Sign test (exact\(dropped))"
    self.variables = variables
    self.alternative = alternative
    self.exclusions = exclusions
    self.count = differences.total
    statistic = try TestStatistic("S", Double(positiveCount))
    pValue = try PValue(p)
    estimates = [
      try Self.median(
        differences, "median difference, after minus before", alternative, level,
        hasInterval: !isAllZero)
    ]
  }

  /// The median with its interval; the values are put on their decimal scale, so that the middle
  /// of two decimals is one.
  static func median(
    _ differences: PairedDifferences, _ name: String, _ alternative: Alternative, _ level: Double,
    hasInterval: Bool = true
  ) throws(StatsError) -> Estimate {
    let scale = DecimalScale([differences.values])
    let values = scale.scaled.first ?? []
    guard let middle = SignInversion.median(values, differences.counts) else {
      throw .numerical("the median")
    }
    let limits = SignInversion.limits(values, differences.counts, alternative, level: level)
    let interval =
      hasInterval
      ? try ConfidenceInterval(
        lower: min(limits.lower, limits.upper) / scale.divisor + 0.0,
        upper: max(limits.lower, limits.upper) / scale.divisor + 0.0, level: level,
        method: "inversion of the sign test") : nil
    return try Estimate(
      name: name, value: middle / scale.divisor + 0.0, confidenceInterval: interval)
  }
}
