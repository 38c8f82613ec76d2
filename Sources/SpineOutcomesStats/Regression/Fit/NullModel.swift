import LinearAlgebra
import RealModule

/// The model with the constant term and the offset alone.
struct NullModel {
  /// Its log-likelihood, without binomial coefficients.
  let logLikelihood: Double

  /// Its deviance.
  let deviance: Double

  init(_ problem: LogisticProblem) throws(StatsError) {
    let (design, response) = (problem.design, problem.response)
    let saturated = response.saturatedLogLikelihood
    if let offset = design.offset {
      let empty = try Design(
        columns: [], categories: [], offset: offset, intercept: design.intercept)
      let null = LogisticProblem(
        response, design: empty, scalings: empty.scalings)
      if empty.columnCount > 0 {
        logLikelihood = try LogisticFit(null).state.logLikelihood
      } else {
        var sweep = try LogisticSweep(empty, scalings: [], response)
        logLikelihood = try sweep.evaluate(at: [], low: [], .crossProducts, .working).logLikelihood
      }
    } else {
      logLikelihood = -0.5 * problem.plainNullDeviance
    }
    deviance = max(0, -2 * (logLikelihood - saturated))
  }
}

extension LogisticProblem {
  /// Minus twice the log-likelihood of the share of events, or of probabilities of 1/2.
  fileprivate var plainNullDeviance: Double {
    guard design.intercept == .included else { return 2 * Double(count) * .log(2) }
    let (ones, zeros) = (Double(events), Double(count - events))
    // log(share) of the larger class through log1p: no digit is lost near 1.
    let n = Double(count)
    let logOnes = ones > zeros ? Double.log(onePlus: -zeros / n) : .log(ones / n)
    let logZeros = zeros > ones ? Double.log(onePlus: -ones / n) : .log(zeros / n)
    return -2 * (ones * logOnes + zeros * logZeros)
  }

  /// The deviance of a fit: that of single records from the log-likelihood, that of grouped
  /// outcomes row by row, because what a row's own share explains would cancel.
  func deviance(_ fit: LogisticSolution) throws(StatsError) -> Double {
    guard case .counts(let successes, let trials) = response.kind else {
      return -2 * fit.logLikelihood
    }
    let predictors = try linearPredictors(fit.coefficients)
    var sum = CompensatedSum()
    for (row, predictor) in predictors.enumerated() {
      sum.add(
        UnitDeviance.value(
          events: Double(successes[row]), trials: Double(trials[row]), predictor: predictor))
    }
    return sum.value
  }

  /// The linear predictor of each row, offset included.
  func linearPredictors(_ point: ScaledPoint) throws(StatsError) -> [Double] {
    var sweep = try LogisticSweep(design, scalings: scalings, response)
    return sweep.linearPredictors(at: point)
  }
}
