/// A fitted logistic regression: log odds = offset + sum of column * coefficient.
///
/// The value exists only for a fit that converged to finite estimates; everything else is a
/// thrown ``StatsError``. The interval and the p-value of a coefficient come from the same
/// ``inference``.
public struct LogisticRegression: Sendable, Equatable {
  /// The name of the outcome.
  public let outcome: String

  /// What the coefficients are estimated by.
  public let estimator: LogisticEstimator

  /// What intervals and p-values come from.
  public let inference: LogisticInference

  /// The names of the terms that entered with the coefficient 1.
  public let offsets: [String]

  /// The coefficients, "(intercept)" first where there is one.
  public let coefficients: [Coefficient]

  /// A factor M of the covariance matrix, M M' = covariance, as rows: the standard error of a
  /// combination of coefficients is the length of M' times it.
  ///
  /// Taken from the factor it keeps its digits where a variable is far from 0, as a year is.
  public let covarianceFactor: [[Double]]

  /// The number of clusters of a cluster-robust inference; nil otherwise.
  public let clusterCount: Int?

  /// The name of the variable that tells these clusters apart; nil otherwise.
  public let clusterVariable: String?

  /// The rows of grouped outcomes; nil where each record is one outcome.
  public let groupedOutcomes: GroupedOutcomes?

  /// The levels of each categorical variable, with their numbers of complete cases and events.
  public let categories: [CategoryCounts]

  /// The number of records analysed, frequencies counted.
  public let count: Int

  /// How many of them had the event.
  public let events: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The log-likelihood at the estimates, without penalty; of grouped outcomes with their
  /// binomial coefficients, as R's `logLik`.
  public let logLikelihood: Double

  /// The penalised log-likelihood that Firth's estimator maximises; nil for maximum likelihood.
  public let penalisedLogLikelihood: Double?

  /// The deviance: minus twice the log-likelihood, less that of each row's own share.
  public let deviance: Double

  /// The residual degrees of freedom: records, or rows of grouped outcomes, less columns.
  public let degreesOfFreedom: Int

  /// The deviance of the model without terms.
  public let nullDeviance: Double

  /// The degrees of freedom of the null deviance: records, less 1 with a constant term.
  public let nullDegreesOfFreedom: Int

  /// Akaike's information criterion: -2 log-likelihood + 2 p for p columns.
  public let akaikeInformationCriterion: Double

  /// The Bayesian information criterion: -2 log-likelihood + p log n, n the records analysed, or
  /// the rows of grouped outcomes.
  public let bayesianInformationCriterion: Double

  /// The likelihood-ratio test of all terms together, penalised for Firth's estimator; nil for a
  /// model without terms and for robust inference, for which likelihoods do not hold.
  public let likelihoodRatioTest: LikelihoodRatioTest?

  /// The confidence level of the intervals.
  public let level: Double

  /// The number of Newton steps on all records.
  public let iterations: Int

  /// The condition number (1-norm) of the weighted columns, each scaled to the same length.
  ///
  /// Up to 1e4 coefficients and standard errors keep 12 digits (relative to the larger of
  /// both); above it about 15 - log10 of this number.
  public let conditionNumber: Double

  /// What a reader should know beside the numbers.
  public internal(set) var notes: [RegressionNote]

  /// "18 clusters of institution"; nil without.
  var clusters: String? {
    clusterCount.flatMap { count in
      clusterVariable.map { "\(count) clusters of \($0)" }
    }
  }

  /// Whether the first coefficient is the intercept.
  package var hasIntercept: Bool { coefficients.first?.isIntercept == true }
}

