import Distributions
import LinearAlgebra
import RealModule

/// Profile likelihood of linear functionals of the coefficients: the likelihood-ratio test of a
/// value, and the interval of all values that the test keeps.
///
/// The profile of g'b is l(t) = max of the (penalised) log-likelihood over all b with g'b = t;
/// the interval is {t: 2 (max - l(t)) <= the chi-square quantile}. A limit is found by Newton's
/// method on all coefficients at once (Venzon and Moolgavkar, Applied Statistics 37:87, 1988):
/// the free directions go to their maximum while the functional goes to where the quadratic
/// model of the profile meets its target. That converges quadratically; what is left of the
/// free directions enters the limit squared.
///
/// **The limits are finite.** Level sets of the log-likelihood are convex, and bounded if one of
/// them is, which is what the existence of a finite unique estimate says; those of a penalised
/// likelihood are bounded for columns of full rank. A profile interval is the shadow of a level
/// set. Infinite limits belong to separated data, whose maximum-likelihood fit is an error.
struct ProfileLimits {
  var surface: LikelihoodSurface

  /// The surface at the estimate.
  var top: LikelihoodSurface.Point

  /// The greatest value of what is maximised.
  var maximum: Double

  private var search: ProfileSearch?

  /// Prepares profiles of a fit.
  init(
    _ fit: LogisticSolution, _ problem: LogisticProblem, _ estimator: LogisticEstimator
  ) throws(StatsError) {
    surface = try LikelihoodSurface(problem, estimator)
    if fit.conditionNumber > 1e3 { surface.factorisation = .orthogonal }
    if fit.conditionNumber > 1e3 { surface.precision = .double }
    guard let top = try surface.evaluate(at: fit.coefficients) else {
      throw .numerical("the likelihood at the estimate")
    }
    self.top = top
    maximum = top.value
  }

  /// Twice the fall of the profile from the maximum to a value of a functional: the statistic of
  /// the likelihood-ratio test of that value.
  ///
  /// - Parameters:
  ///   - functional: g, over the scaled coefficients; not zero.
  ///   - value: The value of g'b.
  /// - Returns: The statistic, 0 or more.
  /// - Throws: ``StatsError/notConverged(iterations:lastChange:)``.
  mutating func fall(
    of functional: [Double], to value: Double
  ) throws(StatsError) -> Double {
    try fall(to: [Held(functional: functional, value: value)])
  }

  /// Twice the fall of the profile from the maximum to where some functionals are held: the
  /// statistic of the likelihood-ratio test of all of them together.
  ///
  /// - Parameter held: The functionals and their values; independent.
  /// - Returns: The statistic, 0 or more.
  /// - Throws: ``StatsError/notConverged(iterations:lastChange:)``.
  mutating func fall(to held: [Held]) throws(StatsError) -> Double {
    var found = try surface.maximum(holding: held, from: top, .value)
    if found == nil,
      let zero = try surface.evaluate(at: ScaledPoint(count: surface.problem.design.columnCount))
    {
      found = try surface.maximum(holding: held, from: zero, .value)
    }
    if let other = try highest(held), other.value > found?.value ?? -.infinity { found = other }
    guard let found else {
      throw .notConverged(iterations: LikelihoodSurface.iterationLimit, lastChange: .infinity)
    }
    return max(0, 2 * (maximum - found.value))
  }

  /// The ends of {t: 2 (max - l(t)) <= quantile}.
  ///
  /// - Parameters:
  ///   - functional: g, over the scaled coefficients; not zero.
  ///   - quantile: The chi-square quantile.
  /// - Returns: The lower and the upper limit.
  /// - Throws: ``StatsError/notConverged(iterations:lastChange:)``.
  mutating func limits(
    of functional: [Double], quantile: Double
  ) throws(StatsError) -> (lower: Double, upper: Double) {
    let target = maximum - 0.5 * quantile
    var ends: [Double] = []
    for side in [-1.0, 1.0] {
      let search = ProfileCrossing(functional: functional, side: side, target: target)
      guard let end = try search.end(from: top, &surface) else {
        throw .notConverged(iterations: ProfileCrossing.iterationLimit, lastChange: .infinity)
      }
      ends.append(try outermost(search, from: end.product(functional)))
    }
    return (ends[0], ends[1])
  }

  /// The farthest crossing: beyond the one that was followed to, other maxima of the free
  /// directions may be above the target still.
  private mutating func outermost(
    _ crossing: ProfileCrossing, from first: Double
  ) throws(StatsError) -> Double {
    let middle = top.coefficients.product(crossing.functional)
    var end = first
    for share in [0.02, 0.4, 1.5] {
      let held = Held(
        functional: crossing.functional, value: end + share * (end - middle))
      guard let other = try highest([held]), other.value >= crossing.target,
        let start = try surface.evaluate(at: other.point.coefficients),
        let farther = try crossing.end(from: start, &surface)
      else { continue }
      let place = farther.product(crossing.functional)
      end = crossing.side * place > crossing.side * end ? place : end
    }
    return end
  }

  /// The highest maximum that a search finds; nil where none is needed.
  private mutating func highest(
    _ held: [Held]
  ) throws(StatsError) -> LikelihoodSurface.Maximum? {
    guard surface.isDoubtful else { return nil }
    if search == nil { search = try ProfileSearch(&surface) }
    return try search?.highest(holding: held, around: top.coefficients, &surface)
  }
}
