import RealModule

/// The distribution of Pearson's correlation r of n pairs under bivariate normality.
///
/// On Fisher's scale, with z = atanh(r) and ζ = atanh(ρ), its density is
///
///     (n - 2) Γ(n - 1) / (sqrt(2 π) Γ(n - 1/2)) sqrt(cosh z / cosh ζ)
///       cosh(z - ζ)^-(n - 3/2) F(1/2, 1/2; n - 1/2; x),  1 - x = cosh(z - ζ) / (2 cosh z cosh ζ),
///
/// F the hypergeometric function. A tail is integrated by the exponential-sinh rule from its end,
/// on that side of ζ on which the density falls: all terms are positive, and 12 digits are kept,
/// near correlations of 1 too.
///
/// Source: Hotelling H, J R Stat Soc B 1953;15:193; Takahasi & Mori, Publ RIMS 1974;9:721,
/// doi 10.2977/prims/1195192451.
package struct CorrelationDistribution: Sendable {
  /// n, 3 or more.
  private let count: Int

  /// ζ.
  private let centre: Double

  /// The parameter c of the hypergeometric function.
  private var shape: Double { Double(count) - 0.5 }

  /// Creates the distribution.
  ///
  /// - Parameters:
  ///   - count: The number of pairs, 3 or more.
  ///   - centre: atanh(ρ), finite.
  package init(count: Int, centre: Double) {
    self.count = max(3, count)
    self.centre = centre
  }

  /// The probabilities of atanh(r) of at most z, and of at least z.
  package func tails(_ z: Double) -> (lower: Double, upper: Double) {
    if z >= centre {
      let upper = upperTail(z)
      return (1 - upper, upper)
    }
    let lower = CorrelationDistribution(count: count, centre: -centre).upperTail(-z)
    return (lower, 1 - lower)
  }

  /// The upper tail from a point that is not below ζ.
  private func upperTail(_ z: Double) -> Double {
    let width = 1 / Double(count).squareRoot()
    var total = 0.0
    let step = 1.0 / 24
    for index in -110...110 {
      let t = step * Double(index)
      // z + width e^(π/2 sinh t), and its derivative.
      let distance = width * .exp(0.5 * .pi * .sinh(t))
      let weight = distance * 0.5 * .pi * .cosh(t)
      guard distance < 800 else { break }
      total += weight * density(z + distance)
    }
    let n = Double(count)
    // Γ(n - 1) / Γ(n - 1/2).
    let ratio = Double.exp(LogGamma.difference(n - 1, plus: 0.5))
    return min(1, (n - 2) * ratio / (2 * .pi).squareRoot() * total * step)
  }

  /// The density without its constant.
  private func density(_ z: Double) -> Double {
    let (near, far) = (Self.logCosh(z - centre), Self.logCosh(z) + Self.logCosh(centre))
    let power = 0.5 * (Self.logCosh(z) - Self.logCosh(centre)) - (shape - 1) * near
    guard power > -745 else { return 0 }
    let rest = 0.5 * .exp(near - far)
    return .exp(power) * hypergeometric(1 - rest, rest)
  }

  /// log cosh, which keeps its digits near 0 and does not overflow.
  private static func logCosh(_ x: Double) -> Double {
    let magnitude = x.magnitude
    if magnitude < 0.5 {
      let half = Double.sinh(magnitude / 2)
      return .log(onePlus: 2 * half * half)
    }
    return magnitude + .log(onePlus: .exp(-2 * magnitude)) - .log(2)
  }

  /// F(1/2, 1/2; c; x), given 1 - x too.
  private func hypergeometric(_ x: Double, _ rest: Double) -> Double {
    if count > 16 || x <= 0.5 { return Self.series(0.5, shape, x) }
    // Around x = 1, where c - 1 is no whole number.
    let first =
      Double.exp(
        LogGamma.difference(shape - 1, plus: 0.5) - LogGamma.difference(shape - 0.5, plus: 0.5))
    let sign = count % 2 == 0 ? -1.0 : 1
    let second = rest > 0 ? Double.exp((shape - 1) * .log(rest)) : 0
    return first * Self.series(0.5, 2 - shape, rest)
      + sign * second * Self.series(shape - 0.5, shape, rest)
  }

  /// F(a, a; c; x).
  private static func series(_ a: Double, _ c: Double, _ x: Double) -> Double {
    var (sum, term, k) = (1.0, 1.0, 0.0)
    while k < 500 {
      term *= (a + k) * (a + k) / ((c + k) * (k + 1)) * x
      sum += term
      k += 1
      if term.magnitude < 1e-17 * sum.magnitude, k > 2 - c { break }
    }
    return sum
  }
}
