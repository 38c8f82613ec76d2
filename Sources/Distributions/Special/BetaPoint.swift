import RealModule

/// A point x = 1 - y of the beta distribution with shapes a and b.
///
/// `distance` = a y - b x = a - (a + b) x is the distance of x below the mean times a + b. It is
/// given and not computed, because only the caller can form it without cancellation.
struct BetaPoint {
  let a: Double
  let b: Double
  let x: Double
  let y: Double
  let distance: Double

  /// The same point seen from 1.
  var reflected: BetaPoint { BetaPoint(a: b, b: a, x: y, y: x, distance: -distance) }

  /// sqrt(a b / (2π (a + b))), the first factor of x^a y^b / B(a, b).
  var root: Double {
    let (low, high) = (min(a, b), max(a, b))
    return (low / (1 + low / high) / (2 * .pi)).squareRoot()
  }

  /// The logarithm of x^a y^b / B(a, b) without the factor ``root``.
  var prefactorExponent: Double {
    let sum = a + b
    let below = LogOnePlusMinus.deviance(a, shift: -distance, ratio: x / a * sum)
    let above = LogOnePlusMinus.deviance(b, shift: distance, ratio: y / b * sum)
    let (low, high) = (min(a, b), max(a, b))
    let stirling =
      LogGamma.stirlingError(low)
      + (LogGamma.stirlingError(high) - LogGamma.stirlingError(sum))
    return -(below + above) - stirling
  }

  /// The logarithm of x^a y^b / B(a, b).
  var logPrefactor: Double { .log(root) + prefactorExponent }
}
