import RealModule

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x).
///
/// Four regions: series for P below the shape, Legendre's continued fraction for Q above it,
/// Temme's uniform expansion at large shapes near the mean, and a difference without
/// cancellation at small shapes and arguments. The prefactor x^a e^-x / Γ(a) is formed by
/// the saddle point, so no digits are lost at shapes of 1e8.
///
/// Gil, Segura, Temme, SIAM J Sci Comput 2012;34:A2965, doi 10.1137/120872553.
package enum IncompleteGamma {
  /// P(a, x) and Q(a, x).
  ///
  /// - Parameters:
  ///   - a: The shape, positive and finite.
  ///   - x: Not negative.
  /// - Returns: The pair; both NaN for invalid arguments.
  package static func tails(shape a: Double, at x: Double) -> Tails {
    guard a > 0, a < .infinity, x >= 0 else { return .invalid }
    if x == 0 { return .allUpper }
    if x == .infinity { return .allLower }
    if isUniform(a, x) { return uniform(a, x) }
    if a < 1, x < 1.5 { return smallShape(a, x) }
    return x < a ? series(a, x) : fraction(a, x)
  }

  /// Whether Temme's expansion is used.
  static func isUniform(_ a: Double, _ x: Double) -> Bool {
    a >= 30 && (x - a).magnitude < 0.6 * a
  }

  /// The logarithm of x^a e^-x / Γ(a).
  static func logPrefactor(_ a: Double, _ x: Double) -> Double {
    0.5 * .log(a / (2 * .pi)) + logPrefactorExponent(a, x)
  }

  /// P(a, x) and Q(a, x) where x is so small that P = x^a / Γ(a + 1), by the logarithm of x.
  static func leadingTails(shape a: Double, logarithm: Double) -> Tails {
    let exponent = a * logarithm - (a < 0.5 ? LogGamma.onePlus(a) : LogGamma.value(a + 1))
    return exponent < -0.69
      ? Tails(factor: 1, logScale: exponent, storesLower: true)
      : Tails(factor: -.expMinusOne(exponent), logScale: 0, storesLower: false)
  }

  /// The logarithm of x^a e^-x / Γ(a), without its factor sqrt(a / 2π).
  private static func logPrefactorExponent(_ a: Double, _ x: Double) -> Double {
    -deviance(a, x) - LogGamma.stirlingError(a)
  }

  /// a log(a / x) + x - a.
  private static func deviance(_ a: Double, _ x: Double) -> Double {
    // Where the ratio is no number, the rest is nothing beside x.
    if x / a == .infinity { return x }
    let shift = x - a
    let taken = shift - x
    let shiftError = (x - (shift - taken)) - (a + taken)
    return LogOnePlusMinus.deviance(a, shift: shift, shiftError: shiftError, ratio: x / a)
  }

  private static func root(_ a: Double) -> Double { (a / (2 * .pi)).squareRoot() }

  /// P by its series with positive terms, some hundred at most: below shape 30 or x / a < 0.4.
  private static func series(_ a: Double, _ x: Double) -> Tails {
    var term = 1.0
    var sum = 1.0
    var index = a
    for _ in 0..<100_000 {
      index += 1
      term *= x / index
      sum += term
      if term < sum * 0x1p-55 {
        return Tails(
          factor: root(a) * sum / a, logScale: logPrefactorExponent(a, x), storesLower: true)
      }
    }
    return .invalid
  }

  /// Q by Legendre's continued fraction, some hundred levels at most: x >= a is above 1.5, and
  /// above 1.6 a from shape 30 on.
  private static func fraction(_ a: Double, _ x: Double) -> Tails {
    var denominator = x + 1 - a
    var fraction = ContinuedFraction(first: denominator)
    for step in 1...100_000 {
      let n = Double(step)
      denominator += 2
      if fraction.append(numerator: -n * (n - a), denominator: denominator) {
        return Tails(
          factor: root(a) / fraction.value, logScale: logPrefactorExponent(a, x),
          storesLower: false)
      }
    }
    return .invalid
  }

  /// Shapes below 1 at arguments below 1.5, where P = x^a / Γ(a + 1) (1 + small).
  private static func smallShape(_ a: Double, _ x: Double) -> Tails {
    SmallShapeSeries.tails(a, x, constant: -LogGamma.onePlus(a), steps: 100) { n in -x / n }
  }

  /// Temme's expansion around the normal distribution.
  private static func uniform(_ a: Double, _ x: Double) -> Tails {
    let excess = (x - a) / a
    let deviance = deviance(a, x)
    let root = (2 * deviance / a).squareRoot()
    let eta = excess < 0 ? -root : root
    let correction = temmeSum(a, eta) / (2 * .pi * a).squareRoot()
    let main = 0.5 * ErrorFunction.scaledComplement(deviance.squareRoot())
    let upper = excess >= 0
    return Tails(
      factor: upper ? main + correction : main - correction, logScale: -deviance,
      storesLower: !upper)
  }

  private static func temmeSum(_ a: Double, _ eta: Double) -> Double {
    let last = temmeCoefficients.count - 1
    var next = temmeCoefficients[last]
    var current = temmeCoefficients[last - 1]
    // Backward recursion b(m-1) = f(m) + (m+1) b(m+1) / a, summed on the way by Horner.
    var sum = next * eta + current
    for m in stride(from: last - 2, through: 1, by: -1) {
      let previous = temmeCoefficients[m] + Double(m + 1) * next / a
      next = current
      current = previous
      sum = sum * eta + previous
    }
    return sum / (1 + next / a)
  }

  /// The Taylor coefficients of η / (λ - 1), where η²/2 = λ - 1 - log λ.
  private static let temmeCoefficients: [Double] = [
    1.0,
    -0.33333333333333333333,
    0.083333333333333333333,
    -0.014814814814814814815,
    0.0011574074074074074074,
    0.00035273368606701940035,
    -0.0001787551440329218107,
    0.000039192631785224377817,
    -2.1854485106799921615e-6,
    -1.8540622107151599607e-6,
    8.296711340953086005e-7,
    -1.7665952736826079304e-7,
    6.7078535434014985804e-9,
    1.0261809784240308043e-8,
    -4.3820360184533531866e-9,
    9.1476995822367902342e-10,
    -2.5514193994946249767e-11,
    -5.8307721325504250675e-11,
    2.4361948020667416244e-11,
    -5.0276692801141755891e-12,
    1.1004392031956134771e-13,
    3.3717632624009853788e-13,
    -1.3923887224181620659e-13,
    2.8534893807047443204e-14,
    -5.139111834242572619e-16,
    -1.9752288294349442835e-15,
    8.0995211567045613341e-16,
    -1.6522531216398161819e-16,
  ]
}
