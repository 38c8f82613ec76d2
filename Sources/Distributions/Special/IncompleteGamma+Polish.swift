import RealModule

/// The last step to a quantile of the gamma distribution.
///
/// A relative error e of a tail F is an error e F / (x f) of its quantile x, f the density. The
/// factor is about 1 / shape at small shapes, at most 1.25 / sqrt(shape) in the middle and at most
/// 1 / (z sqrt(shape)) at z standard deviations. In doubles e is some units in the last place,
/// and z²/2 of them in the tails, so that there is one last step of Newton's method
///
/// - below shape 30 with the whole tail to 25 digits or more: no digit is lost to either factor;
/// - below shape 1e4 with the exponent of the saddle point to 30 digits, which takes z²/2 out of
///   e: what is left is 0.23 e at most;
/// - at greater shapes not at all: 0.0125 e and z e / (2 sqrt(shape)) are below a half unit.
extension IncompleteGamma {
  /// The quantile of a tail `probability` near `x`, to half a unit in the last place and a
  /// little more.
  static func polished(_ x: Double, shape a: Double, _ probability: Double, lower: Bool) -> Double {
    guard x > 0, x < .infinity else { return x }
    let step: Double
    if a < 30 {
      if !lower, probability <= 1e-8 {
        // Only shapes below 1e-7 are here: 1 - P has too few digits, the fraction too many levels.
        if x < 1 { return x }
        step = fractionStep(a, x, target: probability)
      } else {
        step = seriesStep(
          a, x, target: DoubleDouble(sum: lower ? 0 : 1, lower ? probability : -probability))
      }
    } else if a < 1e4 {
      step = exponentStep(a, x, probability, lower: lower)
    } else {
      return x
    }
    // A step that is no correction of rounding errors is none at all.
    return step.magnitude < 1e-3 ? x + x * step : x
  }

  /// The quantile of P below 4e-18, where P = x^a / Γ(a + 1) to the last bit; times `scale`.
  static func leadingInverse(
    _ a: Double, _ probability: Double, lower: Bool, scale: Double
  ) -> Double {
    let target = DoubleDouble(sum: lower ? 0 : 1, lower ? probability : -probability)
    let logarithm = (DoubleDouble.log(target) + logFactorial(a)) / a
    return DoubleDouble.exp(logarithm + .log(DoubleDouble(scale))).value
  }

  /// The step of log x to a lower tail, by the series of P.
  private static func seriesStep(_ a: Double, _ x: Double, target: DoubleDouble) -> Double {
    let sum = seriesSum(a, x)
    let miss = relativeMiss(exponent(a, x), factor: sum, target: target)
    return miss * sum.high / a
  }

  /// The step of log x to an upper tail, by the continued fraction of Q.
  private static func fractionStep(_ a: Double, _ x: Double, target: Double) -> Double {
    let fraction = fractionValue(a, x)
    let miss = relativeMiss(
      exponent(a, x), factor: a / fraction, target: DoubleDouble(target))
    return -miss / fraction.high
  }

  /// log(target / (factor exp(exponent))), where that is near 0.
  private static func relativeMiss(
    _ exponent: DoubleDouble, factor: DoubleDouble, target: DoubleDouble
  ) -> Double {
    let small = exponent.high < -500
    let power: DoubleDouble = .exp(small ? exponent + DoubleDouble.logTwo * 600 : exponent)
    let tail = power * factor
    let miss = (small ? target.scaled(by: 0x1p600) : target) - tail
    return .log(onePlus: (miss / tail).high)
  }

  /// a log x - x - log Γ(a + 1).
  private static func exponent(_ a: Double, _ x: Double) -> DoubleDouble {
    DoubleDouble.log(DoubleDouble(x)) * a - x - logFactorial(a)
  }

  /// log Γ(a + 1); the halves below 30 are kept, as most shapes of statistics are among them.
  private static func logFactorial(_ a: Double) -> DoubleDouble {
    if a < 30, (2 * a).rounded() == 2 * a { return logFactorialHalves[Int(2 * a)] }
    if a < 0.5 { return LogGamma.onePlus(DoubleDouble(a)) }
    return LogGamma.value(DoubleDouble(sum: a, 1))
  }

  private static let logFactorialHalves = (0..<60).map {
    LogGamma.value(DoubleDouble(Double($0) / 2 + 1))
  }

