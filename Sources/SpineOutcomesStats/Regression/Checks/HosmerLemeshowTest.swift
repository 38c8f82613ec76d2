import Distributions

/// The Hosmer-Lemeshow test: observed against expected events in groups of rising risk.
///
/// sum of (observed - expected)^2 / (E O / n) over the groups, with E and O the expected events
/// and others of a group of n and the rarer of the two compared, referred to
/// the chi-square distribution with groups - 2 degrees of freedom for fitted probabilities, and
/// with groups for predictions made elsewhere. The result depends on the number of groups and on
/// how they are cut: both are named.
public struct HosmerLemeshowTest: HypothesisTest {
  /// The name of the test with its grouping.
  public let method: String
  /// The sum over groups, referred to chi-square.
  public let statistic: TestStatistic?
  /// Two-sided: observed and expected events differ.
  public let alternative: Alternative
  /// The upper tail of the chi-square distribution.
  public let pValue: PValue
  /// None.
  public let estimates: [Estimate]
  /// The number of records.
  public let count: Int
  /// Which records were left out, and why.
  public let exclusions: Exclusions
  /// The groups, by rising risk.
  public let groups: [RiskGroup]
  /// How many groups expect fewer than 5 events or fewer than 5 others, for which chi-square is
  /// rough.
  public var smallGroups: Int {
    groups.count { min($0.expectedEvents, $0.expectedOthers) < 5 }
  }

  init(
    groups: [RiskGroup], grouping: RiskGrouping, isFitted: Bool, columns: Int = 0,
    exclusions: Exclusions
  ) throws(StatsError) {
    guard groups.count > columns else {
      throw .undefined(
        "Hosmer-Lemeshow: \(groups.count) group\(groups.count == 1 ? "" : "s") for \(columns) "
          + "coefficient\(columns == 1 ? "" : "s"); more groups than coefficients are needed")
    }
    let freedom = groups.count - (isFitted ? 2 : 0)
    guard freedom >= 1 else {
      throw .undefined(
        "Hosmer-Lemeshow: \(groups.count) group\(groups.count == 1 ? "" : "s") of distinct "
          + "predictions leave\(groups.count == 1 ? "s" : "") no degree of freedom")
    }
    let rarer = groups.reduce(0) { $0 + min($1.expectedEvents, $1.expectedOthers) }
    guard !isFitted || rarer >= Double(groups.count) else {
      throw .undefined(
        "Hosmer-Lemeshow: the groups expect fewer than 1 event or other record on average, too "
          + "few for chi-square; use fewer groups")
    }
    var sum = CompensatedSum()
    for group in groups {
      let (size, events, others) = (
        Double(group.count), group.expectedEvents, group.expectedOthers
      )
      let variance = min(events, others) * (max(events, others) / size)
      let distance =
        events <= others
        ? Double(group.events) - events : Double(group.count - group.events) - others
      guard variance > 0 || distance == 0 else {
        throw .undefined("Hosmer-Lemeshow: a group expects no event or nothing but events")
      }
      if variance > 0 { sum.add(distance * distance / variance) }
    }
    method = "Hosmer-Lemeshow test, \(groups.count) \(grouping.rawValue)"
    statistic = try TestStatistic("chi-square", sum.value, degreesOfFreedom: Double(freedom))
    alternative = .twoSided
    pValue = try PValue(ChiSquared(degreesOfFreedom: Double(freedom)).upperTail(sum.value))
    estimates = []
    count = groups.reduce(0) { $0 + $1.count }
    self.exclusions = exclusions
    self.groups = groups
  }
}

extension HosmerLemeshowTest {
  /// One line, with how many groups are small.
  public var description: String {
    guard smallGroups > 0 else { return line(with: []) }
    let verb = smallGroups == 1 ? "expects" : "expect"
    return line(
      with: ["\(smallGroups) of \(groups.count) groups \(verb) fewer than 5 events or others"])
  }
}

extension LogisticData {
  /// Tests whether events in groups of rising risk are as many as a regression expects.
  ///
  /// - Parameters:
  ///   - model: A regression fitted to these data.
  ///   - groups: How many groups, 2 to 1000; 10 by default.
  ///   - grouping: How they are cut; equal sizes with equal predictions together by default.
  /// - Returns: The test, with groups - 2 degrees of freedom and the groups.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data or
  ///   for another number of groups; ``StatsError/undefined(_:)`` for fewer than three distinct
  ///   groups, no more groups than coefficients, or groups that expect fewer than 1 of the rarer
  ///   outcome on average. Where one expects fewer than 5 the description says so.
  ///
  /// With ``RiskGrouping/quantiles`` it agrees with R's `ResourceSelection::hoslem.test`.
  ///
  /// Source: Hosmer and Lemeshow, Commun Stat 1980;9:1043, doi 10.1080/03610928008827941.
  /// - Complexity: O(n (p + log n)).
  public func hosmerLemeshowTest(
    of model: LogisticRegression, groups: Int = 10, grouping: RiskGrouping = .equalSizes
  ) throws(StatsError) -> HosmerLemeshowTest {
    try check(model)
    let outcomes = try PredictedOutcomes(
      predictors: linearPredictors(of: model), response: problem.response)
    return try HosmerLemeshowTest(
      groups: outcomes.groups(groups, grouping, level: model.level), grouping: grouping,
      isFitted: true, columns: model.coefficients.count, exclusions: exclusions)
  }
}
