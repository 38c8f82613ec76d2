import RealModule

/// log(1 + x) - x without cancellation, the heart of every saddle-point prefactor.
package enum LogOnePlusMinus {
  /// The value of log(1 + x) - x.
  ///
  /// With r = x / (2 + x), log(1 + x) = 2 atanh r, and the linear terms cancel exactly:
  /// r (2 r²/3 + 2 r⁴/5 + ... - x).
  ///
  /// - Parameter x: At least -1.
  /// - Returns: The value, never positive; NaN below -1.
  package static func value(_ x: Double) -> Double {
    guard x > -0.7, x < 1.5 else {
      return x == .infinity ? -.infinity : .log(onePlus: x) - x
    }
    let ratio = x / (2 + x)
    return ratio * (2 * atanhRemainder(ratio * ratio) - x)
  }

  /// The sum s/3 + s²/5 + s³/7 + ..., which is atanh(r)/r - 1 at s = r², for s below 0.3.
  static func atanhRemainder(_ square: Double) -> Double {
    var power = square
    var sum = 0.0
    var divisor = 3.0
    for _ in 0..<60 {
      let term = power / divisor
      sum += term
      if term <= sum * 0x1p-55 { break }
      power *= square
      divisor += 2
    }
    return sum
  }

  /// The deviance a log(a / m) + m - a of a value `a` from a mean m = a + `shift`.
  ///
  /// The rounding errors of the shift and of its quotient by a are put back to first order:
  /// the deviance doubles them.
  ///
  /// - Parameters:
  ///   - a: The value, positive.
  ///   - shift: m - a, to full relative accuracy.
  ///   - shiftError: What to add to `shift` to make it exact.
  ///   - ratio: m / a, to full relative accuracy also where it is small.
  /// - Returns: The deviance, not negative.
  static func deviance(
    _ a: Double, shift: Double, shiftError: Double = 0, ratio: Double
  ) -> Double {
    let excess = shift / a
    guard excess > -0.7, excess < .infinity else { return a * ((ratio - 1) - .log(ratio)) }
    let lost = (shift.addingProduct(-excess, a) + shiftError) / a
    return a * (lost * (excess / (1 + excess)) - value(excess))
  }
}
