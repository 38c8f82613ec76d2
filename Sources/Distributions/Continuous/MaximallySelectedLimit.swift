import RealModule

/// The limit of the tail of a maximally selected standardised statistic.
///
/// The statistic is the largest |z| over all cuts of n records that leave a share of at least
/// `s` on either side; its limit is the largest absolute value of a standardised Brownian
/// bridge between s and 1 - s, whose tail is about
///
///     (b - 1/b) f(b) log((1 - s)^2 / s^2) + 4 f(b) / b
///
/// with the normal density f, and 1 below b = 1. It takes no notice of ties, which make it
/// too large, and of the size of the sample: with small shares it may be too small.
///
/// Agrees with `maxstat::pLausen92(b, minprop, 1 - minprop)` of R.
///
/// Source: Miller & Siegmund, Biometrics 1982;38:1011; Lausen & Schumacher, Biometrics
/// 1992;48:73, doi 10.2307/2532740.
package enum MaximallySelectedLimit {
  /// The probability that the largest |z| is at least b; NaN for a share outside (0, 1/2).
  ///
  /// - Parameters:
  ///   - b: The statistic.
  ///   - share: The smallest share of the records on either side of a cut.
  /// - Returns: The probability, cut off at 1.
  package static func upperTail(_ b: Double, smallestShare share: Double) -> Double {
    guard share > 0, share < 0.5, !b.isNaN else { return .nan }
    guard b >= 1 else { return 1 }
    guard b < .infinity else { return 0 }
    let density = Normal.standard.density(b)
    let range = 2 * (Double.log(onePlus: -share) - .log(share))
    return min(1, 4 * density / b + density * (b - 1 / b) * range)
  }
}
