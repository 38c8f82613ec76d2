import LinearAlgebra
import RealModule

/// The maximum-likelihood fit of a logistic regression, by Newton's method on scaled columns.
///
/// With H the information and g the score at b, the Newton decrement nu = sqrt(g' H^-1 g) is
/// the length of the next step in units of standard errors. Iteration goes on until it is at
/// the level of rounding; the last pass, whose weights give the standard errors, is by QR.
///
/// **Why a finite estimate is certain.** The loss of a logistic model satisfies
/// |f'''| <= f'' in the linear predictor of each record (Bach, Electronic Journal of
/// Statistics 4:384, 2010). Let h = max_i sqrt(x_i' H^-1 x_i). Along a direction v with
/// v'Hv = 1 no linear predictor moves faster than h, so the curvature at distance t is at
/// least exp(-h t), and the derivative of the loss at least -nu + (1 - exp(-h t)) / h. If
/// nu h < 1 that is positive from t = -log(1 - nu h) / h on, in every direction: the convex
/// loss has its minimum within that distance. Rounding is far below the margin left by asking
/// for nu h <= 1/2. For separated data nu h tends to 1 however long the iteration. As h is
/// bounded from above by the sum over columns of their largest magnitude times their standard
/// error, no pass over the rows is needed.
struct LogisticFit {
  /// Scaled coefficients.
  var coefficients: [Double]

  /// The last pass.
  var state: LogisticSweep.State

  /// R^-1 of the last pass: its rows have the standard errors as lengths.
  var inverse: Matrix
  var iterations: Int

  /// The estimated condition number of the weighted columns, each scaled to length 1.
  var conditionNumber: Double

  /// The greatest number of Newton steps.
  static let iterationLimit = 100

  /// The iteration from which on the separation of the data is decided, if not yet excluded.
  private static let patience = 10
}

extension LogisticFit {
  /// A Newton step and its certificate.
  private struct Step {
    var direction: [Double]
    var decrement: Double
    var inverse: Matrix

    /// nu * h is at most this.
    var certificate: Double
  }

  init(_ problem: LogisticProblem) throws(StatsError) {
    var sweep = try LogisticSweep(
      problem.design, scalings: problem.scalings, outcome: problem.outcome,
      frequencies: problem.frequencies)
    var b = [Double](repeating: 0, count: problem.design.columnCount)
    if problem.design.intercept == .included {
      b[0] = .log(Double(problem.events)) - .log(Double(problem.count - problem.events))
    }
    var state = try sweep.evaluate(at: b, .crossProducts)
    var curvature = LogisticSweep.Curvature.crossProducts
    if state.factor.map(RankCheck.isClearlyFull) != true {
      state = try sweep.evaluate(at: b, .orthogonal)
      curvature = .orthogonal
      try Self.checkRank(state, problem)
    }
    // At the start all weights are equal: this is the factor of the columns themselves.
    let start = state
    var previous = Double.infinity
    var hasOverlap = false
    for iteration in 1...Self.iterationLimit {
      let step = try Self.step(state, problem.scalings)
      let isCertain = hasOverlap || step.map { $0.certificate <= 0.5 } == true
      if let step, isCertain, state.curvature == .orthogonal {
        // At 1e-13 the step and the change of the weights along it are below rounding; a
        // decrement that no longer falls is the rounding of an ill-conditioned design.
        let isExact = max(step.decrement, step.certificate) <= 1e-13
        let condition = try Self.condition(state)
        let rounding = min(1e-3, max(1e-5, 100 * Double.ulpOfOne * condition))
        let isStalled = step.decrement <= rounding && step.decrement >= previous / 4
        if isExact || isStalled {
          for column in b.indices { b[column] += step.direction[column] }
          self.init(
            coefficients: b, state: state, inverse: step.inverse, iterations: iteration,
            conditionNumber: condition)
          return
        }
      }
      let isLate = iteration >= Self.patience || step.map { $0.decrement < 1e-6 } != false
      if !isCertain, isLate {
        try Self.checkSeparation(problem, start.factor)
        hasOverlap = true
      }
      guard let step else {
        if state.curvature == .crossProducts {
          curvature = .orthogonal
          state = try sweep.evaluate(at: b, curvature)
          continue
        }
        throw .notConverged(iterations: iteration, lastChange: previous)
      }
      if isCertain, step.certificate <= 1e-3 { curvature = .orthogonal }
      (b, state) = try Self.advance(from: b, state, by: step, curvature, &sweep)
      previous = step.decrement
    }
    throw .notConverged(iterations: Self.iterationLimit, lastChange: previous)
  }

  /// The Newton step; nil where the information is numerically singular.
  private static func step(
    _ state: LogisticSweep.State, _ scalings: [ColumnScaling]
  ) throws(StatsError) -> Step? {
    guard let factor = state.factor else { return nil }
    do throws(LinearAlgebraError) {
      let half = try factor.solve(state.score, transposed: true)
      let direction = try factor.solve(half)
      let inverse = try factor.inverse()
      let decrement = OrthogonalBasis.length(half)
      var reach = 0.0
      for column in scalings.indices {
        reach += scalings[column].largest * OrthogonalBasis.length(inverse.row(column))
      }
      guard decrement.isFinite, reach.isFinite, direction.allSatisfy(\.isFinite) else { return nil }
      return Step(
        direction: direction, decrement: decrement, inverse: inverse,
        certificate: decrement * reach)
    } catch .singular {
      return nil
    } catch {
      throw StatsError(error)
    }
  }

  /// Takes the step, halved until the log-likelihood rises as it must.
  private static func advance(
    from b: [Double], _ state: LogisticSweep.State, by step: Step,
    _ curvature: LogisticSweep.Curvature, _ sweep: inout LogisticSweep
  ) throws(StatsError) -> ([Double], LogisticSweep.State) {
    let gain = step.decrement * step.decrement
    let rounding = 1e-12 * (1 + state.logLikelihood.magnitude)
    var share = 1.0
    while true {
      let next = zip(b, step.direction).map { $0 + share * $1 }
      let reached = try sweep.evaluate(at: next, curvature)
      let rise = reached.logLikelihood - state.logLikelihood
      // A step below 2^-40 changes nothing any more; the next iteration then stalls or ends.
      if rise >= 1e-4 * share * gain - rounding || share < 0x1p-40 { return (next, reached) }
      share /= 2
    }
  }

  private static func condition(_ state: LogisticSweep.State) throws(StatsError) -> Double {
    try StatsError.wrapping { () throws(LinearAlgebraError) in
      try state.factor?.withUnitColumns().conditionEstimate() ?? .infinity
    }
  }

  private static func checkRank(
    _ state: LogisticSweep.State, _ problem: LogisticProblem
  ) throws(StatsError) {
    guard let factor = state.factor else { return }
    let dependent = RankCheck.dependentColumns(factor, scalings: problem.scalings)
    guard dependent.isEmpty else {
      let names = problem.design.columnNames
      throw .rankDeficient(terms: dependent.map { names[$0] })
    }
  }

  private static func checkSeparation(
    _ problem: LogisticProblem, _ factor: TriangularFactor?
  ) throws(StatsError) {
    guard let factor else { return }
    var check = try SeparationCheck(problem, factor: factor)
    if let separation = try check.separation() { throw .separation(separation) }
  }
}
