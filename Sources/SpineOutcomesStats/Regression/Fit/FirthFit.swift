import LinearAlgebra
import RealModule

/// The maximum of Firth's penalised likelihood, log-likelihood + log det(X'WX) / 2.
///
/// The penalty tends to minus infinity wherever a linear predictor does to either side, and the
/// log-likelihood never is above 0: for columns of full rank a finite maximum exists whatever
/// the outcome (Kosmidis and Firth, Biometrika 108:71, 2021). Newton's method with the second
/// derivative of the penalty finds it to rounding also where leverages are near 1.
struct FirthFit {
  let maximum: LikelihoodSurface.Maximum

  init(_ problem: LogisticProblem) throws(StatsError) {
    try Self.checkRank(problem)
    var surface = try LikelihoodSurface(problem, .firth)
    let near = try LogisticStart.besideOffset(problem) ?? Self.start(problem)
    guard let start = try surface.evaluate(at: near),
      let found = try surface.maximum(from: start, .coefficients)
    else {
      throw .notConverged(iterations: LikelihoodSurface.iterationLimit, lastChange: .infinity)
    }
    maximum = try Self.highest(found, &surface)
  }

  /// The maximum, or a higher one that a search finds where there may be several.
  private static func highest(
    _ found: LikelihoodSurface.Maximum, _ surface: inout LikelihoodSurface
  ) throws(StatsError) -> LikelihoodSurface.Maximum {
    guard surface.isDoubtful else { return found }
    surface.precision = .working
    let search = try ProfileSearch(&surface)
    let centre = found.point.coefficients
    guard let other = try search.highest(holding: [], around: centre, &surface),
      other.value > found.value + 1e-9,
      let start = try surface.evaluate(at: other.point.coefficients),
      let refined = try surface.maximum(from: start, .coefficients)
    else { return found }
    return refined
  }

  /// The constant model, its mean offset taken back.
  static func start(_ problem: LogisticProblem) -> ScaledPoint {
    var point = LogisticStart.constant(problem, adding: 0.5)
    guard problem.design.intercept == .included, let offset = problem.design.offset else {
      return point
    }
    var sum = CompensatedSum()
    for (row, value) in offset.enumerated() {
      sum.add(value * Double(problem.response.trials(row)))
    }
    point.high[0] -= sum.value / Double(problem.count)
    return point
  }

  /// Columns are dependent or not whatever the weights: all equal here.
  private static func checkRank(_ problem: LogisticProblem) throws(StatsError) {
    let design = problem.design
    let plain = try problem.withoutOffset()
    var sweep = try LogisticSweep(plain.design, scalings: plain.scalings, plain.response)
    let zero = ScaledPoint(count: design.columnCount)
    let state = try sweep.evaluate(at: zero.high, low: zero.low, .orthogonal, .working)
    guard let factor = state.factor else { return }
    let dependent = RankCheck.dependentColumns(factor, scalings: problem.scalings)
    guard dependent.isEmpty else {
      throw .rankDeficient(terms: dependent.map { design.columnNames[$0] })
    }
  }
}
