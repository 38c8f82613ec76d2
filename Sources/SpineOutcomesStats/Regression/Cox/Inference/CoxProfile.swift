import Distributions
import LinearAlgebra
import RealModule

/// Profile partial likelihood of single coefficients: the likelihood-ratio test of 0, and the interval
/// of all values that the test keeps.
///
/// The ends are found as those of ``ProfileLimits``; the partial likelihood is concave, so that what
/// is followed to is the end.
struct CoxProfile {
  private var surface: CoxSurface
  private let top: LikelihoodSurface.Point
  private let maximum: Double
  private let problem: CoxProblem

  /// The columns that the surface is of.
  private let frame: CoxFrame

  init(_ fit: CoxFit, _ problem: CoxProblem) throws(StatsError) {
    self.problem = problem
    frame = fit.frame
    surface = CoxSurface(fit.frame.problem)
    var point = ScaledPoint(count: fit.point.count)
    point.add(1, fit.point)
    guard let top = try surface.evaluate(at: point) else {
      throw .numerical("the likelihood at the estimate")
    }
    self.top = top
    maximum = top.value
  }

  /// Test and interval of a coefficient.
  mutating func inference(
    of column: Int, level: Double
  ) throws(StatsError) -> CoefficientInference {
    let reduced = try ReducedCoxFit(problem, dropping: [column])
    let fall = max(0, 2 * (maximum - reduced.logLikelihood))
    let square = ChiSquared(degreesOfFreedom: 1)
    let functional = frame.functional(column)
    let target = maximum - 0.5 * square.quantile(upperTail: 1 - level)
    var ends: [Double] = []
    for side in [-1.0, 1.0] {
      let crossing = ProfileCrossing(functional: functional, side: side, target: target)
      guard let end = try crossing.end(from: top, &surface) else {
        throw .notConverged(iterations: ProfileCrossing.iterationLimit, lastChange: .infinity)
      }
      ends.append(end.product(functional) * problem.columns.scalings[column].factor)
    }
    return CoefficientInference(
      statistic: try TestStatistic("chi-square", fall, degreesOfFreedom: 1),
      pValue: try PValue(square.upperTail(fall)),
      interval: try ConfidenceInterval(
        lower: ends[0], upper: ends[1], level: level,
        method: CoxInference.profileLikelihood.name))
  }
}

/// A partial likelihood with its derivatives.
struct CoxSurface: ProfiledSurface {
  var isDoubtful = false
  private var pass: RiskSetPass
  private var sums: RiskSetSums

  init(_ problem: CoxProblem) {
    pass = RiskSetPass(problem.riskSets.layout, problem.columns)
    sums = RiskSetSums(columns: problem.columns.columns)
  }

  mutating func evaluate(
    at point: ScaledPoint
  ) throws(StatsError) -> LikelihoodSurface.Point? {
    try pass.evaluate(at: point.high, into: &sums)
    guard sums.isFinite, sums.logLikelihood.isFinite, let factor = try sums.factor() else {
      return nil
    }
    do throws(LinearAlgebraError) {
      let score = try factor.solve(sums.score, transposed: true)
      guard score.allSatisfy(\.isFinite) else { return nil }
      return LikelihoodSurface.Point(
        coefficients: point, value: sums.logLikelihood, logLikelihood: sums.logLikelihood,
        factor: factor, score: score, curvature: nil)
    } catch .singular {
      return nil
    } catch {
      throw StatsError(error)
    }
  }
}
