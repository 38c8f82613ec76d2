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

  /// The condition number (1-norm) of the weighted columns, each scaled to length 1.
  var conditionNumber: Double

  /// The greatest number of Newton steps.
  static let iterationLimit = 100

  /// The iteration from which on the separation of the data is decided, if not yet excluded.
  private static let patience = 10

  /// The decrement above which no certificate is asked for, as none could be of use: beyond some
  /// hundred thousand rows even a step of a standard error can have one.
  private static func limit(_ problem: LogisticProblem) -> Double {
    problem.response.rows < 1 << 18 ? 0.1 : 1
  }
}

/// How a pass is made.
private struct Mode {
  var factorisation = Factorisation.crossProducts
  var precision = LogisticSweep.Precision.working
}

extension LogisticSweep {
  fileprivate mutating func evaluate(
    at point: ScaledPoint, _ mode: Mode, into state: inout State
  ) throws(StatsError) {
    if mode.factorisation == .crossProducts, mode.precision == .working {
      try evaluate(at: point.high, into: &state)
    } else {
      state = try evaluate(
        at: point.high, low: point.low, mode.factorisation, mode.precision)
    }
  }
}

extension LogisticFit {
  /// A Newton step and its certificate, in memory that serves every step.
  private struct Step {
    var direction: [Double]
    var decrement = Double.infinity

    /// What the inverse of the factor tells; nil far from the estimate, where nothing asks.
    var precision: Precision?

    /// nu * h is at most this.
    var certificate: Double { precision.map { decrement * $0.reach } ?? .infinity }

    /// Whether rounding in working precision would show in the estimates.
    var needsPrecision: Bool { precision?.needsMore ?? false }
  }

  /// How precisely the coefficients are known, and can be computed.
  private struct Precision {
    var inverse: Matrix

    /// h is at most this.
    var reach = 0.0

    /// The condition number of the weighted columns.
    var condition = 1.0

    /// Whether rounding in working precision would show in the estimates: it reaches them
    /// times the condition number, and the weights times h.
    var needsMore: Bool { condition * max(1, reach) > 50 }

    /// Whether a step of this decrement leaves nothing to gain.
    ///
    /// At 1e-13 the step and the change of the weights along it are below rounding; a
    /// decrement that no longer falls is the rounding of an ill-conditioned design.
    func isLast(_ decrement: Double, after previous: Double) -> Bool {
      let rounding = min(1e-3, max(1e-5, 100 * Double.ulpOfOne * condition))
      return decrement * max(1, reach) <= 1e-13
        || (decrement <= rounding && decrement >= previous / 4)
    }

    /// Inverts another factor of the same order, in the memory that is there.
    mutating func invert(_ factor: TriangularFactor) throws(LinearAlgebraError) {
      try factor.writeInverse(to: &inverse)
    }

    /// Measures a factor and its inverse.
    mutating func measure(
      _ factor: TriangularFactor, _ scalings: [ColumnScaling]
    ) throws(LinearAlgebraError) {
      reach = 0
      for column in scalings.indices {
        reach += scalings[column].largest * inverse.rowLength(column)
      }
      condition = try factor.conditionOfUnitColumns(inverse: inverse)
    }
  }

  init(_ problem: LogisticProblem) throws(StatsError) {
    let scalings = problem.scalings
    var sweep = try LogisticSweep(problem.design, scalings: scalings, problem.response)
    let limit = Self.limit(problem)
    let plain = LogisticStart.constant(problem)
    let start = try LogisticStart.besideOffset(problem) ?? plain
    var b = try Self.sampledStart(problem, &sweep, start) ?? start
    var mode = Mode()
    var state = LogisticSweep.State(count: b.high.count)
    try sweep.evaluate(at: b, mode, into: &state)
    if state.factor.map(RankCheck.isClearlyFull) != true {
      mode.factorisation = .orthogonal
      try Self.checkRank(Self.columns(problem, at: plain), problem)
      b = start
      try sweep.evaluate(at: b, mode, into: &state)
    }
    var next = b
    var step = Step(direction: b.low)
    var previous = Double.infinity
    var hasOverlap = false
    for iteration in 1...Self.iterationLimit {
      let isPatient = iteration < Self.patience
      let isStep = try Self.step(
        &step, from: state, scalings, within: isPatient ? limit : .infinity)
      let isCertain = hasOverlap || (isStep && step.certificate <= 0.5)
      if isCertain, isStep, let precision = step.precision {
        let isFine = state.precision == .double || !precision.needsMore
        if state.factorisation.suffices(conditionNumber: precision.condition), isFine,
          precision.isLast(step.decrement, after: previous)
        {
          b.add(1, step.direction)
          self.init(
            coefficients: b, state: state, inverse: precision.inverse, iterations: iteration,
            conditionNumber: precision.condition)
          return
        }
        if step.certificate <= 1e-3 {
          mode.factorisation = .sufficient(conditionNumber: precision.condition)
          if precision.needsMore { mode.precision = .double }
        }
      } else if !isCertain, !isPatient || !isStep || step.decrement < 1e-6 {
        try Self.checkSeparation(problem, Self.columns(problem, at: plain))
        hasOverlap = true
      }
      guard isStep else {
        guard state.factorisation == .crossProducts else {
          throw .notConverged(iterations: iteration, lastChange: previous)
        }
        mode.factorisation = .orthogonal
        try sweep.evaluate(at: b, mode, into: &state)
        continue
      }
      if mode.factorisation == .orthogonal, step.needsPrecision { mode.precision = .double }
      try Self.advance(&b, &next, by: step, mode, scalings, &sweep, &state)
      previous = step.decrement
    }
    throw .notConverged(iterations: Self.iterationLimit, lastChange: previous)
  }

