import RealModule

/// The logarithm of the beta function.
package enum LogBeta {
  /// log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b).
  ///
  /// - Parameters:
  ///   - a: Positive.
  ///   - b: Positive.
  /// - Returns: The logarithm; NaN for invalid shapes.
  package static func value(_ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, a < .infinity, b < .infinity else { return .nan }
    let (low, high) = (min(a, b), max(a, b))
    if low == 1 { return -.log(high) }
    if low < 10 { return LogGamma.value(low) + LogGamma.difference(high, plus: low) }
    let sum = low + high
    let stirling =
      LogGamma.stirlingError(low)
      + (LogGamma.stirlingError(high) - LogGamma.stirlingError(sum))
    return (low - 0.5) * .log(low / sum) - high * .log(onePlus: low / high)
      + (LogGamma.halfLogTwoPi - 0.5 * .log(high)) + stirling
  }

  /// The same to about 30 digits, with an absolute error of 1e-22 at shapes of 1e8.
  static func precise(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = logGamma(DoubleDouble(sum: a, b))
    return logGamma(DoubleDouble(a)) + logGamma(DoubleDouble(b)) - sum
  }

  private static func logGamma(_ x: DoubleDouble) -> DoubleDouble {
    let twice = 2 * x.high
    guard x.low == 0, twice <= 100, twice == twice.rounded() else { return LogGamma.value(x) }
    return halves[Int(twice)]
  }

  /// log Γ at the halves of 0...100: the shapes of t and F are halves of whole numbers.
  private static let halves = (0...100).map { LogGamma.value(DoubleDouble(Double($0) / 2)) }
}
