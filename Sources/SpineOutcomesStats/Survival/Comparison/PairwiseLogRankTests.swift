/// Tests of the log-rank family between each pair of groups, with p-values adjusted for the number
/// of pairs.
///
/// Each pair is tested on its own records, as if the other groups were not there, within the strata
/// of the table.
///
/// R: `survminer::pairwise_survdiff`. SAS's `adjust=` tests the same differences with the
/// covariance of all groups together, which depends on the other groups.
public struct PairwiseLogRankTests: Sendable, Equatable {
  /// Two groups compared.
  public struct Comparison: Sendable, Equatable {
    /// The name of the first group.
    public let first: String

    /// The name of the second group.
    public let second: String

    /// The test of the two, with its own p-value; nil where the data leave it undefined.
    public let test: LogRankTest?

    /// The p-value adjusted for the number of pairs that could be tested; nil without a test.
    public let adjustedPValue: PValue?

    /// Why there is no test; nil with one.
    public let reason: String?
  }

  /// The pairs in the order of the groups: first with second, first with third, ...
  public let comparisons: [Comparison]

  /// How the p-values were adjusted.
  public let adjustment: MultiplicityAdjustment

  /// How much each event time counts.
  public let weight: LogRankWeight

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Compares each pair of groups of a life table.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up.
  ///   - adjustment: How the p-values are adjusted.
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of hazard ratios, inside 0...1; 0.95 by default. Intervals
  ///     are not adjusted.
  ///   - timeTolerance: Which times count as equal, within each pair.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: As ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``, but for
  ///   tests that are undefined: those pairs say why, and do not count in the adjustment.
  ///
  /// *Edge cases*: a group without records is in no pair; more than 256 groups with records are
  /// ``StatsError/tooLarge(_:)``.
  ///
  /// - Complexity: O(number of distinct times * number of groups), and the hazard ratios.
  public init(
    _ lifeTable: LifeTable, adjustment: MultiplicityAdjustment, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard,
    labels: SurvivalLabels = SurvivalLabels(), exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let results = try lifeTable.testedPairs(labels) { pair throws(StatsError) in
      try LogRankTest(
        pair, weight: weight, level: level, timeTolerance: timeTolerance, labels: labels)
    }
    let adjusted = adjustment.adjusted(results.map { $0.test?.pValue })
    comparisons = zip(results, adjusted).map {
      Comparison(
        first: $0.first, second: $0.second, test: $0.test, adjustedPValue: $1, reason: $0.reason)
    }
    self.adjustment = adjustment
    self.weight = weight
    count = lifeTable.count
    self.exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
  }
}

extension PairwiseLogRankTests: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the test, each pair with its adjusted p-value, and the exclusions.
  public var description: String {
    var parts = ["\(weight.testName) of each pair of groups, p-values \(adjustment.phrase)"]
    parts += comparisons.map {
      "\($0.first) against \($0.second): \($0.adjustedPValue?.description ?? "undefined")"
    }
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
