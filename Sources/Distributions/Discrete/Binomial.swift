import RealModule

/// The binomial distribution.
///
/// With fewer than 0 or more than 2^53 trials or a probability outside 0...1, every function is
/// NaN.
package struct Binomial: DiscreteDistribution, Equatable {
  package let trials: Int
  package let probability: Double

  package init(trials: Int, probability: Double) {
    let valid = trials >= 0 && trials <= 1 << 53 && probability >= 0 && probability <= 1
    self.trials = valid ? trials : 0
    self.probability = valid ? probability : .nan
  }

  package var support: ClosedRange<Int> { 0...trials }

  package var mean: Double { Double(trials) * probability }

  package var variance: Double { Double(trials) * probability * (1 - probability) }

  package func mass(_ k: Int) -> Double {
    let logarithm = logMass(k)
    // Far out the rounding of the logarithm would show.
    guard logarithm < -8, logarithm > -800 else { return .exp(logarithm) }
    let term = BinomialTerm.precise(
      Double(k), of: Double(trials), p: probability, q: 1 - probability)
    return ScaledWeight(factor: term.root, exponent: term.exponent).value
  }

  package func logMass(_ k: Int) -> Double {
    if probability.isNaN { return .nan }
    guard support.contains(k) else { return -.infinity }
    if probability == 0 { return k == 0 ? 0 : -.infinity }
    if probability == 1 { return k == trials ? 0 : -.infinity }
    return BinomialTerm.logarithm(
      Double(k), of: Double(trials), p: probability, q: 1 - probability)
  }

  package func cdf(_ k: Int) -> Double { tails(k).lower }

  package func upperTail(_ k: Int) -> Double { tails(k).upper }

  package func logCdf(_ k: Int) -> Double { tails(k).logLower }

  package func logUpperTail(_ k: Int) -> Double { tails(k).logUpper }

  /// P(X > k) = I_p(k + 1, n - k), so the lower tail of X is the upper one of the beta.
  private func tails(_ k: Int) -> Tails {
    if probability.isNaN { return .invalid }
    if k < 0 { return .allUpper }
    if k >= trials { return .allLower }
    let p = probability
    let q = 1 - p
    let a = Double(k) + 1
    let b = Double(trials) - Double(k)
    let sum = Double(trials) + 1
    // a q - b p = a - (a + b) p.
    let distance = p <= 0.5 ? a.addingProduct(-sum, p) : -b.addingProduct(-sum, q)
    return IncompleteBeta.tails(BetaPoint(a: a, b: b, x: p, y: q, distance: distance)).reflected
  }

  package func preciseLogRatio(of k: Int, to target: TargetTail) -> Double? {
    guard probability > 0, probability < 1 else { return nil }
    let point = PreciseBetaPoint(
      a: Double(k) + 1, b: Double(trials) - Double(k), probability: probability)
    let isAbove = PreciseBetaPoint.isNear(
      point.a, point.b, x: point.x.high, y: point.y.high, distance: point.distance.high)
    // I_p(k + 1, n - k) is the tail above k.
    let near = isAbove ? point : point.reflected
    let goal = isAbove ? target.upper : target.lower
    let logBeta = LogBeta.precise(point.a, point.b)
    guard let found = near.logLower(over: goal, logBeta: logBeta, digits: .ofTies) else {
      return nil
    }
    let miss = found.logarithm.high
    return isAbove == target.isLower ? -goal.high * miss / target.smaller : miss
  }
}
