import RealModule

/// The upper tail of the noncentral F distribution, by its mixture of central ones.
///
/// P(F >= f) is the mean of the upper tails of beta variables with a / 2 + J and b / 2, J Poisson
/// with the mean λ / 2. Terms are added from the most probable J to both sides; all are positive.
///
/// R: `pf(f, a, b, lambda, lower.tail = FALSE)`.
///
/// Where λ is so large that the rest of the numerator has no spread beside it, the numerator is
/// (Z + sqrt(λ))^2 + a - 1, and the tails are means over Z.
///
/// - Complexity: O(sqrt(λ)) terms, and some hundred for the largest λ.
///
/// Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, chapter 30.
package struct NoncentralF: Sendable, Equatable {
  package let numerator: Double
  package let denominator: Double

  /// λ, 0 or more.
  package let noncentrality: Double

  /// Creates the distribution; parameters out of range give NaN.
  package init(numerator: Double, denominator: Double, noncentrality: Double) {
    let valid =
      numerator > 0 && numerator < .infinity && denominator > 0 && denominator < .infinity
      && noncentrality >= 0 && noncentrality < .infinity
    self.numerator = valid ? numerator : .nan
    self.denominator = valid ? denominator : .nan
    self.noncentrality = valid ? noncentrality : .nan
  }

  /// The probabilities of a value of at most f, and of at least f.
  package func tails(_ f: Double) -> (lower: Double, upper: Double) {
    guard !numerator.isNaN, !f.isNaN else { return (.nan, .nan) }
    guard f > 0 else { return (0, 1) }
    let (a, b, half) = (numerator / 2, denominator / 2, noncentrality / 2)
    let spread = 1e13 * numerator * denominator
    if noncentrality > max(1e6, 200 * denominator), noncentrality * noncentrality > spread {
      return farTails(f)
    }
    // The share of the denominator, without cancellation where f is large.
    let rest = denominator / (denominator + numerator * f)
    func term(_ j: Double) -> (lower: Double, upper: Double) {
      let beta = IncompleteBeta.tails(b, a + j, at: rest)
      return (beta.upper, beta.lower)
    }
    if half == 0 { return term(0) }
    let centre = half.rounded(.down)
    // The largest weight is 1 until all are divided by their sum.
    var (lower, upper, whole) = (0.0, 0.0, 0.0)
    func add(_ j: Double, _ weight: Double) {
      let part = term(j)
      lower += weight * part.lower
      upper += weight * part.upper
      whole += weight
    }
    add(centre, 1)
    var (j, weight) = (centre, 1.0)
    while weight > 1e-18 {
      j += 1
      weight *= half / j
      add(j, weight)
    }
    (j, weight) = (centre, 1.0)
    while weight > 1e-18, j > 0 {
      weight *= j / half
      j -= 1
      add(j, weight)
    }
    return (lower / whole, upper / whole)
  }

  /// The tails for a noncentrality far above the spread of everything else.
  private func farTails(_ f: Double) -> (lower: Double, upper: Double) {
    let chi = ChiSquared(degreesOfFreedom: denominator)
    let root = noncentrality.squareRoot()
    var (lower, upper, whole) = (0.0, 0.0, 0.0)
    for index in -152...152 {
      let z = 0.25 * Double(index)
      let weight = Double.exp(-0.5 * z * z)
      let square = (root + z) * (root + z) + numerator - 1
      let bound = denominator * (square / numerator / f)
      lower += weight * chi.upperTail(bound)
      upper += weight * chi.cdf(bound)
      whole += weight
    }
    return (lower / whole, upper / whole)
  }

  /// The noncentrality at which a value of at least f has a given probability; 0 where it has at
  /// least that probability already without noncentrality.
  package static func noncentrality(
    upperTail probability: Double, at f: Double, numerator: Double, denominator: Double
  ) -> Double {
    func tails(_ root: Double) -> (lower: Double, upper: Double) {
      NoncentralF(numerator: numerator, denominator: denominator, noncentrality: root * root)
        .tails(f)
    }
    guard tails(0).upper < probability else { return 0 }
    if numerator * f > 1e14 {
      // The numerator is λ and nothing beside it.
      let chi = ChiSquared(degreesOfFreedom: denominator)
      return numerator * f * (chi.quantile(probability) / denominator)
    }
    let start = max(0.1, (numerator * f).squareRoot() - 2)
    let root = ProbitRoot.find(from: start, target: probability, within: 0...1e8, tails)
    return root * root
  }
}
