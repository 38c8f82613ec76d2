/// The inverse of the regularised incomplete beta function.
extension IncompleteBeta {
  /// A point x of the beta distribution with its complement, each right to the last bit.
  package struct Quantile: Sendable, Equatable {
    package let x: Double
    /// 1 - x, with its own digits where x is near 1.
    package let complement: Double
  }

  /// The x with I_x(a, b) = p.
  ///
  /// - Parameters:
  ///   - probability: p, in 0...1.
  ///   - a: Positive and finite.
  ///   - b: Positive and finite.
  /// - Returns: x and 1 - x, 0 where they are below the range of normal numbers; NaN for invalid
  ///   arguments and where the iteration does not converge.
  package static func quantile(_ probability: Double, _ a: Double, _ b: Double) -> Quantile {
    quantile(probability, a, b, lower: true)
  }

  /// The x with 1 - I_x(a, b) = q.
  ///
  /// - Parameters:
  ///   - probability: q, in 0...1.
  ///   - a: Positive and finite.
  ///   - b: Positive and finite.
  /// - Returns: As for the lower tail.
  package static func quantile(
    upperTail probability: Double, _ a: Double, _ b: Double
  ) -> Quantile {
    quantile(probability, a, b, lower: false)
  }

  private static func quantile(
    _ probability: Double, _ a: Double, _ b: Double, lower: Bool
  ) -> Quantile {
    guard a > 0, b > 0, a < .infinity, b < .infinity, probability >= 0, probability <= 1 else {
      return Quantile(x: .nan, complement: .nan)
    }
    if probability == 0 || probability == 1 {
      let isLow = (probability == 0) == lower
      return Quantile(x: isLow ? 0 : 1, complement: isLow ? 1 : 0)
    }
    let start = BetaQuantileStart.logOdds(a, b, probability, lower: lower)
    let odds = BetaQuantile(a: a, b: b, numerator: 1, denominator: 1, squares: false)
      .solve(probability, lower: lower, start: start)
    if odds.high == .infinity { return Quantile(x: 1, complement: 0) }
    let total = odds + 1
    return Quantile(x: (odds / total).value, complement: (1 / total).value)
  }
}
