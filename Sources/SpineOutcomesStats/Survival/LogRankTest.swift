internal import Distributions

/// The log-rank test: whether groups have the same hazard at every time.
///
/// At each event time the events of a group are compared with its share of those at risk, given
/// the number of events (hypergeometric, exact with ties). With O and E the sums over time and V
/// their covariance, (O - E)' V⁻ (O - E) is chi-square with as many degrees of freedom as V has
/// rank: the number of groups less 1, when all are compared.
///
/// R: `survdiff(Surv(time, event) ~ group)`. Mantel, Cancer Chemother Rep 50:163, 1966.
public struct LogRankTest: HypothesisTest {
  /// A group of the test.
  public struct Group: Sendable, Hashable, Codable {
    /// The name of the group.
    public let name: String

    /// The number of records.
    public let count: Int

    /// The number of events.
    public let observed: Int

    /// The number of events expected if all groups had the same hazard.
    public let expected: Double
  }

  /// "Log-rank test".
  public let method: String

  /// The chi-square statistic with its degrees of freedom.
  public let statistic: TestStatistic?

  /// Two-sided: the statistic has no direction.
  public let alternative: Alternative

  /// The upper tail of chi-square.
  public let pValue: PValue

  /// For two groups with records, the hazard ratio of the first against the second, with its
  /// interval.
  ///
  /// The model is Cox's for discrete time, conditional on the times of events: with n1 and n0 at
  /// risk and d events in all, those of the first group have Fisher's noncentral hypergeometric
  /// distribution with the odds ratio θ; for one event, θ n1 / (θ n1 + n0). The estimate is the
  /// root of the score U(θ) = O1 - Σ E(θ), the interval the θ at which U² / V, with V = Σ Var(θ),
  /// does not exceed the quantile of chi-square. At θ = 1 that is the log-rank test, so the
  /// interval holds 1 just when p > 1 - level.
  ///
  /// *Edge cases*: where at every time as many events as could be are the first group's, or as
  /// few, the likelihood has no maximum; the estimate and one limit are infinity or 0. Where the
  /// accepted θ are several pieces, as very unequal risk sets can have it, a limit is the end of
  /// one of them. With ties among many events θ is a ratio of odds, farther from 1 than that of
  /// hazards in continuous time.
  ///
  /// R: `coxph(Surv(time, event) ~ group, ties = "exact")` gives this estimate; its interval is
  /// Wald's. Cox, J R Stat Soc B 34:187, 1972, doi 10.1111/j.2517-6161.1972.tb00899.x.
  public let estimates: [Estimate]

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups with their observed and expected events, in the order of the table.
  public let groups: [Group]

  /// The covariance of observed minus expected: a row for each group.
  public let covariance: [[Double]]

  /// Which times count as equal.
  public let timeTolerance: TimeTolerance

  /// How many distinct times the tolerance made equal to a smaller one.
  public let mergedTimes: Int

  /// The number of events.
  public var events: Int { groups.reduce(0) { $0 + $1.observed } }

  /// Compares the groups of a life table.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up.
  ///   - level: The confidence level of the hazard ratio, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level or tolerance out of range;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for fewer than two groups with records;
  ///   ``StatsError/undefined(_:)`` without events, when no two groups are at risk at an event
  ///   time that leaves anyone, or when the tolerance ties a late entry with the exit after it.
  ///
  /// *Edge cases*: a group without records or never at risk at an event time is listed and takes
  /// no degree of freedom. Groups that are never at risk together are not compared; R stops
  /// there with a singular matrix.
  ///
  /// - Complexity: O(number of distinct times * the square of the number of groups); for the
  ///   hazard ratio about 20 passes over the times of events.
  public init(
    _ lifeTable: LifeTable, level: Double = 0.95, timeTolerance: TimeTolerance = .standard,
    labels: SurvivalLabels = SurvivalLabels(), exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let aligned = try AlignedTimes(lifeTable, timeTolerance)
    let found = aligned.groups.count(where: { !$0.times.isEmpty })
    guard found >= 2 else {
      throw .tooFewGroups(
        variable: labels.group?.label ?? "group", found: found, needed: 2)
    }
    let sums = LogRankSums(aligned.groups)
    guard sums.observed.contains(where: { $0 > 0 }) else {
      throw .undefined("no events: the log-rank test is undefined")
    }
    let chiSquare = sums.chiSquare
    guard chiSquare.degreesOfFreedom > 0 else {
      throw .undefined(
        "the log-rank test is undefined: no two groups are at risk at an event time "
          + "at which not all have the event")
    }
    let freedom = Double(chiSquare.degreesOfFreedom)
    method = "Log-rank test"
    statistic = try TestStatistic("chi-square", chiSquare.value, degreesOfFreedom: freedom)
    alternative = .twoSided
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(chiSquare.value))
    count = lifeTable.count
    self.exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    groups = zip(aligned.groups, zip(sums.observed, sums.expected)).map {
      Group(name: $0.name, count: $0.count, observed: $1.0, expected: $1.1)
    }
    covariance = sums.covariance
    self.timeTolerance = timeTolerance
    mergedTimes = aligned.merged
    estimates = try Self.hazardRatio(aligned.groups.filter { !$0.times.isEmpty }, pValue, level)
  }

  /// The hazard ratio when exactly two groups have records.
  private static func hazardRatio(
    _ groups: [LifeTable.Group], _ pValue: PValue, _ level: Double
  ) throws(StatsError) -> [Estimate] {
    guard groups.count == 2 else { return [] }
    let (first, second) = (groups[0], groups[1])
    let ratio = ConditionalHazardRatio(
      RiskSets(first, second), rejectsOne: pValue.value <= 1 - level, level: level)
    return [
      try Estimate(
        name: "hazard ratio (conditional on the times of events, "
          + "\(first.name) against \(second.name))",
        value: ratio.value,
        confidenceInterval: try ConfidenceInterval(
          lower: ratio.lower, upper: ratio.upper, level: level, method: "score"))
    ]
  }
}

extension LogRankTest {
  /// One line: method, statistic, p-value, estimates, near-equal times, n and exclusions.
  public var description: String {
    line(with: TimeTolerance.remarks(mergedTimes: mergedTimes))
  }
}
