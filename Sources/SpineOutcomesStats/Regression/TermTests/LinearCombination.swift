import LinearAlgebra
import RealModule

/// A linear combination of the coefficients of a regression: a contrast of two levels, or the
/// odds or hazard ratio of ten years.
public struct LinearCombination: HypothesisTest {
  /// A coefficient and what it is multiplied by.
  public struct Part: Sendable, Hashable, Codable {
    /// The name of the column.
    public let column: String

    /// The weight, not zero.
    public let weight: Double
  }

  /// The coefficients with their weights, in the order of the regression.
  public let parts: [Part]

  /// The name of the test.
  public let method: String

  /// The combination in words, as "10 age - hospital: B".
  public let variables: String?

  /// The combination of the estimates, the logarithm of an odds or hazard ratio.
  public let estimate: Double

  /// Its standard error, by the covariance of the regression's inference.
  public let standardError: Double

  /// z, or after cluster-robust inference t with clusters - 1 degrees of freedom.
  public let statistic: TestStatistic?

  /// Two-sided: the combination is not zero.
  public let alternative: Alternative

  /// The two-sided p-value of the statistic.
  public let pValue: PValue

  /// The interval of the combination, from the same covariance as the p-value.
  public let confidenceInterval: ConfidenceInterval

  /// The odds or hazard ratio alone, as every test lists its estimates.
  public let estimates: [Estimate]

  /// The number of records analysed.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// exp(estimate) with the same interval; infinite where a double cannot hold it, which is
  /// printed as "beyond range".
  public var oddsRatio: Estimate? { estimates.first }

  /// The same for the combination of a Cox regression.
  public var hazardRatio: Estimate? { estimates.first }

  /// One line: the combination, method, statistic, p-value, odds ratio, n and exclusions.
  public var description: String {
    line(with: [], estimates: estimates.map(\.exponentialDescription))
  }

  init(_ space: WaldSpace, weights: [Double], level: Double) throws(StatsError) {
    let estimate = space.estimate(weights)
    let standardError = OrthogonalBasis.length(space.row(weights))
    guard estimate.isFinite, standardError.isFinite, standardError > 0 else {
      throw .undefined("the combination exceeds the range of a double; use smaller weights")
    }
    let inference = try WaldInference(space.reference, name: space.method, level: level)
      .inference(estimate, standardError)
    let interval = inference.interval
    parts = zip(space.names, weights).filter { $0.1 != 0 }.map { .init(column: $0, weight: $1) }
    method = "Test of a linear combination (\(space.method))"
    variables = Self.words(parts)
    self.estimate = estimate
    self.standardError = standardError
    statistic = inference.statistic
    alternative = .twoSided
    pValue = inference.pValue
    confidenceInterval = interval
    estimates = [
      try Estimate(
        name: space.measure.rawValue, value: .exp(estimate),
        confidenceInterval: ConfidenceInterval(
          lower: .exp(interval.lower), upper: .exp(interval.upper), level: interval.level,
          method: interval.method))
    ]
    count = space.count
    exclusions = space.exclusions
  }

  private static func words(_ parts: [Part]) -> String {
    var text = ""
    for part in parts {
      let size = part.weight.magnitude
      let term = size == 1 ? part.column : "\(Decimals.plain(size)) \(part.column)"
      if text.isEmpty {
        text = part.weight < 0 ? "-\(term)" : term
      } else {
        text += (part.weight < 0 ? " - " : " + ") + term
      }
    }
    return text
  }
}
