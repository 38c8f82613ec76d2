import LinearAlgebra
import RealModule

/// The maximum of the partial likelihood, by Newton's method on scaled columns.
///
/// Nearly collinear columns are turned first, see ``CoxFrame``.
///
/// For other regressions on risk sets, such as of one cause among several: make a ``CoxResponse`` of
/// the rows (with entries, strata and frequencies), a ``CoxProblem`` of it and a ``Design``, and fit
/// that:
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

  /// A root M of the inverse of the information, M M': its rows have the standard errors as lengths.
  var inverse: Matrix

  /// The columns in which the estimates were found, the coefficients of these, and R^-1 of their
  /// information R'R.
  var frame: CoxFrame
  var point: [Double]
  var pointInverse: Matrix
  var logLikelihood: Double
  var iterations: Int

  /// The condition number (1-norm) of the root of the information, its columns scaled to length 1.
  var conditionNumber: Double

  /// At coefficients of zero.
  var nullLogLikelihood: Double

  /// The score at coefficients of zero, times the inverse of the information there, times the
  /// score; nil where the information is numerically singular.
  var nullScoreForm: Double?

  private static let patience = 10

  /// Fits the regression.
  ///
  /// - Throws: ``StatsError/rankDeficient(terms:)`` for a column that does not vary in any risk set
  ///   or is a linear combination of those before it there, ``StatsError/separation(_:)`` when no
  ///   finite estimate exists, ``StatsError/notConverged(iterations:lastChange:)``.
  init(_ problem: CoxProblem) throws(StatsError) {
    let zeros = [Double](repeating: 0, count: problem.columns.columns)
    var search = try Search(CoxFrame(problem), at: zeros)
    guard search.state.isFinite else {
      throw .undefined("the offset exceeds the range of a double")
    }
    nullLogLikelihood = search.state.logLikelihood
    if search.factor.map(RankCheck.isClearlyFull) != true { try RiskSetRank.check(problem) }
    if let turned = try search.frame.turned(by: search.factor, problem) {
      // Zero coefficients are zero in every frame.
      search = try Search(turned, at: zeros)
    }
    nullScoreForm = try Self.scoreForm(search.state, search.factor)
    var previous = Double.infinity
    var (hasOverlap, turns) = (false, 2)
    for iteration in 1...LogisticFit.iterationLimit {
      let step = try search.step()
      let isCertain = hasOverlap || step.map { $0.certificate <= 0.5 } == true
      if let step, let factor = search.factor, isCertain, step.isLast(after: previous) {
        let last = zip(search.b, step.direction).map { $0 + $1 }
        if turns > 0, let turned = try search.frame.turned(by: factor, problem) {
          search = try Search(turned, at: turned.own(search.frame.given(last)))
          (previous, turns) = (.infinity, turns - 1)
          continue
        }
        frame = search.frame
        point = last
        pointInverse = step.inverse
        coefficients = frame.given(point)
        inverse = frame.given(step.inverse)
        logLikelihood = search.state.logLikelihood
        iterations = iteration
        conditionNumber = try StatsError.wrapping { [frame] () throws(LinearAlgebraError) in
          try frame.condition(factor, step.inverse)
        }
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
      try search.advance(by: step)
      previous = step.decrement
    }
    throw .notConverged(iterations: LogisticFit.iterationLimit, lastChange: previous)
  }

  /// The score times the inverse of the information times the score; nil where the information is
  /// numerically singular.
  static func scoreForm(
    _ state: RiskSetSums, _ factor: TriangularFactor?
  ) throws(StatsError) -> Double? {
    guard let factor else { return nil }
    do throws(LinearAlgebraError) {
      let length = OrthogonalBasis.length(try factor.solve(state.score, transposed: true))
      return length.isFinite ? length * length : nil
    } catch .singular {
      return nil
    } catch {
      throw StatsError(error)
    }
  }
}

/// Where the search for a maximum is.
private struct Search {
  let frame: CoxFrame

  /// The coefficients of the columns of the frame.
  private(set) var b: [Double]
  private(set) var state: RiskSetSums

  /// R of the information R'R; nil where it is numerically singular.
  private(set) var factor: TriangularFactor?
  private var pass: RiskSetPass

  init(_ frame: CoxFrame, at b: [Double]) throws(StatsError) {
    self.frame = frame
    self.b = b
    pass = RiskSetPass(frame.problem.riskSets.layout, frame.problem.columns)
    state = RiskSetSums(columns: b.count)
    try pass.evaluate(at: b, into: &state)
    factor = try state.factor()
  }

  /// The Newton step; nil where the information is numerically singular.
  func step() throws(StatsError) -> NewtonStep? {
    try NewtonStep(factor, state.score, ranges: frame.problem.columns.ranges) {
      (factor, inverse) throws(LinearAlgebraError) in
      try factor.conditionOfUnitColumns(inverse: inverse)
    }
  }

  /// Takes the step, halved until the log-likelihood rises as it must.
  ///
  /// A first step is cut so that no linear predictor moves by more than 20: farther out the
  /// likelihood is all but flat.
  mutating func advance(by step: NewtonStep) throws(StatsError) {
    let gain = step.decrement * step.decrement
    let before = state.logLikelihood
    let rounding = 1e-12 * (1 + before.magnitude)
    var move = 0.0
    for (direction, range) in zip(step.direction, frame.problem.columns.ranges) {
      move += direction.magnitude * range
    }
    var share = min(1, 20 / move)
    while true {
      let next = zip(b, step.direction).map { $0 + share * $1 }
      try pass.evaluate(at: next, into: &state)
      let rise = state.logLikelihood - before
      if state.isFinite, rise >= 1e-4 * share * gain - rounding || share < 0x1p-40 {
        b = next
        factor = try state.factor()
        return
      }
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
