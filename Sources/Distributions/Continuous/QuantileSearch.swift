import RealModule

/// Halley's method for a quantile on the positive half-line, on the logarithms of both axes.
///
/// The logarithm of either tail is concave in log x for every distribution here, so the
/// iteration is monotone after its first step and needs no bracket.
enum QuantileSearch {
  /// A tail probability at x and how its logarithm changes with log x.
  struct Point {
    /// The tail probability; may underflow.
    let tail: Double
    let logTail: Double
    /// The logarithm of x times the density.
    let logSlope: Double
    /// The derivative of `logSlope` with respect to log x.
    let bend: Double
  }

  /// The x whose tail is `probability`.
  ///
  /// - Parameters:
  ///   - probability: In (0, 1).
  ///   - rising: Whether the tail is the lower one, which rises with x.
  ///   - logStart: The logarithm of a first guess.
  ///   - point: The tail at x.
  /// - Returns: The quantile, 0 or infinity beyond the range of numbers, NaN if not converged.
  static func solve(
    _ probability: Double, rising: Bool, logStart: Double, point: (Double) -> Point
  ) -> Double {
    let target = Double.log(probability)
    let least = -745.0
    let most = 709.7
    var x = Double.exp(max(least, min(most, logStart)))
    if x == 0 { x = .leastNonzeroMagnitude }
    for _ in 0..<200 {
      let current = point(x)
      let miss: Double
      if current.tail > 1e-290, probability > 1e-290 {
        let relative = (probability - current.tail) / current.tail
        miss = relative.magnitude < 0.5 ? .log(onePlus: relative) : target - current.logTail
      } else {
        miss = target - current.logTail
      }
      let slope = Double.exp(current.logSlope - current.logTail)
      guard !miss.isNaN, !slope.isNaN else { return .nan }
      if miss == 0 { return x }
      let newton = rising ? miss / slope : -miss / slope
      let curvature = rising ? current.bend - slope : current.bend + slope
      let turn = 0.5 * newton * curvature
      let step = turn.magnitude < 0.5 ? newton / (1 + turn) : newton
      let limited = max(-20, min(20, step))
      let next = x * .exp(limited)
      // Convergence is cubic, so the step after a small one would be below an ulp.
      let small = step.magnitude * max(1, curvature.magnitude) < 1e-5 && step.magnitude < 1e-6
      if small || miss.magnitude < 4e-16 { return x + x * .expMinusOne(step) }
      if next == 0 { return 0 }
      if next == .infinity { return .infinity }
      x = next
    }
    return .nan
  }
}
