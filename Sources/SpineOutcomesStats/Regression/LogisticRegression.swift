/// A fitted logistic regression: log odds = offset + sum of column * coefficient.
///
/// The value exists only for a fit that converged to finite estimates; everything else is a
/// thrown ``StatsError``. The interval and the p-value of a coefficient come from the same
/// ``inference``.
public struct LogisticRegression: Sendable, Equatable, Codable {
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

  /// The covariance matrix of the estimates, by the inference (for profile likelihood the inverse
  /// of the information), as rows in the order of ``coefficients``.
  public let covariance: [[Double]]

  /// A factor M of the covariance matrix, M M' = covariance, as rows: the standard error of a
  /// combination of coefficients is the length of M' times it.
  ///
  /// Taken from the factor it keeps its digits where a variable is far from 0, as a year is.
  public let covarianceFactor: [[Double]]

  /// The number of clusters of a cluster-robust inference; nil otherwise.
  public let clusterCount: Int?

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

  /// Whether the first coefficient is the intercept.
  package var hasIntercept: Bool { coefficients.first?.isIntercept == true }
}

extension LogisticRegression {
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
    parts.append("n = \(count), events = \(events)")
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    let title = "Logistic regression of \(outcome) (\(estimator.rawValue), \(inference.name))"
    return notes.appended(to: title + ": " + parts.joined(separator: "; "))
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
