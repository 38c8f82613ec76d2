import RealModule

/// The regularised incomplete beta function I_x(a, b) and its complement.
///
/// Below the mean by the continued fraction of Didonato and Morris, above it by symmetry, at
/// shapes from 1e4 near the mean by their asymptotic expansion (``BetaExpansion``), at shapes
/// below 1 by a power series that gives both tails without cancellation. The prefactor
/// x^a (1 - x)^b / B(a, b) is formed by the saddle point from the distance to the mean, so no
/// digits are lost at shapes of 1e8.
///
/// Didonato, Morris, ACM TOMS 1992;18:360, doi 10.1145/131766.131776.
package enum IncompleteBeta {
  /// I_x(a, b) and 1 - I_x(a, b).
  ///
  /// - Parameters:
  ///   - a: Positive and finite.
  ///   - b: Positive and finite.
  ///   - x: In 0...1.
  /// - Returns: The pair; both NaN for invalid arguments.
  package static func tails(_ a: Double, _ b: Double, at x: Double) -> Tails {
    guard x >= 0, x <= 1 else { return .invalid }
    // a - (a + b) x with the rounding errors of the sum and of the product.
    let sum = a + b
    let carried = sum - a
    let sumError = (a - (sum - carried)) + (b - carried)
    let product = sum * x
    let productError = (-product).addingProduct(sum, x)
    let distance = ((a - product) - productError) - sumError * x
    return tails(BetaPoint(a: a, b: b, x: x, y: 1 - x, distance: distance))
  }

  /// The same from a point that knows its complement and its distance to the mean.
  static func tails(_ point: BetaPoint) -> Tails {
    let (a, b, x, y) = (point.a, point.b, point.x, point.y)
    guard a > 0, b > 0, a < .infinity, b < .infinity, x >= 0, y >= 0 else { return .invalid }
    if x == 0 { return .allUpper }
    if y == 0 { return .allLower }
    let swaps =
      a >= 1 && b >= 1 ? point.distance < 0 : y <= (b + 1) / (a + b + 2)
    let near = swaps ? point.reflected : point
    let tails = near.a < 1 ? smallShape(near) : fraction(near)
    return swaps ? tails.reflected : tails
  }

  /// I by the continued fraction, for x at or below the mean.
  private static func fraction(_ point: BetaPoint) -> Tails {
    if let tails = BetaExpansion.lowerTail(point) { return tails }
    guard let value = fractionValue(point) else { return .invalid }
    return Tails(
      factor: point.root / value, logScale: point.prefactorExponent, storesLower: true)
  }

  /// x^a y^b / (B(a, b) I), for x at or below the mean; nil if it takes too many levels.
  static func fractionValue(_ point: BetaPoint) -> Double? {
    var fraction = ContinuedFraction(first: point.a / (point.a + 1) * (point.distance + 1))
    for step in 1...mostLevels {
      let (numerator, denominator) = level(point, Double(step))
      if fraction.append(numerator: numerator, denominator: denominator) {
        return fraction.value
      }
    }
    return nil
  }

  /// The numerator and the denominator of a level of the continued fraction.
  @inline(__always)
  static func level(_ point: BetaPoint, _ n: Double) -> (Double, Double) {
    let (a, b, x) = (point.a, point.b, point.x)
    let odd = a + 2 * n - 1
    let cross = n * (b - n) * x / odd
    let numerator = (a + n - 1) / odd * (a + b + n - 1) * x * cross
    let denominator =
      n + cross + (a + n) / (a + 2 * n + 1) * (point.distance + 1 + n * (1 + point.y))
    return (numerator, denominator)
  }

  /// The bound of the continued fraction.
  ///
  /// It needs most where the expansion takes over: 120 levels at shapes of 1e4, at the mean. The
  /// quantile's first steps and the ties of discrete distributions use it beyond, with 2,600
  /// levels at shapes of 1e8.
  static let mostLevels = 10_000

  /// The first shape below 1, x not far above the mean: I = x^a / (a B(a, b)) (1 + small).
  private static func smallShape(_ point: BetaPoint) -> Tails {
    let (a, b, x) = (point.a, point.b, point.x)
    let constant = -LogGamma.onePlus(a) - LogGamma.difference(b, plus: a)
    return SmallShapeSeries.tails(a, x, constant: constant, steps: 2_000) { n in
      (n - b) / n * x
    }
  }
}
