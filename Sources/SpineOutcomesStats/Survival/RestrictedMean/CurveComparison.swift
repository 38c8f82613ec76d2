internal import Distributions
internal import RealModule

/// Two survival curves compared by one number: their restricted means, or S at one time.
///
/// The groups are independent, so that variances add. A difference is referred with its standard
/// error to the normal distribution, a ratio of a and b with the standard error of its logarithm,
/// √(Var(a) / a² + Var(b) / b²); p-value and interval belong to the same statistic, and the
/// interval holds the null value just when p > 1 - level. Variances are Greenwood's, not pooled.
///
/// *Edge cases*: a group without an event by the time has a variance of 0 by Greenwood's formula,
/// so that p and interval rest on the other group's alone and are too small in small samples.
///
/// R: `survRM2::rmst2` for restricted means (there without covariates). Uno and others, J Clin
/// Oncol 32:2380, 2014, doi 10.1200/JCO.2014.55.2208; Klein and others, Stat Med 26:4505, 2007,
/// doi 10.1002/sim.2864.
public struct CurveComparison: HypothesisTest {
  /// What is compared.
  public enum Quantity: String, Sendable, Hashable, Codable, CaseIterable {
    /// The restricted mean to the time, see ``RestrictedMean``.
    case restrictedMean = "restricted mean"

    /// The survival at the time.
    case survival
  }

  /// What was compared, how, and to which time.
  public let method: String

  /// The z statistic.
  public let statistic: TestStatistic?

  /// Two-sided.
  public let alternative: Alternative

  /// Both tails of the normal distribution.
  public let pValue: PValue

  /// The difference or ratio of the first group against the second, with its interval.
  public let estimates: [Estimate]

  /// The standard error of the difference, or of the logarithm of the ratio.
  public let standardError: Double

  /// What was compared.
  public let quantity: Quantity

  /// Difference or ratio.
  public let contrast: CurveContrast

  /// The time to which the means are restricted, or at which S is compared.
  public let time: Double

  /// The number of records of both groups.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// Compares two curves.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` where a value is beyond the follow-up, both have no
  ///   variance, or a ratio has a term that is 0.
  init(
    _ quantity: Quantity, _ time: Double, _ first: SurvivalCurve, _ second: SurvivalCurve,
    _ contrast: CurveContrast, level: Double, exclusions: Exclusions
  ) throws(StatsError) {
    let one = try quantity.value(of: first, at: time, isLost: contrast == .ratioOfLosses)
    let two = try quantity.value(of: second, at: time, isLost: contrast == .ratioOfLosses)
    var (value, error) = (one.value - two.value, (one.variance + two.variance).squareRoot())
    if contrast != .difference {
      guard one.value > 0, two.value > 0 else {
        throw .undefined("a ratio to 0, or of 0, has no logarithm; compare by difference")
      }
      value = Double.log(one.value / two.value)
      let (share, other) = (
        one.variance.squareRoot() / one.value, two.variance.squareRoot() / two.value
      )
      error = Double.hypot(share, other)
    }
    guard error > 0 else {
      throw .undefined(
        "neither group has an event by the time that leaves a variance: nothing to compare")
    }
    let z = value / error
    let half = Normal.standard.quantile(upperTail: (1 - level) / 2) * error
    var limits = (lower: value - half, upper: value + half)
    if contrast != .difference {
      (value, limits) = (Double.exp(value), (Double.exp(limits.lower), Double.exp(limits.upper)))
    }
    let name = quantity.name(contrast)
    method =
      "\(name) \(quantity == .survival ? "at" : "to") \(Decimals.plain(time)) "
      + "(Greenwood's variance, normal)"
    statistic = try TestStatistic("z", z)
    alternative = .twoSided
    pValue = try PValue(2 * Normal.standard.upperTail(z.magnitude))
    estimates = [
      try Estimate(
        name: "\(name) (\(first.group) against \(second.group))", value: value,
        confidenceInterval: ConfidenceInterval(
          lower: limits.lower, upper: limits.upper, level: level,
          method: contrast == .difference ? "Wald" : "Wald, on the logarithm"))
    ]
    standardError = error
    self.quantity = quantity
    self.contrast = contrast
    self.time = time
    count = first.count + second.count
    self.exclusions = exclusions
  }
}

