internal import Foundation

/// Kolmogorov's limit distribution of the scaled distance sqrt(m n / (m + n)) D.
///
/// P(K >= x) = 2 sum over k >= 1 of (-1)^(k - 1) exp(-2 k^2 x^2)
///           = 1 - sqrt(2 pi) / x sum over odd k of exp(-k^2 pi^2 / (8 x^2)).
///
/// The first series is used from 0.8 on and the second one below: a few terms suffice, and
/// neither loses digits there. With ties it is an upper bound of the limit of the tail.
///
/// Agrees with `ks.test(first, second, exact = FALSE)` of R, which keeps 8 digits or so.
package enum KolmogorovLimit {
  private static let change = 0.8

  /// The probability of at least x; 1 up to 0.
  package static func upperTail(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 1 }
    return x < change ? 1 - lowerSeries(x) : upperSeries(x)
  }

  /// The probability of at most x; 0 up to 0.
  package static func cdf(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    return x < change ? lowerSeries(x) : 1 - upperSeries(x)
  }

  /// The probability that the distance in one direction is at least x: exp(-2 x^2); 1 up to 0.
  package static func oneSidedUpperTail(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 1 }
    return leadingTerm(x)
  }

  private static func lowerSeries(_ x: Double) -> Double {
    // Terms beyond exp(-81 pi^2 / 5.12) do not reach the digits of the first one.
    let base = Double.pi * Double.pi / (8 * x * x)
    guard base < 800 else { return 0 }
    let sum = stride(from: 9.0, through: 1, by: -2).reduce(0) { $0 + exp(-$1 * $1 * base) }
    return (2 * Double.pi).squareRoot() / x * sum
  }

  private static func upperSeries(_ x: Double) -> Double {
    guard x < 30 else { return 0 }
    let square = x * x
    let leading = leadingTerm(x)
    var sum = 0.0
    for k in stride(from: 7.0, through: 2, by: -1) {
      let term = exp(-2 * k * k * square)
      sum += k.truncatingRemainder(dividingBy: 2) == 1 ? term : -term
    }
    return min(1, 2 * (sum + leading))
  }

  /// exp(-2 x^2) with the rounding of the square carried on: it counts in the far tail.
  private static func leadingTerm(_ x: Double) -> Double {
    guard x < 30 else { return 0 }
    let square = x * x
    let rest = -square.addingProduct(-x, x)
    let first = exp(-2 * square)
    return first - first * (2 * rest)
  }
}
