internal import Distributions
import Foundation

/// How the interval of an odds ratio is computed.
public enum OddsRatioInterval: Sendable, Hashable, Codable {
  /// Woolf's: normal on the logarithm, with the variance 1/a + 1/b + 1/c + 1/d.
  ///
  /// It needs records in all cells. `epitools::oddsratio.wald`.
  ///
  /// Source: Woolf, Ann Hum Genet 1955;19:251, doi 10.1111/j.1469-1809.1955.tb01348.x.
  case woolf

  /// The odds ratios that Pearson's plain chi-square test of that ratio keeps (Cornfield's).
  ///
  /// `PropCIs::orscoreci` has the same.
  ///
  /// Source: Cornfield, Proc Third Berkeley Symp Math Stat Prob 1956;4:135.
  case score

  /// The odds ratios that the likelihood-ratio test keeps: that of ``GTest``.
  case likelihoodRatio

  /// The conditional odds ratio with the interval of ``FisherTest``, by one of its methods.
  case exact(ExactTestMethod)
}

extension OddsRatioInterval {
  func estimate(
    _ cells: TwoByTwo, name: (String) -> String, level: Double
  ) throws(StatsError) -> Estimate {
    if case .exact(let method) = self {
      return try Self.exact(cells, method, name: name("conditional odds ratio"), level)
    }
    let ratio = Double(cells.a) / Double(cells.b) * (Double(cells.d) / Double(cells.c))
    return try Estimate(
      name: name("odds ratio"), value: cells.b == 0 || cells.c == 0 ? .infinity : ratio,
      confidenceInterval: limits(cells, level))
  }

  private func limits(_ cells: TwoByTwo, _ level: Double) throws(StatsError) -> ConfidenceInterval {
    let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
    let fit = OddsRatioFit(cells)
    switch self {
    case .woolf, .exact:
      let parts = [cells.a, cells.b, cells.c, cells.d]
      guard parts.allSatisfy({ $0 > 0 }) else {
        throw .undefined("Woolf's interval needs records in all four cells; use another")
      }
      let half = z * parts.reduce(0) { $0 + 1 / Double($1) }.squareRoot()
      let ratio = Double(cells.a) / Double(cells.b) * (Double(cells.d) / Double(cells.c))
      return try ConfidenceInterval(
        lower: ratio * exp(-half), upper: ratio * exp(half), level: level, method: "Woolf")
    case .score:
      return try ConfidenceInterval(
        lower: 1 / fit.swapped.upperLimit(z * z, \.chiSquare),
        upper: fit.upperLimit(z * z, \.chiSquare), level: level, method: "score (Cornfield)")
    case .likelihoodRatio:
      return try ConfidenceInterval(
        lower: 1 / fit.swapped.upperLimit(z * z, \.likelihoodRatio),
        upper: fit.upperLimit(z * z, \.likelihoodRatio), level: level, method: "likelihood ratio")
    }
  }

  private static func exact(
    _ cells: TwoByTwo, _ method: ExactTestMethod, name: String, _ level: Double
  ) throws(StatsError) -> Estimate {
    guard cells.a + cells.b + cells.c + cells.d <= FisherTest.largestCount else {
      throw .tooLarge("more than 1e8 records for an exact odds ratio; use .score")
    }
    let exact = ExactOdds(cells: cells, method: method, alternative: .twoSided)
    let limits = exact.limits(alpha: SignificanceLevel(confidence: level).alpha)
    return try Estimate(
      name: name, value: exact.estimate,
      confidenceInterval: ConfidenceInterval(
        lower: limits.lower, upper: limits.upper, level: level,
        method: FisherTest.intervalName(method, .twoSided)))
  }
}
