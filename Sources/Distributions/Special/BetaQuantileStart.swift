import RealModule

/// A first guess at the quantile of a beta distribution.
///
/// From shapes of 1 on Carter's approximation to Fisher's z (Abramowitz and Stegun, 26.5.22),
/// below from the leading terms at both ends.
enum BetaQuantileStart {
  /// The logarithm of the odds x / (1 - x) with the tail `probability`, in (0, 1).
  static func logOdds(_ a: Double, _ b: Double, _ probability: Double, lower: Bool) -> Double {
    if a > 1, b > 1 {
      let z =
        lower
        ? Normal.standard.quantile(probability)
        : Normal.standard.quantile(upperTail: probability)
      let (first, second) = (1 / (2 * a - 1), 1 / (2 * b - 1))
      let bend = (z * z - 3) / 6
      let mean = 2 / (first + second)
      let root = max(0, mean + bend).squareRoot()
      let turn = (second - first) * (bend + 5.0 / 6 - 2 / (3 * mean))
      let twice = 2 * (z * root / mean + turn)
      return .log(a) - .log(b) + twice
    }
    // The two parts of the density, x^(a-1) near 0 and y^(b-1) near 1.
    let sum = a + b
    let left = Double.exp(a * .log(a / sum)) / a
    let right = Double.exp(b * .log(b / sum)) / b
    let total = left + right
    let below = lower ? probability : 1 - probability
    if below < left / total {
      let logX = (.log(a * total) + (lower ? .log(probability) : .log(below))) / a
      return logX < -0.7 ? logX : logX - .log(max(1e-3, -.expMinusOne(logX)))
    }
    let above = lower ? 1 - probability : probability
    let logY = (.log(b * total) + .log(above)) / b
    return logY < -0.7 ? -logY : .log(max(1e-3, -.expMinusOne(logY))) - logY
  }
}
