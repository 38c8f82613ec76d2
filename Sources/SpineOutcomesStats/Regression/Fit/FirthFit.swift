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
    guard let start = try surface.evaluate(at: Self.start(problem)),
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

  /// The constant model without offset.
  static func start(_ problem: LogisticProblem) -> ScaledPoint {
    var point = ScaledPoint(count: problem.design.columnCount)
    guard problem.design.intercept == .included else { return point }
    let (events, others) = (Double(problem.events), Double(problem.count - problem.events))
    point.high[0] = .log(events + 0.5) - .log(others + 0.5)
    if let offset = problem.design.offset {
      var sum = CompensatedSum()
      for (row, value) in offset.enumerated() {
        sum.add(value * Double(problem.response.trials(row)))
      }
      point.high[0] -= sum.value / Double(problem.count)
    }
    return point
  }

  /// Columns are dependent or not whatever the weights: all equal here.
  private static func checkRank(_ problem: LogisticProblem) throws(StatsError) {
    let design = problem.design
    let plain = try Design(
      columns: design.columns, categories: [], offset: nil, intercept: design.intercept)
    var sweep = try LogisticSweep(plain, scalings: problem.scalings, problem.response)
    let zero = ScaledPoint(count: design.columnCount)
    let state = try sweep.evaluate(at: zero.high, low: zero.low, .orthogonal, .working)
    guard let factor = state.factor else { return }
    let dependent = RankCheck.dependentColumns(factor, scalings: problem.scalings)
    guard dependent.isEmpty else {
      throw .rankDeficient(terms: dependent.map { design.columnNames[$0] })
    }
  }
}
