import LinearAlgebra
import RealModule

/// The maximum of the partial likelihood, by Newton's method on scaled columns.
///
/// For other regressions on risk sets, such as Fine and Gray's or of one cause among several: make a
/// ``CoxResponse`` of the rows (with entries, strata, and `.frequencies` or the `.factors` of
/// inverse probabilities), a ``CoxProblem`` of it and a ``Design``, and fit that:
///
///     let problem = try CoxProblem(response, design: design, name: "died", exclusions: exclusions)
///     let fit = try CoxFit(problem)
///     let given = CoxGivenScale(fit, problem)  // estimates, and rows m with covariance m m'
///
/// **Why a finite estimate is certain.** Along a direction v a factor of the likelihood is the
/// cumulant function of v'x over the risk set, whose third derivative is at most its range times the
/// second. With h the greatest range over risk sets for v'Hv = 1 the argument of ``LogisticFit``
/// holds word for word: a Newton decrement nu with nu h <= 1/2 proves a finite maximum. The range is
/// at most the sum over columns of standard error times the range of the column. What cannot be
/// certified is decided by ``RiskSetSeparation``.
struct CoxFit: Sendable {
  /// Scaled coefficients.
  var coefficients: [Double]

  /// R^-1 of the information R'R: its rows have the standard errors as lengths.
  var inverse: Matrix
  var logLikelihood: Double
  var iterations: Int

  /// The condition number (1-norm) of the root of the information, its columns scaled to length 1.
  var conditionNumber: Double

  /// At coefficients of zero.
  var nullLogLikelihood: Double

  /// The score at coefficients of zero, times the inverse of the information there, times the
  /// score.
  var nullScoreForm: Double

  private static let patience = 10

  /// Fits the regression.
  ///
  /// - Throws: ``StatsError/rankDeficient(terms:)`` for a column that does not vary in any risk set
  ///   or is a linear combination of those before it there, ``StatsError/separation(_:)`` when no
  ///   finite estimate exists, ``StatsError/notConverged(iterations:lastChange:)``.
  init(_ problem: CoxProblem) throws(StatsError) {
    var pass = RiskSetPass(problem.riskSets.layout, problem.columns)
    var state = RiskSetSums(columns: problem.columns.columns)
    var b = [Double](repeating: 0, count: problem.columns.columns)
    try pass.evaluate(at: b, into: &state)
    guard state.isFinite else { throw .undefined("the offset exceeds the range of a double") }
    nullLogLikelihood = state.logLikelihood
    var factor = try state.factor()
    if factor.map(RankCheck.isClearlyFull) != true {
      try RiskSetRank.check(problem)
    }
    nullScoreForm = try Self.scoreForm(state, factor)
    var previous = Double.infinity
    var hasOverlap = false
    for iteration in 1...LogisticFit.iterationLimit {
      let step = try Self.step(state, factor, problem)
      let isCertain = hasOverlap || step.map { $0.certificate <= 0.5 } == true
      if let step, isCertain, step.isLast(after: previous) {
        coefficients = zip(b, step.direction).map { $0 + $1 }
        inverse = step.inverse
        logLikelihood = state.logLikelihood
        iterations = iteration
        conditionNumber = step.condition
        return
      }
      if !isCertain, iteration >= Self.patience || step.map({ $0.decrement < 1e-6 }) != false {
        if let separation = try RiskSetSeparation.separation(problem) {
          throw .separation(separation)
        }
        hasOverlap = true
      }
      guard let step else {
        throw .notConverged(iterations: iteration, lastChange: previous)
      }
      b = try Self.advance(from: b, &state, by: step, problem, &pass)
      factor = try state.factor()
      previous = step.decrement
    }
    throw .notConverged(iterations: LogisticFit.iterationLimit, lastChange: previous)
  }

  static func scoreForm(
    _ state: RiskSetSums, _ factor: TriangularFactor?
  ) throws(StatsError) -> Double {
    guard let factor else { throw .numerical("the information of a score test") }
    let half = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try factor.solve(state.score, transposed: true)
    }
    let length = OrthogonalBasis.length(half)
    return length * length
  }

  /// The Newton step; nil where the information is numerically singular.
  private static func step(
    _ state: RiskSetSums, _ factor: TriangularFactor?, _ problem: CoxProblem
  ) throws(StatsError) -> NewtonStep? {
    try NewtonStep(factor, state.score, ranges: problem.columns.ranges) {
      (factor, inverse) throws(LinearAlgebraError) in
      try factor.conditionOfUnitColumns(inverse: inverse)
    }
  }

  /// Takes the step, halved until the log-likelihood rises as it must.
  ///
  /// A first step is cut so that no linear predictor moves by more than 20: farther out the
  /// likelihood is all but flat.
  private static func advance(
    from b: [Double], _ state: inout RiskSetSums, by step: NewtonStep, _ problem: CoxProblem,
    _ pass: inout RiskSetPass
  ) throws(StatsError) -> [Double] {
    let gain = step.decrement * step.decrement
    let before = state.logLikelihood
    let rounding = 1e-12 * (1 + before.magnitude)
    var move = 0.0
    for (direction, range) in zip(step.direction, problem.columns.ranges) {
      move += direction.magnitude * range
    }
    var share = min(1, 20 / move)
    while true {
      let next = zip(b, step.direction).map { $0 + share * $1 }
      try pass.evaluate(at: next, into: &state)
      let rise = state.logLikelihood - before
      if state.isFinite, rise >= 1e-4 * share * gain - rounding || share < 0x1p-40 { return next }
      guard share >= 0x1p-60 else { throw .numerical("the likelihood along a step") }
      share /= 2
    }
  }
}

extension RiskSetPass {
  /// Passes over the rows.
  mutating func evaluate(
    at coefficients: [Double], into sums: inout RiskSetSums
  ) throws(StatsError) {
    do throws(LinearAlgebraError) {
      try sum(at: coefficients, into: &sums)
    } catch {
      throw StatsError(error)
    }
  }
}

extension RiskSetSums {
  /// The factor R of the information R'R; nil where it is numerically singular.
  func factor() throws(StatsError) -> TriangularFactor? {
    try StatsError.wrapping { () throws(LinearAlgebraError) in
      try TriangularFactor(crossProducts: try information)
    }
  }
}