extension LogisticRegression {
  /// The covariance matrix of the estimates, by the inference (for profile likelihood the inverse
  /// of the information), as rows in the order of ``coefficients``.
  ///
  /// - Complexity: O(p^3), each time that it is asked for.
  public var covariance: [[Double]] {
    covarianceFactor.map { first in
      covarianceFactor.map { second in zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  /// Refuses a decoded regression whose covariance does not fit its coefficients.
  func checkShapes() throws(StatsError) {
    let count = coefficients.count
    guard covarianceFactor.count == count,
      covarianceFactor.allSatisfy({ $0.count == count && $0.allSatisfy(\.isFinite) }),
      clusterCount.map({ $0 > 1 }) ?? true
    else { throw .numerical("the covariance factor has another shape than the coefficients") }
  }

  /// The same regression with one more note.
  func noting(_ note: RegressionNote) -> LogisticRegression {
    var model = self
    model.notes.append(note)
    return model
  }

  /// The coefficient of a column by its name, such as "age" or "hospital: B".
  public subscript(name: String) -> Coefficient? { coefficients.first { $0.name == name } }

  /// The coefficients, intervals and counts as a table, ready to print.
  public var table: RegressionTable { RegressionTable(self) }
}

extension LogisticRegression: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the odds ratios, the overall test, n, events, exclusions and notes.
  public var description: String {
    var parts = coefficients.filter { !$0.isIntercept }.map(\.description)
    if let test = likelihoodRatioTest, let statistic = test.statistic {
      parts.append("likelihood-ratio \(statistic), \(test.pValue)")
    }
    if !offsets.isEmpty { parts.append("offset \(offsets.joined(separator: ", "))") }
    if let clusters { parts.append(clusters) }
    parts.append("n = \(count)\(groupedOutcomes.map { " \($0)" } ?? ""), events = \(events)")
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    let title = "Logistic regression of \(outcome) (\(estimator.rawValue), \(inference.name))"
    return notes.appended(to: title + ": " + parts.joined(separator: "; "))
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension LogisticRegression: Codable {
  enum CodingKeys: CodingKey {
    case outcome, estimator, inference, offsets, coefficients, covarianceFactor, clusterCount,
      clusterVariable, groupedOutcomes, categories, count, events, exclusions, logLikelihood,
      penalisedLogLikelihood, deviance, degreesOfFreedom, nullDeviance, nullDegreesOfFreedom,
      akaikeInformationCriterion, bayesianInformationCriterion, likelihoodRatioTest, level,
      iterations, conditionNumber, notes
  }

  /// What follows from other properties, and is written for readers elsewhere.
  private enum DerivedKeys: CodingKey { case covariance }

  /// Encodes every property under its name; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    var derived = encoder.container(keyedBy: DerivedKeys.self)
    try derived.encode(covariance, forKey: .covariance)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(estimator, forKey: .estimator)
    try container.encode(inference, forKey: .inference)
    try container.encode(offsets, forKey: .offsets)
    try container.encode(coefficients, forKey: .coefficients)
    try container.encode(covarianceFactor, forKey: .covarianceFactor)
    try container.encode(clusterCount, forKey: .clusterCount)
    try container.encode(clusterVariable, forKey: .clusterVariable)
    try container.encode(groupedOutcomes, forKey: .groupedOutcomes)
    try container.encode(categories, forKey: .categories)
    try container.encode(count, forKey: .count)
    try container.encode(events, forKey: .events)
    try container.encode(exclusions, forKey: .exclusions)
    try container.encode(logLikelihood, forKey: .logLikelihood)
    try container.encode(penalisedLogLikelihood, forKey: .penalisedLogLikelihood)
    try container.encode(deviance, forKey: .deviance)
    try container.encode(degreesOfFreedom, forKey: .degreesOfFreedom)
    try container.encode(nullDeviance, forKey: .nullDeviance)
    try container.encode(nullDegreesOfFreedom, forKey: .nullDegreesOfFreedom)
    try container.encode(akaikeInformationCriterion, forKey: .akaikeInformationCriterion)
    try container.encode(bayesianInformationCriterion, forKey: .bayesianInformationCriterion)
    try container.encode(likelihoodRatioTest, forKey: .likelihoodRatioTest)
    try container.encode(level, forKey: .level)
    try container.encode(iterations, forKey: .iterations)
    try container.encode(conditionNumber, forKey: .conditionNumber)
    try container.encode(notes, forKey: .notes)
  }
}
