import RealModule

/// The digamma function ψ = (log Γ)′ and its derivative, for positive arguments.
package enum Digamma {
  /// ψ(x).
  ///
  /// - Parameter x: Positive.
  /// - Returns: The value, with full relative accuracy also near its zero at 1.46; -infinity at 0,
  ///   infinity at infinity, NaN below 0.
  package static func value(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x < 0 ? .nan : x }
    if x < 1e-20 { return -1 / x }
    let distance = (x - root.high) - root.low
    if distance.magnitude < 1e-4 {
      var sum = 0.0
      for coefficient in taylorAtRoot.reversed() { sum = sum * distance + coefficient }
      return sum * distance
    }
    // Sums of terms of both signs below: they keep their digits in double-doubles.
    if x < 10 { return precise(x).value }
    let inverse = 1 / x
    let square = inverse * inverse
    var sum = 0.0
    var factor = Double(2 * LogGamma.stirlingCoefficients.count - 1)
    for coefficient in LogGamma.stirlingCoefficients.reversed() {
      sum = sum * square + coefficient * factor
      factor -= 2
    }
    return .log(x) - (0.5 * inverse + sum * square)
  }

  /// ψ(x) below 10, by upward recursion and its asymptotic series.
  private static func precise(_ x: Double) -> DoubleDouble {
    var shifted = DoubleDouble(x)
    // The sum of 1 / (x + k) as one fraction: both of its sides stay below 1e19.
    var numerator = DoubleDouble(0)
    var denominator = DoubleDouble(1)
    while shifted.high < LogGamma.leastForSeries {
      numerator = numerator * shifted + denominator
      denominator *= shifted
      shifted = shifted + 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    var sum = DoubleDouble(0)
    var factor = Double(2 * LogGamma.stirlingTerms.count - 1)
    for coefficient in LogGamma.stirlingTerms.reversed() {
      sum = sum * square + coefficient * factor
      factor -= 2
    }
    return .log(shifted) - inverse * 0.5 - sum * square - numerator / denominator
  }

  /// ψ′(x), the trigamma function.
  ///
  /// - Parameter x: Positive.
  /// - Returns: The value, positive; infinity at 0, 0 at infinity, NaN below 0.
  package static func derivative(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x == 0 ? .infinity : x < 0 ? .nan : 1 / x }
    let steps = x < 10 ? Int((10 - x).rounded(.up)) : 0
    let shifted = x + Double(steps)
    let inverse = 1 / shifted
    let square = inverse * inverse
    var series = 0.0
    var factor = Double(2 * LogGamma.stirlingCoefficients.count)
    for coefficient in LogGamma.stirlingCoefficients.reversed() {
      series = series * square + coefficient * factor * (factor - 1)
      factor -= 2
    }
    var sum = inverse + (0.5 * square + series * square * inverse)
    // From the smallest term to the greatest.
    for step in stride(from: steps - 1, through: 0, by: -1) {
      let root = 1 / (x + Double(step))
      sum += root * root
    }
    return sum
  }

  /// The zero of the digamma function, and its Taylor coefficients there from the first on.
  private static let root = DoubleDouble(high: 1.4616321449683622, low: 9.549995429965697e-17)
  private static let taylorAtRoot = [
    0.9676722454476212,
    -0.4427631689835921,
    0.258499760955651,
    -0.16394270544240652,
    0.10782405069126237,
    -0.07219956125645471,
  ]
}
