import RealModule

extension IncompleteGamma {
  /// The x with P(a, x) = `probability`, times `scale`.
  ///
  /// - Parameters:
  ///   - a: The shape, positive and finite.
  ///   - probability: In 0...1; best at most 1/2.
  ///   - scale: A power of 2.
  /// - Returns: The value, within a unit in the last place; NaN for invalid arguments.
  package static func inverse(
    shape a: Double, lower probability: Double, scale: Double = 1
  ) -> Double {
    inverse(a, probability, lower: true, scale)
  }

  /// The x with Q(a, x) = `probability`, times `scale`.
  ///
  /// - Parameters:
  ///   - a: The shape, positive and finite.
  ///   - probability: In 0...1; best at most 1/2.
  ///   - scale: A power of 2.
  /// - Returns: The value, within a unit in the last place; NaN for invalid arguments.
  package static func inverse(
    shape a: Double, upper probability: Double, scale: Double = 1
  ) -> Double {
    inverse(a, probability, lower: false, scale)
  }

  private static func inverse(
    _ a: Double, _ probability: Double, lower: Bool, _ scale: Double
  ) -> Double {
    guard a > 0, a < .infinity, probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return lower ? 0 : .infinity }
    if probability == 1 { return lower ? .infinity : 0 }
    let leading = leadingLogarithm(a, probability, lower: lower)
    if leading < -40 { return leadingInverse(a, probability, lower: lower, scale: scale) }
    let x = QuantileSearch.solve(
      probability, rising: lower,
      logStart: logStart(a, probability, lower: lower, leading: leading)
    ) { x in
      let tails = tails(shape: a, at: x)
      return QuantileSearch.Point(
        tail: lower ? tails.lower : tails.upper,
        logTail: lower ? tails.logLower : tails.logUpper,
        logSlope: logPrefactor(a, x), bend: a - x)
    }
    return polished(x, shape: a, probability, lower: lower) * scale
  }

  /// The logarithm of the x with x^a / Γ(a + 1) as its lower tail, above that of the quantile.
  private static func leadingLogarithm(
    _ a: Double, _ probability: Double, lower: Bool
  ) -> Double {
    let logLower = lower ? Double.log(probability) : .log(onePlus: -probability)
    return (logLower + (a < 0.5 ? LogGamma.onePlus(a) : LogGamma.value(a + 1))) / a
  }

  /// Wilson and Hilferty's cube of a normal value, or the leading term of P near 0.
  private static func logStart(
    _ a: Double, _ probability: Double, lower: Bool, leading: Double
  ) -> Double {
    let z =
      lower
      ? Normal.standard.quantile(probability)
      : Normal.standard.quantile(upperTail: probability)
    let ninth = 1 / (9 * a)
    let base = 1 - ninth + z * ninth.squareRoot()
    if base > 0.3 { return .log(a) + 3 * .log(base) }
    return lower || leading < 0 ? leading : .log(a + 1)
  }
}
