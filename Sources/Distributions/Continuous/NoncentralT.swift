import RealModule

/// The noncentral t distribution: (Z + δ) / S, with S^2 an independent chi-square over its n
/// degrees of freedom.
///
/// A tail is an integral over y = log S of a smooth function that vanishes at both ends,
///
///     P(T >= t) = ∫ w(y) Φ(δ - t e^y) dy,  w(y) ~ exp(n (y - (e^(2y) - 1) / 2)),
///
/// found by the trapezoidal rule, whose error falls exponentially with the number of points. All
/// terms are positive: both tails keep their digits, about 13, down to the smallest doubles.
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
    let chi = ChiMean(degreesOfFreedom: degreesOfFreedom)
    return chi.mean(
      slope: t, logarithm: { Normal.standard.logUpperTail(t * $0 - noncentrality) }
    ) { Normal.standard.upperTail(t * $0 - noncentrality) }
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
    let target = Normal.standard.quantile(upperTail: probability)
    return ProbitRoot.find(from: t - target, target: probability) { noncentrality in
      let distribution = NoncentralT(
        degreesOfFreedom: degreesOfFreedom, noncentrality: noncentrality)
      return (distribution.cdf(t), distribution.upperTail(t))
    }
  }
}
