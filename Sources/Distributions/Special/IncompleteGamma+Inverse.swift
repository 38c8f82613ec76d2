import RealModule

extension IncompleteGamma {
  /// The x with P(a, x) = `probability`.
  ///
  /// - Parameters:
  ///   - a: The shape, positive and finite.
  ///   - probability: In 0...1; best at most 1/2.
  /// - Returns: The value; NaN for invalid arguments.
  package static func inverse(shape a: Double, lower probability: Double) -> Double {
    inverse(a, probability, lower: true)
  }

  /// The x with Q(a, x) = `probability`.
  ///
  /// - Parameters:
  ///   - a: The shape, positive and finite.
  ///   - probability: In 0...1; best at most 1/2.
  /// - Returns: The value; NaN for invalid arguments.
  package static func inverse(shape a: Double, upper probability: Double) -> Double {
    inverse(a, probability, lower: false)
  }

  private static func inverse(_ a: Double, _ probability: Double, lower: Bool) -> Double {
    guard a > 0, a < .infinity, probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return lower ? 0 : .infinity }
    if probability == 1 { return lower ? .infinity : 0 }
    return QuantileSearch.solve(
      probability, rising: lower, logStart: logStart(a, probability, lower: lower)
    ) { x in
      let tails = tails(shape: a, at: x)
      return QuantileSearch.Point(
        tail: lower ? tails.lower : tails.upper,
        logTail: lower ? tails.logLower : tails.logUpper,
        logSlope: logPrefactor(a, x), bend: a - x)
    }
  }

  /// Wilson and Hilferty's cube of a normal value, or the leading term of P near 0.
  private static func logStart(_ a: Double, _ probability: Double, lower: Bool) -> Double {
    let z =
      lower
      ? Normal.standard.quantile(probability)
      : Normal.standard.quantile(upperTail: probability)
    let ninth = 1 / (9 * a)
    let base = 1 - ninth + z * ninth.squareRoot()
    if base > 0.3 { return .log(a) + 3 * .log(base) }
    let logLower = lower ? Double.log(probability) : .log(onePlus: -probability)
    let leading = (logLower + LogGamma.value(a + 1)) / a
    return lower || leading < 0 ? leading : .log(a + 1)
  }
}