  /// The factor of the columns: at the constant model, without offset, all weights are equal.
  private static func columns(
    _ problem: LogisticProblem, at plain: ScaledPoint
  ) throws(StatsError) -> TriangularFactor? {
    let bare = try problem.withoutOffset()
    var sweep = try LogisticSweep(bare.design, scalings: bare.scalings, bare.response)
    return try sweep.evaluate(at: plain.high, low: plain.low, .orthogonal, .working).factor
  }

  /// Coefficients near the estimate, from a sixteenth of the blocks of a large data set.
  ///
  /// The first steps of Newton's method are far from the estimate and need no more. Where they
  /// do not settle soon, as for rows sorted in a way that leaves the sample separated, there is
  /// no such start. The estimate is the same up to rounding: it is the fixed point of steps on
  /// all rows.
  ///
  /// - Returns: A start; nil for fewer rows than 2^18, or when the sample does not settle.
  private static func sampledStart(
    _ problem: LogisticProblem, _ sweep: inout LogisticSweep, _ plain: ScaledPoint
  ) throws(StatsError) -> ScaledPoint? {
    guard problem.response.rows >= 1 << 18 else { return nil }
    var b = plain
    var state = LogisticSweep.State(count: b.high.count)
    var step = Step(direction: b.low)
    var logLikelihood = -Double.infinity
    for _ in 0..<8 {
      try sweep.sample(at: b.high, everyBlock: 16, into: &state)
      guard state.logLikelihood > logLikelihood,
        try Self.step(&step, from: state, problem.scalings, within: limit(problem))
      else { return nil }
      b.add(1, step.direction)
      // The next step of a length below 1/4 is far below the standard errors of all rows.
      if step.decrement < 0.5, step.certificate < 0.5 { return b }
      logLikelihood = state.logLikelihood
    }
    return nil
  }

  /// Computes the Newton step.
  ///
  /// - Parameters:
  ///   - step: The step, which is overwritten.
  ///   - state: The pass to step from.
  ///   - scalings: Those of the columns.
  ///   - limit: The decrement above which the step needs no certificate yet.
  /// - Returns: Whether there is one: the information is not numerically singular.
  /// - Throws: ``StatsError`` for what linear algebra refuses.
  private static func step(
    _ step: inout Step, from state: LogisticSweep.State, _ scalings: [ColumnScaling],
    within limit: Double
  ) throws(StatsError) -> Bool {
    guard let factor = state.factor else { return false }
    do throws(LinearAlgebraError) {
      for place in step.direction.indices { step.direction[place] = state.score[place] }
      try factor.solve(inPlace: &step.direction, transposed: true)
      step.decrement = OrthogonalBasis.length(step.direction)
      try factor.solve(inPlace: &step.direction)
      guard step.decrement.isFinite, step.direction.allSatisfy(\.isFinite) else { return false }
      guard step.decrement <= limit || state.factorisation == .orthogonal else {
        step.precision = nil
        return true
      }
      if step.precision == nil {
        step.precision = Precision(inverse: try factor.inverse())
      } else {
        try step.precision?.invert(factor)
      }
      try step.precision?.measure(factor, scalings)
      return step.precision?.reach.isFinite ?? false
    } catch .singular {
      return false
    } catch {
      throw StatsError(error)
    }
  }

  /// Takes the step, halved until the log-likelihood rises as it must.
  ///
  /// A step that promises more than the log-likelihood can give starts where an offset leaves no
  /// curvature: it is cut so that no linear predictor moves by more than 20.
  private static func advance(
    _ b: inout ScaledPoint, _ next: inout ScaledPoint, by step: Step, _ mode: Mode,
    _ scalings: [ColumnScaling], _ sweep: inout LogisticSweep, _ state: inout LogisticSweep.State
  ) throws(StatsError) {
    let gain = step.decrement * step.decrement
    let before = state.logLikelihood
    let size = 1 + before.magnitude
    let rounding = 1e-12 * size
    var share = 1.0
    var least = 1e-4
    if gain > 8 * size {
      let move = zip(step.direction, scalings).reduce(0) { $0 + $1.0.magnitude * $1.1.largest }
      share = min(1, 20 / move)
      least = 0
    }
    while true {
      next.set(b)
      next.add(share, step.direction)
      try sweep.evaluate(at: next, mode, into: &state)
      let rise = state.logLikelihood - before
      // A step below 2^-40 changes nothing any more; the next iteration then stalls or ends.
      if rise >= least * share * gain - rounding || share * step.decrement < 0x1p-40 {
        swap(&b, &next)
        return
      }
      share /= 2
    }
  }

  private static func checkRank(
    _ factor: TriangularFactor?, _ problem: LogisticProblem
  ) throws(StatsError) {
    guard let factor else { return }
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
    if let separation = try check.separation() {
      throw .separation(separation.namingReferences(of: problem))
    }
  }
}
