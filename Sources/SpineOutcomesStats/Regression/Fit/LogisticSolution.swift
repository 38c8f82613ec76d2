import LinearAlgebra
import RealModule

/// What an estimator found, on scaled columns.
struct LogisticSolution {
  /// Scaled coefficients.
  let coefficients: ScaledPoint

  /// R^-1 of the information R'R at the estimates: its rows have the standard errors as lengths.
  let inverse: Matrix

  /// The log-likelihood, without binomial coefficients and penalty.
  let logLikelihood: Double

  /// The log-likelihood with Firth's penalty; nil for maximum likelihood.
  let penalisedLogLikelihood: Double?

  /// The number of Newton steps.
  let iterations: Int

  /// The estimated condition number of the weighted columns, each scaled to length 1.
  let conditionNumber: Double

  init(_ problem: LogisticProblem, estimator: LogisticEstimator) throws(StatsError) {
    switch estimator {
    case .maximumLikelihood:
      let fit = try LogisticFit(problem)
      coefficients = fit.coefficients
      inverse = fit.inverse
      logLikelihood = fit.state.logLikelihood
      penalisedLogLikelihood = nil
      iterations = fit.iterations
      conditionNumber = fit.conditionNumber
    case .firth:
      let fit = try FirthFit(problem)
      let (found, factor) = (fit.maximum, fit.maximum.point.factor)
      coefficients = found.point.coefficients
      (inverse, conditionNumber) = try StatsError.wrapping { () throws(LinearAlgebraError) in
        (try factor.inverse(), try factor.withUnitColumns().conditionEstimate())
      }
      logLikelihood = found.point.logLikelihood
      penalisedLogLikelihood = found.value - problem.logUnits
      iterations = found.iterations
    }
  }

  /// The penalised log-likelihood with all columns but the constant at 0.
  ///
  /// The penalty is that of the information of all columns, as in a test of a single one.
  func penalisedNullLogLikelihood(_ problem: LogisticProblem) throws(StatsError) -> Double {
    var surface = try LikelihoodSurface(problem, .firth)
    let width = problem.design.columnCount
    let slopes = (problem.design.interceptCount..<width).map { column in
      Held(functional: (0..<width).map { $0 == column ? 1 : 0 }, value: 0)
    }
    guard let start = try surface.evaluate(at: FirthFit.start(problem)),
      let found = try surface.maximum(holding: slopes, from: start, .value)
    else {
      throw .notConverged(iterations: LikelihoodSurface.iterationLimit, lastChange: .infinity)
    }
    return found.value - problem.logUnits
  }
}

extension LogisticProblem {
  /// What half the log determinant of the information of scaled columns has too much.
  fileprivate var logUnits: Double {
    scalings.dropFirst(design.interceptCount).reduce(0) { $0 + .log($1.factor) }
  }
}
