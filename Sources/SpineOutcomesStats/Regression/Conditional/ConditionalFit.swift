import LinearAlgebra
import RealModule

/// The maximum of the conditional likelihood, by Newton's method on scaled columns.
///
/// **Why a finite estimate is certain.** Along a direction v the loss of a stratum is the
/// cumulant function of v's sum over a random subset, whose third derivative is at most its range
/// times the second. With h the greatest range over the strata for v'Hv = 1 the argument of
/// ``LogisticFit`` holds word for word: a Newton decrement nu with nu h <= 1/2 proves a finite
/// maximum. The range is at most the sum over columns of standard error times subset size times
/// the column's range in the stratum. What cannot be certified is decided by ``PairSeparation``.
struct ConditionalFit {
  /// Scaled coefficients.
  var coefficients: [Double]

  /// R^-1 of the information R'R: its rows have the standard errors as lengths.
  var inverse: Matrix
  var logLikelihood: Double
  var iterations: Int
  var conditionNumber: Double

  /// The pass at coefficients of zero.
  var start: ConditionalSweep.State

  private static let patience = 10

  init(_ problem: ConditionalProblem) throws(StatsError) {
    var sweep = ConditionalSweep(problem)
    let design = try sweep.designFactor()
    let dependent = RankCheck.dependentColumns(design, scalings: problem.scalings)
    guard dependent.isEmpty else {
      throw .rankDeficient(terms: dependent.map { problem.design.columns[$0].name })
    }
    var b = [Double](repeating: 0, count: problem.design.columns.count)
    var state = try sweep.evaluate(at: b)
    start = state
    var previous = Double.infinity
    var hasOverlap = false
    for iteration in 1...LogisticFit.iterationLimit {
      let step = try Self.step(state, problem)
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
        if let separation = try PairSeparation.separation(problem) {
          throw .separation(separation)
        }
        hasOverlap = true
      }
      guard let step else {
        throw .notConverged(iterations: iteration, lastChange: previous)
      }
      (b, state) = try Self.advance(from: b, state, by: step, &sweep)
      previous = step.decrement
    }
    throw .notConverged(iterations: LogisticFit.iterationLimit, lastChange: previous)
  }

  /// The Newton step; nil where the information is numerically singular.
  private static func step(
    _ state: ConditionalSweep.State, _ problem: ConditionalProblem
  ) throws(StatsError) -> NewtonStep? {
    try NewtonStep(state.factor, state.score, ranges: problem.ranges) {
      (factor, _) throws(LinearAlgebraError) in
      try factor.withUnitColumns().conditionEstimate()
    }
  }

  /// Takes the step, halved until the log-likelihood rises as it must.
  private static func advance(
    from b: [Double], _ state: ConditionalSweep.State, by step: NewtonStep,
    _ sweep: inout ConditionalSweep
  ) throws(StatsError) -> ([Double], ConditionalSweep.State) {
    let gain = step.decrement * step.decrement
    let rounding = 1e-13 * state.logLikelihood.magnitude
    var share = 1.0
    while true {
      let next = zip(b, step.direction).map { $0 + share * $1 }
      let reached = try sweep.evaluate(at: next)
      let rise = reached.logLikelihood - state.logLikelihood
      if rise >= 1e-4 * share * gain - rounding || share < 0x1p-40 { return (next, reached) }
      share /= 2
    }
  }
}
