/// A logistic regression, fitted by maximum likelihood: log odds = sum of column * coefficient.
///
/// The value exists only for a fit that converged to finite estimates; everything else is a
/// thrown ``StatsError``. Intervals and p-values of the coefficients are Wald's; both come from
/// the same standard errors, taken from the information at the final estimates.
public struct LogisticRegression: Sendable, Equatable, Codable {
  /// The name of the outcome.
  public let outcome: String

  /// The coefficients, "(intercept)" first where there is one.
  public let coefficients: [Coefficient]

  /// The covariance matrix of the estimates, as rows in the order of ``coefficients``.
  public let covariance: [[Double]]

  /// A factor M of the covariance matrix, M M' = covariance, as rows: the standard error of a
  /// combination of coefficients is the length of M' times it.
  ///
  /// Taken from the factor it keeps its digits where a variable is far from 0, as a year is.
  public let covarianceFactor: [[Double]]

  /// The levels of each categorical term, with their numbers of complete cases and events.
  public let categories: [CategoryCounts]

  /// The number of records analysed, frequencies counted.
  public let count: Int

  /// How many of them had the event.
  public let events: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The maximised log-likelihood.
  public let logLikelihood: Double

  /// The deviance: minus twice the log-likelihood.
  public let deviance: Double

  /// The residual degrees of freedom: records less columns.
  public let degreesOfFreedom: Int

  /// The deviance of the model without terms.
  public let nullDeviance: Double

  /// The degrees of freedom of the null deviance: records, less 1 with a constant term.
  public let nullDegreesOfFreedom: Int

  /// Akaike's information criterion: deviance + 2 p for p columns.
  public let akaikeInformationCriterion: Double

  /// The Bayesian information criterion: deviance + p log n, n the records analysed.
  public let bayesianInformationCriterion: Double

  /// The test of all terms together; nil for a model without terms.
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

  /// Whether the first coefficient is the intercept.
  package var hasIntercept: Bool { coefficients.first?.name == Design.interceptName }
}

extension LogisticRegression {
  /// The coefficient of a column by its name, such as "age" or "hospital: B".
  public subscript(name: String) -> Coefficient? { coefficients.first { $0.name == name } }

  /// The coefficients, intervals and counts as a table, ready to print.
  public var table: RegressionTable { RegressionTable(self) }
}

extension LogisticRegression: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the odds ratios, the overall test, n, events and exclusions.
  public var description: String {
    var parts = coefficients.filter { $0.name != Design.interceptName }.map(\.description)
    if let test = likelihoodRatioTest, let statistic = test.statistic {
      parts.append("likelihood-ratio \(statistic), \(test.pValue)")
    }
    parts.append("n = \(count), events = \(events)")
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return "Logistic regression of \(outcome): " + parts.joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
