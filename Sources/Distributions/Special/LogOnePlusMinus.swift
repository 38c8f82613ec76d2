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

  /// The deviance a log(a / m) + m - a of a value `a` from a mean `m` = a (1 + excess).
  ///
  /// - Parameters:
  ///   - a: The value, positive.
  ///   - excess: m / a - 1, to full relative accuracy.
  ///   - ratio: m / a, to full relative accuracy also where it is small.
  static func deviance(_ a: Double, excess: Double, ratio: Double) -> Double {
    excess > -0.7 ? -a * value(excess) : a * ((ratio - 1) - .log(ratio))
  }
}