extension CurveComparison.Quantity {
  /// "difference of restricted means", "ratio of survival", "ratio of risks".
  func name(_ contrast: CurveContrast) -> String {
    switch (self, contrast) {
    case (.restrictedMean, .difference): "difference of restricted means"
    case (.restrictedMean, .ratio): "ratio of restricted means"
    case (.restrictedMean, .ratioOfLosses): "ratio of restricted times lost"
    case (.survival, .difference): "difference of survival"
    case (.survival, .ratio): "ratio of survival"
    case (.survival, .ratioOfLosses): "ratio of risks"
    }
  }

  /// The quantity of one curve, or what it leaves of its largest value, with its variance.
  func value(
    of curve: SurvivalCurve, at time: Double, isLost: Bool
  ) throws(StatsError) -> (value: Double, variance: Double) {
    switch self {
    case .restrictedMean:
      let area = try RestrictedArea(curve, to: time)
      return (isLost ? area.lost : area.mean, area.variance)
    case .survival:
      guard let index = try curve.index(at: time) else { return (isLost ? 0 : 1, 0) }
      let survival = curve.survival[index]
      guard survival > 0 else {
        throw .undefined("the survival of group \(curve.group) is 0 and has no standard error")
      }
      return (
        isLost ? 1 - survival : survival, survival * survival * curve.greenwood[index]
      )
    }
  }
}

extension KaplanMeier {
  /// Compares the restricted means of two groups.
  ///
  /// - Parameters:
  ///   - time: The time τ, above 0, in the unit of the data.
  ///   - first: The name of the first group.
  ///   - second: The name of the group it is set against.
  ///   - contrast: Difference, ratio, or ratio of the restricted times lost.
  /// - Returns: The estimate with its interval and p-value, at the level of the curves.
  /// - Throws: As ``restrictedMean(to:)``; ``StatsError/unknownLevel(variable:level:known:)``;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a group against itself;
  ///   ``StatsError/undefined(_:)`` without a variance, or for a ratio with a term that is 0.
  ///
  /// R: `survRM2::rmst2(time, status, arm, tau)`.
  /// - Complexity: O(number of distinct times).
  public func compareRestrictedMeans(
    to time: Double, _ first: String, against second: String,
    as contrast: CurveContrast = .difference
  ) throws(StatsError) -> CurveComparison {
    try compare(.restrictedMean, time, first, second, contrast)
  }

  /// Compares the survival of two groups at a time.
  ///
  /// - Parameters:
  ///   - time: The time, 0 or more, in the unit of the data; fixed before the data were seen.
  ///   - first: The name of the first group.
  ///   - second: The name of the group it is set against.
  ///   - contrast: Difference, ratio, or ratio of the risks 1 - S.
  /// - Returns: The estimate with its interval and p-value, at the level of the curves.
  /// - Throws: As ``SurvivalCurve/survival(at:)``; ``StatsError/undefined(_:)`` without a variance,
  ///   or where S is 0; ``StatsError/unknownLevel(variable:level:known:)``;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a group against itself.
  /// - Complexity: O(log n).
  public func compareSurvival(
    at time: Double, _ first: String, against second: String,
    as contrast: CurveContrast = .difference
  ) throws(StatsError) -> CurveComparison {
    try compare(.survival, time, first, second, contrast)
  }

  private func compare(
    _ quantity: CurveComparison.Quantity, _ time: Double, _ first: String, _ second: String,
    _ contrast: CurveContrast
  ) throws(StatsError) -> CurveComparison {
    func curve(_ name: String) throws(StatsError) -> SurvivalCurve {
      guard let curve = self[name] else {
        throw .unknownLevel(
          variable: labels.group?.label ?? "group", level: name, known: curves.map(\.group))
      }
      return curve
    }
    guard first != second else {
      throw .invalidArgument(name: "second", reason: "a group is not compared with itself")
    }
    return try CurveComparison(
      quantity, time, curve(first), curve(second), contrast, level: level, exclusions: exclusions)
  }
}
