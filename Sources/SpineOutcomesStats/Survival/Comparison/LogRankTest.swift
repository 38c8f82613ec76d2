internal import Distributions

/// The log-rank test and its weighted relatives: whether groups have the same hazard at every time.
///
/// At each event time the events of a group are compared with its share of those at risk, given
/// the number of events (hypergeometric, exact with ties). With U the sums over time, and over
/// strata, of w(t) (observed - expected) and V their covariance, U' V⁻ U is chi-square with as
/// many degrees of freedom as V has rank: the number of groups less 1, when all are compared.
///
/// R: `survdiff(Surv(time, event) ~ group + strata(stratum))` for ``LogRankWeight/logRank``,
/// `rho = 1` for ``PetoWeight/survivalBefore``. Mantel, Cancer Chemother Rep 50:163, 1966; for
/// weights and strata Klein and Moeschberger, Survival Analysis, 2003, sections 7.3 and 7.5.
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

    /// Σ w(t) (observed - expected); without weights, observed less expected.
    public let weightedDifference: Double
  }

  /// The name of the test, with the form of its statistic and the strata where they are not the
  /// usual ones.
  public let method: String

  /// The chi-square statistic with its degrees of freedom.
  public let statistic: TestStatistic?

  /// Two-sided: the statistic has no direction.
  public let alternative: Alternative

  /// The upper tail of chi-square.
  public let pValue: PValue

  /// For two groups with records and the plain log-rank test, the hazard ratio of the first
  /// against the second, with its interval.
  ///
  /// The model is Cox's for discrete time, conditional on the times of events: with n1 and n0 at
  /// risk and d events in all, those of the first group have Fisher's noncentral hypergeometric
  /// distribution with the odds ratio θ; for one event, θ n1 / (θ n1 + n0). The estimate is the
  /// root of the score U(θ) = O1 - Σ E(θ), the interval the θ at which U² / V, with V = Σ Var(θ),
  /// does not exceed the quantile of chi-square. At θ = 1 that is the log-rank test, so the
  /// interval holds 1 just when p > 1 - level. Strata share θ.
  ///
  /// *Edge cases*: none for weighted tests and ``LogRankStatistic/observedOverExpected``, whose
  /// p-value it might contradict. Where at every time as many events as could be are the first
  /// group's, or as few, the likelihood has no maximum; the estimate and one limit are infinity or
  /// 0. Where the accepted θ are several pieces, as very unequal risk sets can have it, a limit is
  /// the end of one of them. With ties among many events θ is a ratio of odds, farther from 1 than
  /// that of hazards in continuous time.
  ///
  /// R: `coxph(Surv(time, event) ~ group, ties = "exact")` gives this estimate; its interval is
  /// Wald's. Cox, J R Stat Soc B 34:187, 1972, doi 10.1111/j.2517-6161.1972.tb00899.x.
  public let estimates: [Estimate]

  /// For two groups with records and no weights, the hazard ratio by each ``HazardRatio/Method``,
  /// with the p-value of its own interval; that of Peto's is the log-rank test's.
  public let hazardRatios: [HazardRatio]

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups with their observed and expected events, in the order of the table.
  public let groups: [Group]

  /// The covariance of the weighted differences: a row for each group.
  public let covariance: [[Double]]

  /// How much each event time counts.
  public let weight: LogRankWeight

  /// Which statistic was computed.
  public let form: LogRankStatistic

  /// How many strata have records; 1 for a test that is not stratified.
  public let strataCount: Int

  /// Which times count as equal.
  public let timeTolerance: TimeTolerance

  /// How many distinct times the tolerance made equal to a smaller one.
  public let mergedTimes: Int

  /// The number of events.
  public var events: Int { groups.reduce(0) { $0 + $1.observed } }

  /// Compares the groups of a life table, within its strata.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up.
  ///   - weight: How much each event time counts.
  ///   - form: Which statistic is computed.
  ///   - level: The confidence level of hazard ratios, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a level, tolerance or exponent out
  ///   of range, or a weighted test of the form Σ (O - E)² / E;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for fewer than two groups with records;
  ///   ``StatsError/undefined(_:)`` without events, when no two groups are at risk at an event
  ///   time that leaves anyone, or when the tolerance ties a late entry with the exit after it;
  ///   ``StatsError/tooLarge(_:)`` for more than 4096 groups.
  ///
  /// *Edge cases*: a group without records or never at risk at an event time is listed and takes
  /// no degree of freedom. Groups that are never at risk together in a stratum are not compared;
  /// R stops there with a singular matrix. A stratum with one group adds nothing.
  ///
  /// - Complexity: O(number of distinct times * the square of the number of groups); for the
  ///   conditional hazard ratio about 20 passes over the times of events.
  public init(
    _ lifeTable: LifeTable, weight: LogRankWeight = .logRank,
    form: LogRankStatistic = .hypergeometric, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard, labels: SurvivalLabels = SurvivalLabels(),
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    try weight.check()
    guard form == .hypergeometric || weight == .logRank else {
      throw .invalidArgument(
        name: "form", reason: "the sum of (O - E)^2 / E has no weighted form")
    }
    let compared = try ComparedGroups(lifeTable, timeTolerance, labels)
    let sums = LogRankSums(compared.strata, weight: weight)
    let chiSquare = try compared.chiSquare(sums)
    let freedom = Double(chiSquare.degreesOfFreedom)
    let value = form == .hypergeometric ? chiSquare.value : sums.observedOverExpected
    method = compared.method(weight.testName, form)
    statistic = try TestStatistic("chi-square", value, degreesOfFreedom: freedom)
    alternative = .twoSided
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(value))
    count = lifeTable.count
    self.exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    groups = compared.names.indices.map { compared.group($0, sums) }
    covariance = sums.pairs.covariance
    self.weight = weight
    self.form = form
    strataCount = compared.strataCount
    self.timeTolerance = timeTolerance
    mergedTimes = compared.merged
    hazardRatios =
      weight == .logRank ? try HazardRatio.all(compared, sums, level: level) : []
    estimates =
      form == .hypergeometric
      ? hazardRatios.filter { $0.method == .conditional }.map(\.estimate) : []
  }
}

extension LogRankTest {
  /// One line: method, statistic, p-value, estimates, near-equal times, n and exclusions.
  public var description: String {
    line(with: TimeTolerance.remarks(mergedTimes: mergedTimes))
  }
}
