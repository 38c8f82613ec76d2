internal import Distributions
internal import RealModule

/// The hazard ratio of two groups by a named method, with its interval and the p-value that
/// belongs to that interval.
///
/// Obtained from a test without weights: ``LogRankTest/hazardRatios``. With O and E the observed
/// and expected events of the two groups and V the hypergeometric variance of O1 - E1, summed over
/// strata:
public struct HazardRatio: Sendable, Hashable, Codable {
  /// How the hazard ratio is estimated.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// Maximum conditional likelihood given the event times, and the interval of the log-rank
    /// test: ``LogRankTest/estimates``.
    case conditional

    /// Peto's one step from 1: exp((O1 - E1) / V), standard error of the logarithm 1 / √V; "Mantel-
    /// Haenszel" in GraphPad Prism. Its test is the log-rank test. Biased towards 1 when the ratio
    /// is far from 1 or the groups are very unequal. Peto and others, Br J Cancer 35:1, 1977,
    /// doi 10.1038/bjc.1977.1.
    case peto

    /// Σ d1 n2 / n over Σ d2 n1 / n, n1 and n2 of n at risk: Mantel and Haenszel's ratio of rates,
    /// its variance by Greenland and Robins, Biometrics 41:55, 1985, doi 10.2307/2530643.
    /// Bernstein, Anderson and Pike, Biometrics 37:231, 1981.
    case mantelHaenszel = "mantel-haenszel"

    /// (O1 / E1) / (O2 / E2), standard error of the logarithm √(1 / E1 + 1 / E2); "logrank" in
    /// GraphPad Prism. Biased towards 1. Machin, Cheung and Parmar, Survival Analysis, 2006,
    /// section 3.3; Altman, Practical Statistics for Medical Research, 1991, section 13.4.
    case observedOverExpected = "observed-over-expected"
  }

  /// How the ratio was estimated.
  public let method: Method

  /// The ratio of the first against the second group with its interval, whose ends the test of
  /// the p-value just does not reject.
  ///
  /// *Edge cases*: where one group has no events at times at which both are at risk, the ratios
  /// of sums are 0 or infinite and have no interval.
  public let estimate: Estimate

  /// The two-sided p-value of the ratio 1; nil where there is no interval.
  public let pValue: PValue?
}

extension HazardRatio: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: name, value, interval and p-value.
  public var description: String {
    [estimate.description, pValue?.description].compactMap { $0 }.joined(separator: ", ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension HazardRatio {
  /// All estimates for two groups with records, from sums without weights; none for more groups.
  static func all(
    _ compared: ComparedGroups, _ sums: LogRankSums, level: Double
  ) throws(StatsError) -> [HazardRatio] {
    guard let pair = compared.pair else { return [] }
    let (first, second) = pair
    let names = "\(compared.names[first]) against \(compared.names[second])"
    let variance = sums.pairs.weights[first][second]
    let logRank = try PValue(
      ChiSquared(degreesOfFreedom: 1).upperTail(
        sums.pairs.chiSquare(of: sums.differences).value))
    let groups = compared.strata.map { ($0[first], $0[second]) }
    let rates = MantelHaenszelRates(groups.map { [$0.0, $0.1] })
    return [
      try conditional(groups, names, logRank, level),
      try wald(
        .peto, "hazard ratio (Peto's one step, \(names))",
        log: sums.differences[first] / variance, variance: 1 / variance, level, logRank),
      try wald(
        .mantelHaenszel, "hazard ratio (Mantel-Haenszel, \(names))", log: rates.logRatio,
        variance: rates.variance, level),
      try wald(
        .observedOverExpected, "hazard ratio (ratio of O / E, \(names))",
        log: sums.logObservedOverExpected(first) - sums.logObservedOverExpected(second),
        variance: 1 / sums.expected[first] + 1 / sums.expected[second], level),
    ]
  }

  private static func conditional(
    _ groups: [(LifeTable.Group, LifeTable.Group)], _ names: String, _ pValue: PValue,
    _ level: Double
  ) throws(StatsError) -> HazardRatio {
    let ratio = ConditionalHazardRatio(
      RiskSets(groups), rejectsOne: pValue.value <= 1 - level, level: level)
    return HazardRatio(
      method: .conditional,
      estimate: try Estimate(
        name: "hazard ratio (conditional on the times of events, \(names))", value: ratio.value,
        confidenceInterval: try ConfidenceInterval(
          lower: ratio.lower, upper: ratio.upper, level: level, method: "score")),
      pValue: pValue)
  }

  /// An interval that is symmetric for the logarithm, and the test that it inverts.
  private static func wald(
    _ method: Method, _ name: String, log: Double, variance: Double, _ level: Double,
    _ pValue: PValue? = nil
  ) throws(StatsError) -> HazardRatio {
    guard log.isFinite, variance.isFinite, variance > 0 else {
      return HazardRatio(
        method: method,
        estimate: try Estimate(name: name, value: .exp(log), confidenceInterval: nil), pValue: nil)
    }
    let ownPValue: PValue
    if let pValue {
      ownPValue = pValue
    } else {
      ownPValue = try PValue(
        ChiSquared(degreesOfFreedom: 1).upperTail(log * (log / variance)))
    }
    let width = Normal.standard.quantile(upperTail: (1 - level) / 2) * variance.squareRoot()
    return HazardRatio(
      method: method,
      estimate: try Estimate(
        name: name, value: .exp(log),
        confidenceInterval: try ConfidenceInterval(
          lower: .exp(log - width), upper: .exp(log + width), level: level,
          method: "Wald, logarithm")),
      pValue: ownPValue)
  }
}
