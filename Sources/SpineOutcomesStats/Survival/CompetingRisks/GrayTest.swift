internal import Distributions

/// Gray's test: whether groups have the same cumulative incidence of a cause.
///
/// The log-rank test of the subdistribution: a person who had an event of another cause stays at
/// risk in it, which the test estimates without following anyone up beyond that event. With the
/// scores U and their covariance V, U' V⁻ U is chi-square with the rank of V as degrees of freedom:
/// the number of groups less 1, when all are compared. It answers another question than the
/// log-rank test of the cause with the others censored, which compares hazards; the two can differ
/// in direction.
///
/// R: `cmprsk::cuminc(time, cause, group, strata, rho)$Tests`. Gray, Ann Stat 16:1141, 1988,
/// doi 10.1214/aos/1176350951.
public struct GrayTest: HypothesisTest {
  /// A group of the test.
  public struct Group: Sendable, Hashable, Codable {
    /// The name of the group.
    public let name: String

    /// The number of records.
    public let count: Int

    /// The number of events of the cause.
    public let observed: Int

    /// The number expected if all groups had the same cumulative incidence.
    public let expected: Double

    /// The score: Σ (1 - F0)^ρ (observed - expected).
    public let score: Double
  }

  /// The name of the test, with its cause, its weight and the strata.
  public let method: String

  /// The chi-square statistic with its degrees of freedom.
  public let statistic: TestStatistic?

  /// Two-sided: the statistic has no direction.
  public let alternative: Alternative

  /// The upper tail of chi-square.
  public let pValue: PValue

  /// None: the test has no estimate of its own.
  public let estimates: [Estimate]

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The cause whose incidences are compared.
  public let cause: String

  /// The groups with their scores, in the order of the table.
  public let groups: [Group]

  /// The covariance of the scores: a row for each group.
  public let covariance: [[Double]]

  /// The exponent ρ of the weight (1 - F0)^ρ.
  public let rho: Double

  /// How many strata have records; 1 for a test that is not stratified.
  public let strataCount: Int

  /// Which times count as equal.
  public let timeTolerance: TimeTolerance

  /// How many distinct times the tolerance made equal to a smaller one.
  public let mergedTimes: Int

  /// The number of events of the cause.
  public var events: Int { groups.reduce(0) { $0 + $1.observed } }

  /// Compares the cumulative incidence of a cause in the groups of a life table, within its strata.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up, with all causes.
  ///   - cause: The name of the cause.
  ///   - rho: The exponent of the weight (1 - F0)^ρ with the pooled incidence F0: 0 (the default)
  ///     weighs all times alike, a larger one early times more; 0 or more.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a tolerance or exponent out of
  ///   range; ``StatsError/unknownLevel(variable:level:known:)`` for a cause that is none;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for fewer than two groups with records;
  ///   ``StatsError/undefined(_:)`` for a table in which a cause is counted as censored, with late
  ///   entry, which the test does not know, without events of the cause, when no two groups are at
  ///   risk at one, and when the pooled incidence reaches 1 while groups are still compared;
  ///   ``StatsError/tooLarge(_:)`` for more than 256 groups.
  ///
  /// *Edge cases*: a group without records or never compared is listed and takes no degree of
  /// freedom; `cmprsk` gives no result there. With a single cause the scores are those of the
  /// log-rank test, the variance is near its own and not the same. A stratum with one group adds
  /// nothing.
  ///
  /// - Complexity: O(number of distinct times * the cube of the number of groups).
  public init(
    _ lifeTable: LifeTable, cause: String, rho: Double = 0,
    timeTolerance: TimeTolerance = .standard, labels: SurvivalLabels = SurvivalLabels(),
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    guard rho >= 0, rho < .infinity else {
      throw .invalidArgument(name: "rho", reason: "the exponent of a weight is 0 or more")
    }
    guard let place = lifeTable.causes.firstIndex(of: cause) else {
      throw .unknownLevel(variable: labels.event.label, level: cause, known: lifeTable.causes)
    }
    let aligned = try Self.aligned(lifeTable, timeTolerance, labels)
    let strata = aligned.strata.map(\.groups)
    let sums = try GraySums(strata, cause: place, exponent: rho)
    guard sums.observed.contains(where: { $0 > 0 }) else {
      throw .undefined("no events of \(cause): Gray's test is undefined")
    }
    let form = QuadraticForm(covariance: sums.covariance, of: sums.scores)
    guard form.rank > 0 else {
      throw .undefined(
        "Gray's test is undefined: no two groups are at risk at an event of \(cause)")
    }
    var parts = ["Gray's test of \(cause)"]
    if rho > 0 { parts.append("rho = \(Decimals.plain(rho))") }
    if strata.count > 1 {
      parts.append("stratified" + (labels.stratum.map { " by \($0.label)" } ?? ""))
    }
    method = parts.joined(separator: ", ")
    let freedom = Double(form.rank)
    statistic = try TestStatistic("chi-square", form.value, degreesOfFreedom: freedom)
    alternative = .twoSided
    pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(form.value))
    estimates = []
    count = lifeTable.count
    self.exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    self.cause = cause
    groups = lifeTable.groupNames.indices.map { group in
      Group(
        name: lifeTable.groupNames[group],
        count: strata.reduce(0) { $0 + $1[group].count }, observed: sums.observed[group],
        expected: sums.expected[group], score: sums.scores[group])
    }
    covariance = sums.covariance
    self.rho = rho
    strataCount = strata.count { $0.contains { !$0.times.isEmpty } }
    self.timeTolerance = timeTolerance
    mergedTimes = aligned.merged
  }

  /// The table with near-equal times made equal, unless the test does not know such a table.
  private static func aligned(
    _ table: LifeTable, _ tolerance: TimeTolerance, _ labels: SurvivalLabels
  ) throws(StatsError) -> AlignedTimes {
    guard table.censoredCauses.isEmpty else {
      throw .undefined(
        "events of \(table.censoredCauses.joined(separator: ", ")) are counted as censored: "
          + "Gray's test needs the table with all causes")
    }
    guard table.groupNames.count <= 256 else {
      throw .tooLarge("more than 256 groups to compare by Gray's test")
    }
    let found = table.groups.count { !$0.times.isEmpty }
    guard found >= 2 else {
      throw .tooFewGroups(variable: labels.group?.label ?? "group", found: found, needed: 2)
    }
    guard table.strata.allSatisfy({ $0.groups.allSatisfy(\.lateEntries.isEmpty) }) else {
      throw .undefined(
        "Gray's test is for follow-up from the origin; with late entry compare the hazards of the "
          + "cause: a log-rank test of the table from censoringOthers(than:)")
    }
    return try AlignedTimes(table, tolerance)
  }
}

extension GrayTest {
  /// One line: method, statistic, p-value, near-equal times, n and exclusions.
  public var description: String {
    line(with: TimeTolerance.remarks(mergedTimes: mergedTimes))
  }
}
