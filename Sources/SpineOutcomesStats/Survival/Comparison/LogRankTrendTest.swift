internal import Distributions
internal import RealModule

/// The log-rank test for trend: whether the hazard rises or falls with the scores of the groups.
///
/// With U the weighted differences of observed and expected events of the groups, V their
/// covariance and c the scores, z = c' U / √(c' V c) is normal. Adding a number to all scores or
/// multiplying them by one changes nothing.
///
/// Stata: `sts test group, trend`; SAS: `strata group / trend`. R has `clinfun` only for the same
/// of Jonckheere; coin's `logrank_test` of an ordered factor uses the permutation variance.
/// Tarone, Biometrika 62:679, 1975, doi 10.1093/biomet/62.3.679; Armitage, Biometrics 11:375, 1955.
public struct LogRankTrendTest: HypothesisTest {
  /// A group of the test.
  public struct Group: Sendable, Hashable, Codable {
    /// The group with its observed and expected events.
    public let group: LogRankTest.Group

    /// Its score.
    public let score: Double
  }

  /// The name of the test, with the weights, and the strata where there are any.
  public let method: String

  /// z: positive when groups with greater scores have more events than expected.
  public let statistic: TestStatistic?

  /// Two-sided.
  public let alternative: Alternative

  /// Both tails of the normal distribution.
  public let pValue: PValue

  /// Without weights, the hazard ratio for a score greater by 1, with its interval.
  ///
  /// One step of Newton's method from 1, as Peto's for two groups: exp(c' U / c' V c), standard
  /// error of the logarithm 1 / √(c' V c). The interval holds 1 just when p > 1 - level.
  public let estimates: [Estimate]

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups with their scores, in the order of the table.
  public let groups: [Group]

  /// How much each event time counts.
  public let weight: LogRankWeight

  /// How many strata have records; 1 for a test that is not stratified.
  public let strataCount: Int

  /// Which times count as equal.
  public let timeTolerance: TimeTolerance

  /// How many distinct times the tolerance made equal to a smaller one.
  public let mergedTimes: Int

  /// The number of events.
  public var events: Int { groups.reduce(0) { $0 + $1.group.observed } }

  /// Tests for a trend over the groups of a life table, within its strata.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up.
  ///   - scores: A finite score for each group in the order of the table, such as a dose; nil: 1,
  ///     2, 3, ..., groups without records included.
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of the hazard ratio, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: As ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``, and
  ///   ``StatsError/invalidArgument(name:reason:)`` for scores that are not one finite number for
  ///   each group; ``StatsError/undefined(_:)`` when all groups that are compared have one score.
  ///
  /// *Edge cases*: for two groups z² is the chi-square of ``LogRankTest``, for any two scores. The
  /// scores of groups without records or never at risk do not matter.
  ///
  /// - Complexity: O(number of distinct times * the square of the number of groups).
  public init(
    _ lifeTable: LifeTable, scores: [Double]? = nil, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard,
    labels: SurvivalLabels = SurvivalLabels(), exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    try weight.check()
    let compared = try ComparedGroups(lifeTable, timeTolerance, labels)
    let scores = scores ?? compared.names.indices.map { Double($0 + 1) }
    guard scores.count == compared.names.count, scores.allSatisfy(\.isFinite) else {
      throw .invalidArgument(
        name: "scores", reason: "one finite score for each of \(compared.names.count) groups")
    }
    let sums = LogRankSums(compared.strata, weight: weight)
    _ = try compared.chiSquare(sums)
    let used = scores.indices.filter { sums.pairs.isCompared($0) }
    // Scores from 0 to 1: nothing overflows, and large scores that differ little keep digits.
    let low = used.map { scores[$0] }.min() ?? 0
    let width = (used.map { scores[$0] }.max() ?? 0) - low
    let distances = scores.indices.map { used.contains($0) ? (scores[$0] - low) / width : 0 }
    let variance = width > 0 ? sums.pairs.variance(of: distances) : 0
    guard variance > 0, width < .infinity else {
      throw .undefined(
        width < .infinity
          ? "the test for trend is undefined: groups that are compared have the same score"
          : "the scores are too far apart")
    }
    let sum = zip(distances, sums.differences).reduce(0) { $0 + $1.0 * $1.1 }
    let value = sum / variance.squareRoot()
    method = compared.method("\(weight.testName) for trend")
    statistic = try TestStatistic("z", value)
    alternative = .twoSided
    pValue = try PValue(ChiSquared(degreesOfFreedom: 1).upperTail(value * value))
    count = lifeTable.count
    self.exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    groups = compared.names.indices.map {
      Group(group: compared.group($0, sums), score: scores[$0])
    }
    self.weight = weight
    strataCount = compared.strataCount
    self.timeTolerance = timeTolerance
    mergedTimes = compared.merged
    estimates =
      weight == .logRank
      ? [try Self.hazardRatio(sum / variance / width, 1 / variance.squareRoot() / width, level)]
      : []
  }

  private static func hazardRatio(
    _ logarithm: Double, _ error: Double, _ level: Double
  ) throws(StatsError) -> Estimate {
    let width = Normal.standard.quantile(upperTail: (1 - level) / 2) * error
    return try Estimate(
      name: "hazard ratio (one step, for a score greater by 1)", value: .exp(logarithm),
      confidenceInterval: try ConfidenceInterval(
        lower: .exp(logarithm - width), upper: .exp(logarithm + width), level: level,
        method: "Wald, logarithm"))
  }
}

extension LogRankTrendTest {
  /// One line: method, statistic, p-value, estimates, near-equal times, n and exclusions.
  public var description: String {
    line(with: TimeTolerance.remarks(mergedTimes: mergedTimes))
  }
}
