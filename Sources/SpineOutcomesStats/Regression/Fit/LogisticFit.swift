import LinearAlgebra
import RealModule

/// The maximum-likelihood fit of a logistic regression, by Newton's method on scaled columns.
///
/// With H the information and g the score at b, the Newton decrement nu = sqrt(g' H^-1 g) is
/// the length of the next step in units of standard errors. Iteration goes on until it is at
/// the level of rounding; the last pass, whose weights give the standard errors, is by QR where
/// ``Factorisation`` asks for it.
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
  var coefficients: ScaledPoint

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

/// How a pass is made.
private struct Mode {
  var factorisation = Factorisation.crossProducts
  var precision = LogisticSweep.Precision.working
}

extension LogisticSweep {
  fileprivate mutating func evaluate(
    at point: ScaledPoint, _ mode: Mode
  ) throws(StatsError) -> State {
    try evaluate(at: point.high, low: point.low, mode.factorisation, mode.precision)
  }
}

extension LogisticFit {
  /// A Newton step and its certificate.
  private struct Step {
    var direction: [Double]
    var decrement: Double
    var inverse: Matrix

    /// h is at most this.
    var reach: Double

    /// The estimated condition number of the weighted columns.
    var condition: Double

    /// nu * h is at most this.
    var certificate: Double { decrement * reach }

    /// Whether rounding in working precision would show in the estimates: it reaches them
    /// times the condition number, and the weights times h.
    var needsPrecision: Bool { condition * max(1, reach) > 50 }

    /// Whether nothing is left to gain.
    ///
    /// At 1e-13 the step and the change of the weights along it are below rounding; a
    /// decrement that no longer falls is the rounding of an ill-conditioned design.
    func isLast(after previous: Double) -> Bool {
      let rounding = min(1e-3, max(1e-5, 100 * Double.ulpOfOne * condition))
      return max(decrement, certificate) <= 1e-13
        || (decrement <= rounding && decrement >= previous / 4)
    }
  }

  init(_ problem: LogisticProblem) throws(StatsError) {
    var sweep = try LogisticSweep(
      problem.design, scalings: problem.scalings, problem.response)
    var b = ScaledPoint(count: problem.design.columnCount)
    if problem.design.intercept == .included {
      b.high[0] = .log(Double(problem.events)) - .log(Double(problem.count - problem.events))
    }
    var mode = Mode()
    var state = try sweep.evaluate(at: b, mode)
    if state.factor.map(RankCheck.isClearlyFull) != true {
      mode.factorisation = .orthogonal
      state = try sweep.evaluate(at: b, mode)
      try Self.checkRank(state, problem)
    }
    // At the start all weights are equal: this is the factor of the columns themselves.
    let start = state
    var previous = Double.infinity
    var hasOverlap = false
    for iteration in 1...Self.iterationLimit {
      let step = try Self.step(state, problem.scalings)
      let isCertain = hasOverlap || step.map { $0.certificate <= 0.5 } == true
      if let step, isCertain {
        let isFine = state.precision == .double || !step.needsPrecision
        if state.factorisation.suffices(conditionNumber: step.condition), isFine,
          step.isLast(after: previous)
        {
          b.add(1, step.direction)
          self.init(
            coefficients: b, state: state, inverse: step.inverse, iterations: iteration,
            conditionNumber: step.condition)
          return
        }
        if step.certificate <= 1e-3 {
          mode.factorisation = .sufficient(conditionNumber: step.condition)
          if step.needsPrecision { mode.precision = .double }
        }
      } else if !isCertain, iteration >= Self.patience || step.map({ $0.decrement < 1e-6 }) != false
      {
        try Self.checkSeparation(problem, start.factor)
        hasOverlap = true
      }
      guard let step else {
        guard state.factorisation == .crossProducts else {
          throw .notConverged(iterations: iteration, lastChange: previous)
        }
        mode.factorisation = .orthogonal
        state = try sweep.evaluate(at: b, mode)
        continue
      }
      if mode.factorisation == .orthogonal, step.needsPrecision { mode.precision = .double }
      (b, state) = try Self.advance(from: b, state, by: step, mode, &sweep)
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
        direction: direction, decrement: decrement, inverse: inverse, reach: reach,
        condition: try factor.withUnitColumns().conditionEstimate())
    } catch .singular {
      return nil
    } catch {
      throw StatsError(error)
    }
  }

  /// Takes the step, halved until the log-likelihood rises as it must.
  private static func advance(
    from b: ScaledPoint, _ state: LogisticSweep.State, by step: Step, _ mode: Mode,
    _ sweep: inout LogisticSweep
  ) throws(StatsError) -> (ScaledPoint, LogisticSweep.State) {
    let gain = step.decrement * step.decrement
    let rounding = 1e-12 * (1 + state.logLikelihood.magnitude)
    var share = 1.0
    while true {
      var next = b
      next.add(share, step.direction)
      let reached = try sweep.evaluate(at: next, mode)
      let rise = reached.logLikelihood - state.logLikelihood
      // A step below 2^-40 changes nothing any more; the next iteration then stalls or ends.
      if rise >= 1e-4 * share * gain - rounding || share < 0x1p-40 { return (next, reached) }
      share /= 2
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
