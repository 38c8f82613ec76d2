import LinearAlgebra
import RealModule

/// How well a logistic regression fits the records that it was fitted to.
///
/// A trial is one record, frequencies counted, or one trial of grouped outcomes; n counts them, l
/// is their log-likelihood and l0 that of the model without terms.
public struct FitStatistics: Sendable, Equatable, Codable {
  /// The deviance.
  public let deviance: Double

  /// Pearson's sum of (y - m p)^2 / (m p (1 - p)) over the records or grouped rows.
  public let pearsonStatistic: Double

  /// The degrees of freedom of both.
  public let degreesOfFreedom: Int

  /// Akaike's information criterion.
  public let akaikeInformationCriterion: Double

  /// Akaike's criterion with the correction for small samples, + 2 p (p + 1) / (n - p - 1) for n
  /// records or grouped rows; nil when p + 1 reaches n.
  public let correctedAkaikeInformationCriterion: Double?

  /// The Bayesian information criterion.
  public let bayesianInformationCriterion: Double

  /// McFadden's 1 - l / l0.
  public let mcFadden: Double

  /// Cox and Snell's 1 - exp(2 (l0 - l) / n), below 1 however good the fit.
  public let coxSnell: Double

  /// Nagelkerke's: Cox and Snell's as a share of its greatest value 1 - exp(2 l0 / n).
  public let nagelkerke: Double

  /// Tjur's: the mean fitted probability of the events less that of the others.
  public let tjur: Double

  /// The mean of (y - p)^2 over the trials (Brier); 0 is perfect.
  public let brierScore: Double

  /// 1 - Brier score / (share of events * share of others); 0 is no better than the share.
  public let scaledBrierScore: Double

  /// The area under the ROC curve of the fitted probabilities: apparent, not validated.
  public let concordance: AreaUnderCurve

  /// The rarer outcome's count for each column beside the constant; nil without columns.
  public let eventsPerVariable: Double?
}

extension LogisticData {
  /// How well a regression fits these data.
  ///
  /// - Parameter model: A regression fitted to these data.
  /// - Returns: Deviance, information criteria, the usual pseudo-R², Brier score, concordance.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data,
  ///   ``StatsError/undefined(_:)`` when a residual exceeds the range of a double.
  ///
  /// All are of the records the model was fitted to, hence optimistic; see
  /// ``LogisticData/optimism(estimator:resamples:seed:)``.
  ///
  /// Sources: McFadden 1974; Cox and Snell 1989; Nagelkerke, Biometrika 1991;78:691,
  /// doi 10.1093/biomet/78.3.691; Tjur, Am Stat 2009;63:366, doi 10.1198/tast.2009.08210; Brier,
  /// Mon Weather Rev 1950;78:1.
  /// - Complexity: O(n (p + log n)).
  public func fitStatistics(of model: LogisticRegression) throws(StatsError) -> FitStatistics {
    try check(model)
    let predictors = try linearPredictors(of: model)
    let outcomes = try PredictedOutcomes(predictors: predictors, response: problem.response)
    let n = Double(count)
    let fitted = model.logLikelihood - problem.response.logBinomialCoefficients
    let null = try NullModel(problem).logLikelihood
    let coxSnell = -Double.expMinusOne(2 * (null - fitted) / n)
    let share = Double(events) / n
    let brier = outcomes.brierScore
    let columns = Double(model.coefficients.count)
    let room = Double(problem.response.observations) - columns - 1
    return FitStatistics(
      deviance: model.deviance,
      pearsonStatistic: try pearsonStatistic(predictors),
      degreesOfFreedom: model.degreesOfFreedom,
      akaikeInformationCriterion: model.akaikeInformationCriterion,
      correctedAkaikeInformationCriterion: room > 0
        ? model.akaikeInformationCriterion + 2 * columns * (columns + 1) / room : nil,
      bayesianInformationCriterion: model.bayesianInformationCriterion,
      mcFadden: null == 0 ? 0 : 1 - fitted / null,
      coxSnell: coxSnell,
      nagelkerke: coxSnell / -Double.expMinusOne(2 * null / n),
      tjur: outcomes.discriminationSlope, brierScore: brier,
      scaledBrierScore: 1 - brier / (share * (1 - share)),
      concordance: try outcomes.concordance(
        outcome: outcome, exclusions: exclusions, level: model.level),
      eventsPerVariable: problem.design.columns.isEmpty
        ? nil : Double(min(events, count - events)) / Double(problem.design.columns.count))
  }

  /// The linear predictor of each row at the estimates of a regression, offset included.
  func linearPredictors(of model: LogisticRegression) throws(StatsError) -> [Double] {
    let sweep = try LogisticSweep(
      problem.design, scalings: problem.scalings.map { _ in .identity }, problem.response)
    var point = ScaledPoint(count: model.coefficients.count)
    point.high = model.coefficients.map(\.estimate)
    let predictors = try sweep.linearPredictors(at: point)
    guard predictors.allSatisfy(\.isFinite) else {
      throw .undefined("the linear predictors exceed the range of a double")
    }
    return predictors
  }

  private func pearsonStatistic(_ predictors: [Double]) throws(StatsError) -> Double {
    var sum = CompensatedSum()
    for (row, predictor) in predictors.enumerated() {
      let residual = RowResidual(problem.response, row, predictor: predictor)
      sum.add(residual.copies * residual.pearson * residual.pearson)
    }
    guard sum.value.isFinite else {
      throw .undefined("a Pearson residual exceeds the range of a double")
    }
    return sum.value
  }
}
