internal import Distributions
internal import RealModule

/// The hazard ratio of the likelihood that is conditional on the times of events, with an
/// interval of the ratios that its score test does not reject.
///
/// All is computed for the logarithm β of the ratio, with score U and information V: the estimate
/// solves U(β) = 0, the limits U(β) = ± z √V(β). At β = 0 that is the log-rank test.
struct ConditionalHazardRatio {
  /// The estimate: 0 or infinity when the likelihood is monotone.
  let value: Double

  /// The lower limit.
  let lower: Double

  /// The upper limit.
  let upper: Double

  /// Solves for the estimate and the limits.
  ///
  /// - Parameters:
  ///   - sets: The times of events; at one of them at least two counts are possible.
  ///   - rejectsOne: Whether the test at the level of the interval rejects the ratio 1.
  ///   - level: The confidence level, inside 0...1.
  /// - Complexity: about 20 passes over the times.
  init(_ sets: RiskSets, rejectsOne: Bool, level: Double) {
    let width = Normal.standard.quantile(upperTail: (1 - level) / 2)
    let estimate = Self.estimate(sets)
    let value = Double.exp(estimate)
    // The limit that faces 1 lies between 1 and the estimate, or else 1 is inside.
    var below = (-Double.infinity, estimate)
    var above = (estimate, Double.infinity)
    if estimate > 0 { below = rejectsOne ? (0, estimate) : (-.infinity, 0) }
    if estimate < 0 { above = rejectsOne ? (estimate, 0) : (0, .infinity) }
    let deviation =
      estimate.isFinite ? sets.score(at: estimate).information.squareRoot() : .nan
    var lower = Double.exp(
      Self.limit(sets, estimate, width, from: estimate - width / deviation, in: below))
    var upper = Double.exp(
      Self.limit(sets, estimate, -width, from: estimate + width / deviation, in: above))
    if rejectsOne, value > 1 { lower = max(lower, 1.0.nextUp) }
    if rejectsOne, value < 1 { upper = min(upper, 1.0.nextDown) }
    self.value = value
    self.lower = min(lower, value)
    self.upper = max(upper, value)
  }

  private static func estimate(_ sets: RiskSets) -> Double {
    if !sets.couldBeGreater { return .infinity }
    if !sets.couldBeLess { return -.infinity }
    return FallingRoot(low: -.infinity, high: .infinity, slope: .exact).solve(from: 0) {
      let (score, information) = sets.score(at: $0)
      return (score, -information)
    }
  }

  /// Where the standardised score is `width`, between two bounds.
  private static func limit(
    _ sets: RiskSets, _ estimate: Double, _ width: Double, from start: Double,
    in bounds: (Double, Double)
  ) -> Double {
    // A monotone likelihood: the score vanishes with the information.
    if bounds.0 == bounds.1 { return estimate }
    let root = FallingRoot(low: bounds.0, high: bounds.1, slope: .rough)
    return root.solve(from: start) {
      let (score, information) = sets.score(at: $0)
      let deviation = information.squareRoot()
      let standardized = score == 0 ? 0 : score / deviation
      return (standardized - width, -deviation)
    }
  }
}
