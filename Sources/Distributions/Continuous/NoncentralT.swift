import RealModule

/// The noncentral t distribution: (Z + δ) / S, with S^2 an independent chi-square over its n
/// degrees of freedom.
///
/// A tail is an integral over y = log S of a smooth function that vanishes at both ends,
///
///     P(T >= t) = ∫ w(y) Φ(δ - t e^y) dy,  w(y) ~ exp(n (y - (e^(2y) - 1) / 2)),
///
/// found by the trapezoidal rule, whose error falls exponentially with the number of points; where
/// δ is far above n, one over Z. All terms are positive: both tails keep their digits, about 13,
/// down to the smallest doubles.
///
/// R: `pt(t, n, delta)`, which keeps 7 to 12 digits, and none in the upper far tail.
///
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 31;
/// Trefethen & Weideman, SIAM Rev 2014;56:385, doi 10.1137/130932132, for the rule.
package struct NoncentralT: Sendable, Equatable {
  /// n, above 0 and finite.
  package let degreesOfFreedom: Double

  /// δ, finite.
  package let noncentrality: Double

  /// Creates the distribution; parameters out of range give NaN.
  package init(degreesOfFreedom: Double, noncentrality: Double) {
    let valid =
      degreesOfFreedom > 0 && degreesOfFreedom < .infinity && noncentrality.isFinite
    self.degreesOfFreedom = valid ? degreesOfFreedom : .nan
    self.noncentrality = valid ? noncentrality : .nan
  }

  /// The probability of a value of at least t.
  package func upperTail(_ t: Double) -> Double {
    guard !degreesOfFreedom.isNaN, !t.isNaN else { return .nan }
    let size = noncentrality.magnitude
    if size > 40, size * size > 200 * degreesOfFreedom { return farTail(t) }
    let chi = ChiMean(degreesOfFreedom: degreesOfFreedom)
    // The integrand turns at y = log(δ / t), over a distance of 1 / δ.
    return chi.mean(
      slope: max(t.magnitude, size),
      logarithm: { Normal.standard.logUpperTail(t * $0 - noncentrality) }
    ) { Normal.standard.upperTail(t * $0 - noncentrality) }
  }

  /// The upper tail for a noncentrality far above the spread of S: a mean over Z instead.
  ///
  /// P(T >= t) is the mean of P(S <= (δ + Z) / t), whose kink at Z = -δ is out of reach.
  private func farTail(_ t: Double) -> Double {
    let size = noncentrality.magnitude
    guard (t > 0) == (noncentrality > 0), t != 0 else { return noncentrality > 0 ? 1 : 0 }
    let chi = ChiSquared(degreesOfFreedom: degreesOfFreedom)
    var total = 0.0
    let step = 0.25
    for index in -152...152 {
      let z = step * Double(index)
      let s = (size + z) / t.magnitude
      let square = degreesOfFreedom * s * s
      total +=
        .exp(-0.5 * z * z) * (noncentrality > 0 ? chi.cdf(square) : chi.upperTail(square))
    }
    return min(1, total * step / (2 * .pi).squareRoot())
  }

  /// The probability of a value of at most t.
  package func cdf(_ t: Double) -> Double {
    guard !degreesOfFreedom.isNaN, !t.isNaN else { return .nan }
    return NoncentralT(degreesOfFreedom: degreesOfFreedom, noncentrality: -noncentrality)
      .upperTail(-t)
  }

  /// The noncentrality at which a value of at least t has a given probability.
  ///
  /// - Parameters:
  ///   - probability: The probability, inside 0...1.
  ///   - t: The value, finite.
  ///   - degreesOfFreedom: n.
  /// - Returns: δ to about 12 digits.
  package static func noncentrality(
    upperTail probability: Double, at t: Double, degreesOfFreedom: Double
  ) -> Double {
    if t.magnitude > 1e8 {
      // Z is nothing beside δ: P(T >= t) is that of S <= δ / t.
      let chi = ChiSquared(degreesOfFreedom: degreesOfFreedom)
      let square = t > 0 ? chi.quantile(probability) : chi.quantile(upperTail: probability)
      return t * (square / degreesOfFreedom).squareRoot()
    }
    let target = Normal.standard.quantile(upperTail: probability)
    return ProbitRoot.find(from: t - target, target: probability) { noncentrality in
      let distribution = NoncentralT(
        degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      return (distribution.cdf(t), distribution.upperTail(t))
    }
  }
}
