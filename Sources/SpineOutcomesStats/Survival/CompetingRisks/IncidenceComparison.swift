internal import Distributions
internal import RealModule

/// How two cumulative incidences at one time are set against each other.
public enum IncidenceContrast: String, Sendable, Hashable, Codable, CaseIterable {
  /// The first less the second; null value 0.
  case difference

  /// The first over the second, with its interval on the scale of the logarithm; null value 1.
  case ratio

  /// The ratio of log(1 - F), of the cumulative subdistribution hazards, with its interval on the
  /// scale log(-log(1 - F)); null value 1.
  case subdistributionHazardRatio = "ratio of cumulative subdistribution hazards"
}

/// The cumulative incidences of a cause in two groups, compared at one time.
///
/// The groups are independent, so that variances add, each by the estimator of the curves. A
/// difference is referred with its standard error to the normal distribution, a ratio with that of
/// its logarithm; p-value and interval belong to the same statistic, and the interval holds the
/// null value just when p > 1 - level.
///
/// *Edge cases*: a group without an event of the cause by the time has a variance of 0, so that p
/// and interval of a difference rest on the other group's alone and are too small in small samples.
///
/// Klein and others, Stat Med 26:4505, 2007, doi 10.1002/sim.2864; Zhang and Fine, Stat Med
/// 27:6220, 2008, doi 10.1002/sim.3459.
public struct IncidenceComparison: HypothesisTest {
  /// What was compared, how, and at which time.
  public let method: String

  /// The z statistic.
  public let statistic: TestStatistic?

  /// Two-sided.
  public let alternative: Alternative

  /// Both tails of the normal distribution.
  public let pValue: PValue

  /// The contrast of the first group against the second, with its interval.
  public let estimates: [Estimate]

  /// The standard error of the difference, or of the logarithm of the ratio.
  public let standardError: Double

  /// The cause.
  public let cause: String

  /// The names of the two groups, the first set against the second.
  public let groups: [String]

  /// Difference or ratio.
  public let contrast: IncidenceContrast

  /// The time at which the incidences are compared.
  public let time: Double

  /// The number of records of both groups.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Compares two curves of one cause.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` where the time is beyond a follow-up, both have no
  ///   variance, or a ratio has a term that is 0.
  init(
    _ time: Double, _ first: IncidenceCurve, _ second: IncidenceCurve,
    _ contrast: IncidenceContrast, exclusions: Exclusions
  ) throws(StatsError) {
    let (one, other) = (try contrast.term(of: first, time), try contrast.term(of: second, time))
    let (value, error) = (one.value - other.value, Double.hypot(one.error, other.error))
    guard error > 0 else {
      throw .undefined(
        "neither group has an event of \(first.cause) by the time that leaves a variance: "
          + "nothing to compare")
    }
    let half = Normal.standard.quantile(upperTail: (1 - first.level) / 2) * error
    let isRatio = contrast != .difference
    func shown(_ value: Double) -> Double { isRatio ? Double.exp(value) : value }
    let place = Decimals.plain(time)
    method = "\(contrast.name) of \(first.cause) at \(place) (\(first.variance.name), normal)"
    statistic = try TestStatistic("z", value / error)
    alternative = .twoSided
    pValue = try PValue(2 * Normal.standard.upperTail((value / error).magnitude))
    estimates = [
      try Estimate(
        name: "\(contrast.name) (\(first.group) against \(second.group))", value: shown(value),
        confidenceInterval: ConfidenceInterval(
          lower: shown(value - half), upper: shown(value + half), level: first.level,
          method: isRatio ? "Wald, on the logarithm" : "Wald"))
    ]
    standardError = error
    cause = first.cause
    groups = [first.group, second.group]
    self.contrast = contrast
    self.time = time
    count = first.count + second.count
    self.exclusions = exclusions
  }
}

extension IncidenceContrast {
  /// "difference of cumulative incidences".
  package var name: String {
    switch self {
    case .difference: "difference of cumulative incidences"
    case .ratio: "ratio of cumulative incidences"
    case .subdistributionHazardRatio: rawValue
    }
  }

  /// What is subtracted for one curve, on the scale of the contrast, with its standard error.
  fileprivate func term(
    of curve: IncidenceCurve, _ time: Double
  ) throws(StatsError) -> (value: Double, error: Double) {
    let index = try curve.index(at: time)
    let incidence = index.map { curve.incidence[$0] } ?? 0
    let error = index.map { curve.variances[$0].squareRoot() } ?? 0
    guard self != .difference else { return (incidence, error) }
    guard incidence > 0 else {
      throw .undefined(
        "group \(curve.group) has no event of \(curve.cause) by the time, and a ratio no "
          + "logarithm; compare by difference")
    }
    guard self == .subdistributionHazardRatio else {
      return (Double.log(incidence), error / incidence)
    }
    guard incidence < 1 else {
      throw .undefined(
        "the incidence of \(curve.cause) in group \(curve.group) is 1; compare by difference")
    }
    let hazard = -Double.log(onePlus: -incidence)
    return (Double.log(hazard), error / ((1 - incidence) * hazard))
  }
}

extension CumulativeIncidence {
  /// Compares the cumulative incidence of a cause in two groups at a time.
  ///
  /// - Parameters:
  ///   - cause: The name of the cause.
  ///   - time: The time, 0 or more, in the unit of the data; fixed before the data were seen.
  ///   - first: The name of the first group.
  ///   - second: The name of the group it is set against.
  ///   - contrast: Difference, ratio, or ratio of the cumulative subdistribution hazards.
  /// - Returns: The estimate with its interval and p-value, at the level of the curves.
  /// - Throws: As ``IncidenceCurve/incidence(at:)``; ``StatsError/undefined(_:)`` without a
  ///   variance, or for a ratio with a term that is 0;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a cause or group that is none;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a group against itself.
  /// - Complexity: O(log n).
  public func compare(
    _ cause: String, at time: Double, _ first: String, against second: String,
    as contrast: IncidenceContrast = .difference
  ) throws(StatsError) -> IncidenceComparison {
    try check(cause: cause)
    func curve(_ name: String) throws(StatsError) -> IncidenceCurve {
      guard let curve = self[cause, group: name] else {
        throw .unknownLevel(
          variable: labels.group?.label ?? "group", level: name, known: lifeTable.groupNames)
      }
      return curve
    }
    guard first != second else {
      throw .invalidArgument(name: "second", reason: "a group is not compared with itself")
    }
    return try IncidenceComparison(
      time, curve(first), curve(second), contrast, exclusions: exclusions)
  }
}