  /// 1 + x / (a + 1) (1 + x / (a + 2) (1 + ...)), in pairs of doubles written out.
  private static func seriesSum(_ a: Double, _ x: Double) -> DoubleDouble {
    var (term, termRest) = (1.0, 0.0)
    var (sum, sumRest) = (1.0, 0.0)
    for step in 1...2000 {
      let divisor = DoubleDouble(sum: a, Double(step))
      let inverse = 1 / divisor.high
      let product = term * x
      let productRest = (-product).addingProduct(term, x) + termRest * x
      term = product * inverse
      termRest =
        (product.addingProduct(-term, divisor.high) + (productRest - term * divisor.low)) * inverse
      let total = DoubleDouble(sum: sum, term)
      sum = total.high
      sumRest += total.low + termRest
      if term < sum * 0x1p-104, divisor.high > x { break }
    }
    return DoubleDouble(large: sum, small: sumRest)
  }

  /// The denominator of Legendre's continued fraction, from its end.
  private static func fractionValue(_ a: Double, _ x: Double) -> DoubleDouble {
    let start = DoubleDouble(sum: x, 1) - a
    var value = start + 2 * Double(fractionLevels(a, x))
    for step in stride(from: fractionLevels(a, x), through: 1, by: -1) {
      let n = Double(step)
      let numerator = DoubleDouble(sum: a, -n) * n
      value = start + 2 * (n - 1) + numerator / value
    }
    return value
  }

  /// Levels for 24 digits: twice those for 16, as the logarithm of the error grows with their root.
  private static func fractionLevels(_ a: Double, _ x: Double) -> Int {
    var denominator = x + 1 - a
    var fraction = ContinuedFraction(first: denominator)
    for step in 1...1000 {
      let n = Double(step)
      denominator += 2
      if fraction.append(numerator: -n * (n - a), denominator: denominator) { return 2 * step + 4 }
    }
    return 2004
  }

  /// The step of log x with everything but the exponent of the saddle point in doubles.
  private static func exponentStep(
    _ a: Double, _ x: Double, _ probability: Double, lower: Bool
  ) -> Double {
    let tails = tails(shape: a, at: x)
    var exponent = saddleExponent(a, x)
    if !isUniform(a, x) { exponent = exponent - LogGamma.stirlingError(a) }
    let lost = (exponent - tails.logScale).high
    // Two halves, so that nothing underflows.
    let half = Double.exp(tails.logScale / 2) * 0x1p300
    let tail = tails.factor * half * half
    let target = (tails.storesLower == lower ? probability : 1 - probability) * 0x1p600
    let miss = (target - tail) / tail - lost
    // The tail over x f = sqrt(a / 2π) exp(-deviance - Stirling's error).
    let stirling = isUniform(a, x) ? LogGamma.stirlingError(a) : 0
    let ratio = tails.factor / (a / (2 * .pi)).squareRoot() * .exp(stirling)
    return tails.storesLower ? miss * ratio : -miss * ratio
  }

  /// a - x - a log(a / x), never positive: a log(1 + e) - a e of the excess e = x / a - 1.
  private static func saddleExponent(_ a: Double, _ x: Double) -> DoubleDouble {
    if x / a == .infinity { return DoubleDouble(-x) }
    let shift = DoubleDouble(sum: x, -a)
    if shift.high > -0.3 * a { return DoubleDouble.logOnePlusMinus(shift / a) * a }
    return (DoubleDouble.log(DoubleDouble(x)) - .log(DoubleDouble(a))) * a - shift
  }

  /// x^a e^-x / Γ(a) over a divisor, with the exponent of the saddle point to 30 digits.
  ///
  /// - Parameters:
  ///   - a: The shape, positive and finite.
  ///   - x: Positive and finite.
  ///   - divisor: Positive.
  /// - Returns: The quotient, within some units in the last place.
  static func prefactor(_ a: Double, _ x: Double, over divisor: Double) -> Double {
    let exponent = saddleExponent(a, x) - LogGamma.stirlingError(a)
    guard exponent.high > -2000 else { return 0 }
    // Two halves, so that nothing underflows before the end.
    let half = Double.exp(exponent.high / 2)
    return (a / (2 * .pi)).squareRoot() * half / divisor * half * (1 + exponent.low)
  }
}
