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

  /// C(n, k) p^k q^(n - k) = root e^exponent, to the last bits also far from the mean.
  ///
  /// - Parameters:
  ///   - k: The number of successes, in 0...n.
  ///   - n: The number of trials.
  ///   - p: The probability of success, not 0.
  ///   - q: Its complement, not 0; of both the larger counts as the complement of the smaller.
  /// - Returns: The root and the exponent.
  static func precise(_ k: Double, of n: Double, p: Double, q: Double) -> (
    root: Double, exponent: DoubleDouble
  ) {
    let rest = n - k
    if n == 0 { return (1, DoubleDouble(0)) }
    let first = p <= q ? DoubleDouble(p) : DoubleDouble(sum: 1, -q)
    let second = p <= q ? DoubleDouble(sum: 1, -p) : DoubleDouble(q)
    if k == 0 { return (1, DoubleDouble.log(second) * n) }
    if rest == 0 { return (1, DoubleDouble.log(first) * n) }
    let deviance =
      DoubleDouble.log(first * n / k) * k + DoubleDouble.log(second * n / rest) * rest
    let (low, high) = (min(k, rest), max(k, rest))
    let stirling =
      LogGamma.stirlingError(low)
      + (LogGamma.stirlingError(high) - LogGamma.stirlingError(n))
    return (1 / (2 * .pi * k * (rest / n)).squareRoot(), deviance - stirling)
  }
}
