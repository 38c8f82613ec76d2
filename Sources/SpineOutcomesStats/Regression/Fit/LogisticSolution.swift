import LinearAlgebra

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
      throw .undefined("Firth's estimator: not built yet")
    }
  }

  /// The penalised log-likelihood of the model with the constant term and the offset alone.
  func penalisedNullLogLikelihood(_ problem: LogisticProblem) throws(StatsError) -> Double {
    throw .undefined("Firth's estimator: not built yet")
  }
}
