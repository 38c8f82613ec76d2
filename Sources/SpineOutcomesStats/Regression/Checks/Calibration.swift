import Distributions
import LinearAlgebra
import RealModule

/// How predicted probabilities agree with what happened, for predictions of any model.
///
/// Perfect predictions have an intercept of 0 and a slope of 1. A slope below 1 says that
/// predictions are too extreme, as those of an overfitted model are.
public struct Calibration: Sendable, Equatable, Codable {
  /// The constant a of log odds = a + log odds predicted: calibration in the large.
  public let interceptInTheLarge: Estimate

  /// The constant a of log odds = a + b * log odds predicted.
  public let intercept: Estimate

  /// The slope b.
  public let slope: Estimate

  /// The likelihood-ratio test of a = 0 and b = 1 together; nil for the records that the
  /// predictions were fitted to, on which it says nothing.
  public let test: LikelihoodRatioTest?

  /// Observed over expected events.
  public let observedOverExpected: Double

  /// The mean of (y - p)^2.
  public let brierScore: Double

  /// The area under the ROC curve of the predictions.
  public let concordance: AreaUnderCurve

  /// The calibration curve: observed and expected shares in groups of rising risk.
  public let curve: [RiskGroup]

  /// The number of records.
  public let count: Int

  /// How many of them had the event.
  public let events: Int
}

extension Calibration {
  /// Holds predicted probabilities against outcomes.
  ///
  /// - Parameters:
  ///   - predicted: The predicted probabilities, above 0 and below 1.
  ///   - outcome: Whether each record had the event.
  ///   - groups: How many groups the curve has, 2 to 1000; 10 by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a probability that is not above 0 and below 1, with
  ///   its row; ``StatsError/noCompleteCases(_:)``; ``StatsError/oneClass(outcome:count:events:)``;
  ///   ``StatsError/rankDeficient(terms:)`` when all predictions are equal;
  ///   ``StatsError/separation(_:)`` when they tell events from others without overlap;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level or the number of groups.
  ///
  /// Agrees with R's `glm(y ~ offset(qlogis(p)))` and `glm(y ~ qlogis(p))`; intervals are Wald's.
  ///
  /// Source: Van Calster et al., BMC Med 2019;17:230, doi 10.1186/s12916-019-1466-7.
  /// - Complexity: O(n log n).
  public init(
    predicted: [Double], outcome: [Bool], groups: Int = 10, level: Double = 0.95
  ) throws(StatsError) {
    guard predicted.count == outcome.count else {
      throw .lengthMismatch(
        first: "predicted", firstCount: predicted.count, second: "outcome",
        secondCount: outcome.count)
    }
    if let row = predicted.firstIndex(where: { !($0 > 0 && $0 < 1) }) {
      throw .invalidValue(
        InvalidValue(
          variable: "predicted", row: row + 1, reason: "is not above 0 and below 1"))
    }
    let predictors = predicted.map { Double.log($0) - .log(onePlus: -$0) }
    try self.init(
      predictors: predictors, LogisticResponse(outcome: outcome, frequencies: nil),
      groups: groups, level: level)
  }

  init(
    predictors: [Double], _ response: LogisticResponse, groups: Int, level: Double,
    isApparent: Bool = false
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let name = "log odds predicted"
    let large = try LogisticData(
      response, design: Design(terms: [.offset(name, predictors)]), name: "outcome",
      clusters: nil, exclusions: Exclusions(initial: response.totalTrials))
    let both = try LogisticData(
      response, design: Design(terms: [.numeric(name, predictors)]), name: "outcome",
      clusters: nil, exclusions: large.exclusions)
    let shifted = try large.fit(level: level)
    let scaled = try both.fit(level: level)
    let outcomes = try PredictedOutcomes(predictors: predictors, response: response)
    var given = try LogisticSweep(
      Design(columns: [], categories: [], offset: predictors, intercept: .omitted), scalings: [],
      response)
    let asGiven = try given.evaluate(at: [], low: [], .crossProducts, .working).logLikelihood
    let fitted = scaled.logLikelihood - response.logBinomialCoefficients
    interceptInTheLarge = try Self.estimate("intercept, slope 1", shifted.coefficients[0])
    intercept = try Self.estimate("intercept", scaled.coefficients[0])
    slope = try Self.estimate("slope", scaled.coefficients[1])
    test =
      isApparent
      ? nil
      : try LikelihoodRatioTest(
        method: "Likelihood-ratio test of intercept 0 and slope 1", fall: 2 * (fitted - asGiven),
        degreesOfFreedom: 2, count: response.totalTrials, exclusions: large.exclusions)
    observedOverExpected = Double(response.totalEvents) / outcomes.expectedEvents
    brierScore = outcomes.brierScore
    concordance = try outcomes.concordance(
      outcome: "outcome", exclusions: large.exclusions, level: level)
    curve = try outcomes.groups(groups, .equalSizes, level: level)
    count = response.totalTrials
    events = response.totalEvents
  }

  private static func estimate(
    _ name: String, _ coefficient: Coefficient
  ) throws(StatsError) -> Estimate {
    try Estimate(
      name: name, value: coefficient.estimate,
      confidenceInterval: coefficient.confidenceInterval)
  }
}

extension Calibration: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: intercept, slope, observed over expected, Brier score and concordance.
  public var description: String {
    [
      "Calibration: \(interceptInTheLarge)", slope.description,
      "observed/expected \(Decimals.significant(observedOverExpected))",
      "Brier score \(Decimals.significant(brierScore))",
      "AUC \(Decimals.significant(concordance.estimate))",
      "n = \(count), events = \(events)",
    ].joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension LogisticData {
  /// How the fitted probabilities of a regression agree with these outcomes: apparent
  /// calibration.
  ///
  /// For maximum likelihood with a constant term and without an offset it has intercept 0 and
  /// slope 1 by construction; without the constant, or with an offset, it need not. It has no
  /// test: the same records made the predictions.
  ///
  /// - Parameters:
  ///   - model: A regression with the same columns, fitted to these or to other data.
  ///   - groups: How many groups the curve has, 2 to 1000; 10 by default.
  /// - Returns: The calibration; of a model fitted elsewhere an external validation.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the columns differ, and the
  ///   errors of ``Calibration/init(predicted:outcome:groups:level:)``.
  /// - Complexity: O(n (p + log n)).
  public func calibration(
    of model: LogisticRegression, groups: Int = 10
  ) throws(StatsError) -> Calibration {
    guard hasColumns(of: model) else {
      throw .invalidArgument(name: "model", reason: "its columns are not those of the data")
    }
    return try Calibration(
      predictors: linearPredictors(of: model), problem.response, groups: groups,
      level: model.level, isApparent: (try? check(model)) != nil)
  }
}
