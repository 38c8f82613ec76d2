import RealModule

/// One binomial probability by the saddle point.
///
/// Loader, Fast and accurate computation of binomial probabilities, 2000.
enum BinomialTerm {
  /// The logarithm of C(n, k) p^k q^(n - k).
  ///
  /// - Parameters:
  ///   - k: The number of successes, in 0...n.
  ///   - n: The number of trials.
  ///   - p: The probability of success.
  ///   - q: Its complement, to full relative accuracy.
  /// - Returns: The logarithm, with an error in proportion to the distance from the mean.
  static func logarithm(_ k: Double, of n: Double, p: Double, q: Double) -> Double {
    let rest = n - k
    if k == 0 || rest == 0 {
      if n == 0 { return 0 }
      let (kept, other) = k == 0 ? (q, p) : (p, q)
      return n * (other < 0.5 ? .log(onePlus: -other) : .log(kept))
    }
    if p == 0 || q == 0 { return -.infinity }
    let distance = p <= q ? k.addingProduct(-n, p) : -rest.addingProduct(-n, q)
    let point = BetaPoint(a: k, b: rest, x: p, y: q, distance: distance)
    return -0.5 * .log(2 * .pi * k * (rest / n)) + point.prefactorExponent
  }
}
