import RealModule

/// Student's t distribution.
///
/// With degrees of freedom that are not positive every function is NaN; infinite degrees of
/// freedom give the standard normal distribution.
package struct StudentT: ContinuousDistribution, Equatable {
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom > 0 ? degreesOfFreedom : .nan
  }

  package func density(_ x: Double) -> Double { .exp(logDensity(x)) }

  package func logDensity(_ x: Double) -> Double {
    if isNormal { return Normal.standard.logDensity(x) }
    let b = degreesOfFreedom / 2
    if x.isInfinite { return degreesOfFreedom.isNaN ? .nan : -.infinity }
    let ratio = x / degreesOfFreedom.squareRoot()
    let spread =
      ratio.magnitude < 1e100
      ? Double.log(onePlus: ratio * ratio) : 2 * .log(ratio.magnitude)
    return -0.5 * .log(degreesOfFreedom * .pi) - LogGamma.difference(b, plus: 0.5)
      - (b + 0.5) * spread
  }

  package func cdf(_ x: Double) -> Double {
    if isNormal { return Normal.standard.cdf(x) }
    return x < 0 ? 0.5 * tails(x).upper : 0.5 + 0.5 * tails(x).lower
  }

  package func upperTail(_ x: Double) -> Double { cdf(-x) }

  package func logCdf(_ x: Double) -> Double {
    if isNormal { return Normal.standard.logCdf(x) }
    return x < 0
      ? tails(x).logUpper - .log(2) : .log(onePlus: -0.5 * tails(x).upper)
  }

  package func logUpperTail(_ x: Double) -> Double { logCdf(-x) }

  package func quantile(_ probability: Double) -> Double {
    guard degreesOfFreedom > 0, probability >= 0, probability <= 1 else { return .nan }
    if isNormal { return Normal.standard.quantile(probability) }
    if probability == 0.5 { return 0 }
    let lower = probability < 0.5
    let tail = lower ? probability : 1 - probability
    if tail == 0 { return lower ? -.infinity : .infinity }
    // Near the middle |T| is solved from its lower tail, so that 1/2 - p keeps its digits.
    let magnitude =
      tail > 0.25
      ? inverse(2 * (0.5 - tail), lower: true) : inverse(2 * tail, lower: false)
    return lower ? -magnitude : magnitude
  }

  package func quantile(upperTail probability: Double) -> Double { -quantile(probability) }

  private var isNormal: Bool { degreesOfFreedom == .infinity }

  /// The point t² / (n + t²) of the beta distribution with shapes 1/2 and n/2.
  private func point(_ x: Double) -> BetaPoint {
    let n = degreesOfFreedom
    let ratio = x.magnitude / n.squareRoot()
    let t = x.magnitude
    let share: Double
    let rest: Double
    let distance: Double
    if ratio < 1 {
      let square = t / n * t
      share = square / (1 + square)
      rest = 1 / (1 + square)
      distance = (1 - t) * (1 + t) / (2 * (1 + square))
    } else {
      let square = n / t / t
      share = 1 / (1 + square)
      rest = square / (1 + square)
      distance = n / 2 * (1 / t - 1) * (1 / t + 1) / (1 + square)
    }
    return BetaPoint(a: 0.5, b: n / 2, x: share, y: rest, distance: distance)
  }

  /// The tails of t² at x².
  private func tails(_ x: Double) -> Tails {
    if x.isNaN || degreesOfFreedom.isNaN { return .invalid }
    if x == 0 { return .allUpper }
    if x.isInfinite { return .allLower }
    let point = point(x)
    if point.y > 1e-290 || point.x < 0.5 { return IncompleteBeta.tails(point) }
    // The leading term y^b / (b B(b, 1/2)) where y underflows.
    let b = degreesOfFreedom / 2
    let exponent = b * (.log(degreesOfFreedom) - 2 * .log(x.magnitude))
    return Tails(
      factor: 1 / b, logScale: exponent - LogBeta.value(b, 0.5), storesLower: false)
  }

  /// |T| with the given tail; t² / n are the odds of a beta distribution.
  private func inverse(_ probability: Double, lower: Bool) -> Double {
    let start = 2 * logStart(probability, lower: lower) - .log(degreesOfFreedom)
    return BetaQuantile(
      a: 0.5, b: degreesOfFreedom / 2, numerator: 1, denominator: degreesOfFreedom, squares: true
    ).solve(probability, lower: lower, start: start).value
  }

  /// The normal quantile, or the leading term of the tail where that is farther out.
  private func logStart(_ probability: Double, lower: Bool) -> Double {
    if lower { return .log(probability / 2) - logDensity(0) }
    let z = Normal.standard.quantile(upperTail: probability / 2)
    if z * z < degreesOfFreedom / 2 {
      // The expansion of Cornish and Fisher in 1/n.
      let (square, n) = (z * z, degreesOfFreedom)
      let second = ((5 * square + 16) * square + 3) / (96 * n * n)
      return .log(z) + .log(onePlus: (square + 1) / (4 * n) + second)
    }
    let b = degreesOfFreedom / 2
    let leading =
      0.5 * .log(degreesOfFreedom)
      - (.log(probability) + .log(b) + LogBeta.value(b, 0.5)) / degreesOfFreedom
    return max(leading, .log(z))
  }
}
