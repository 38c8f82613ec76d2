import RealModule

/// Fisher's F distribution, of a ratio of two mean squares.
///
/// With degrees of freedom that are not positive and finite, every function is NaN.
package struct FisherF: ContinuousDistribution, Equatable {
  package let numerator: Double
  package let denominator: Double

  package init(numerator: Double, denominator: Double) {
    let valid =
      numerator > 0 && numerator < .infinity && denominator > 0 && denominator < .infinity
    self.numerator = valid ? numerator : .nan
    self.denominator = valid ? denominator : .nan
  }

  package func density(_ x: Double) -> Double { .exp(logDensity(x)) }

  package func logDensity(_ x: Double) -> Double {
    if x.isNaN || numerator.isNaN { return .nan }
    if x < 0 || x == .infinity { return -.infinity }
    if x == 0 {
      return numerator > 2 ? -.infinity : (numerator < 2 ? .infinity : 0)
    }
    return point(x).logPrefactor - .log(x)
  }

  package func cdf(_ x: Double) -> Double { tails(x).lower }

  package func upperTail(_ x: Double) -> Double { tails(x).upper }

  package func logCdf(_ x: Double) -> Double { tails(x).logLower }

  package func logUpperTail(_ x: Double) -> Double { tails(x).logUpper }

  package func quantile(_ probability: Double) -> Double {
    inverse(probability, lower: true)
  }

  package func quantile(upperTail probability: Double) -> Double {
    inverse(probability, lower: false)
  }

  /// The point of the beta distribution with shapes m/2 and n/2 at x.
  private func point(_ x: Double) -> BetaPoint {
    let (a, b) = (numerator / 2, denominator / 2)
    // x / (x + n/m) and its complement, each by one division.
    let balance = b / a
    let share = x > balance ? 1 / (1 + balance / x) : (x / balance) / (1 + x / balance)
    let rest = x > balance ? (balance / x) / (1 + balance / x) : 1 / (1 + x / balance)
    // a rest - b share = b (1 - x) / (x + n/m).
    let distance =
      x > balance ? b * ((1 - x) / x) / (1 + balance / x) : a * (1 - x) / (1 + x / balance)
    return BetaPoint(a: a, b: b, x: share, y: rest, distance: distance)
  }

  private func tails(_ x: Double) -> Tails {
    if x.isNaN || numerator.isNaN { return .invalid }
    if x <= 0 { return .allUpper }
    if x == .infinity { return .allLower }
    return IncompleteBeta.tails(point(x))
  }

  private func inverse(_ probability: Double, lower: Bool) -> Double {
    guard numerator > 0, probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return lower ? 0 : .infinity }
    if probability == 1 { return lower ? .infinity : 0 }
    let (a, b) = (numerator / 2, denominator / 2)
    return BetaQuantile(
      a: a, b: b, numerator: numerator, denominator: denominator, squares: false
    ).solve(
      probability, lower: lower, start: BetaQuantileStart.logOdds(a, b, probability, lower: lower)
    ).value
  }
}
