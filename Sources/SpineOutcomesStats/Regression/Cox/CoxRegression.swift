/// A fitted Cox regression: hazard = baseline hazard * exp(offset + sum of column * coefficient).
///
/// The baseline hazard, one for each stratum, is left open. The value exists only for a fit that
/// converged to finite estimates; everything else is a thrown ``StatsError``. The interval and the
/// p-value of a coefficient come from the same ``inference``.
///
/// Cox, J R Stat Soc B 34:187, 1972, doi 10.1111/j.2517-6161.1972.tb00899.x.
public struct CoxRegression: Sendable, Equatable {
  /// The name of the event.
  public let outcome: String

  /// The name of the time.
  public let time: String

  /// The likelihood of events at one time.
  public let ties: CoxTies

  /// What intervals and p-values come from.
  public let inference: CoxInference

  /// The name of the variable whose levels have baseline hazards of their own; nil for none.
  public let strata: String?

  /// The number of strata with events; 1 without strata.
  ///
  /// Records of strata without events count in ``count`` and say nothing of the coefficients; the
  /// ``notes`` name these strata.
  public let strataCount: Int

  /// Whether records entered late.
  public let entersLate: Bool

  /// The names of the terms that entered with the coefficient 1.
  public let offsets: [String]

  /// The coefficients: logarithms of hazard ratios; there is no constant term.
  public let coefficients: [Coefficient]

  /// A factor M of the covariance matrix, M M' = covariance, as rows: the standard error of a
  /// combination of coefficients is the length of M' times it.
  public let covarianceFactor: [[Double]]

  /// The number of clusters of a cluster-robust inference; nil otherwise.
  public let clusterCount: Int?

  /// The name of the variable that tells these clusters apart; nil otherwise.
  public let clusterVariable: String?

  /// The levels of each categorical variable, with their numbers of complete cases and events.
  public let categories: [CategoryCounts]

  /// The number of records analysed, frequencies counted.
  public let count: Int

  /// How many of them had the event.
  public let events: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// How many distinct times became equal to a smaller one, by the tolerance of times.
  public let mergedTimes: Int

  /// The logarithm of the partial likelihood at the estimates.
  public let logLikelihood: Double

  /// The logarithm of the partial likelihood with all coefficients zero.
  public let nullLogLikelihood: Double

  /// Akaike's information criterion: -2 log-likelihood + 2 p for p columns.
  public let akaikeInformationCriterion: Double

  /// The Bayesian information criterion: -2 log-likelihood + p log(events), as R's `BIC`.
  public let bayesianInformationCriterion: Double

  /// The likelihood-ratio test of all terms together; nil for robust inference, for which
  /// likelihoods do not hold.
  public let likelihoodRatioTest: JointTest?

  /// Rao's score test of all terms together; nil for robust inference, and where the information at
  /// coefficients of zero is numerically singular, which the ``notes`` then say.
  ///
  /// Of one binary term without tied events it is the log-rank test.
  public let scoreTest: JointTest?

  /// Wald's test of all terms together, by the covariance of the inference.
  public let waldTest: JointTest

  /// The confidence level of the intervals.
  public let level: Double

  /// The number of Newton steps.
  public let iterations: Int

  /// The condition number (1-norm) of a root of the information, its columns scaled to length 1.
  ///
  /// Coefficients and standard errors of nearly collinear columns keep their digits (relative to the
  /// larger of both): these are computed from combinations of the columns that are nearly orthogonal.
  public let conditionNumber: Double

  /// What a reader should know beside the numbers.
  public internal(set) var notes: [RegressionNote]
}

extension CoxRegression {
  /// The covariance matrix of the estimates, by the inference (for profile likelihood the inverse
  /// of the information), as rows in the order of ``coefficients``.
  ///
  /// - Complexity: O(p^3), each time that it is asked for.
  public var covariance: [[Double]] {
    covarianceFactor.map { first in
      covarianceFactor.map { second in zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  /// The variance of a combination of the coefficients.
  func variance(of weights: [Double]) -> Double {
    var sums = [Double](repeating: 0, count: weights.count)
    for (row, weight) in zip(covarianceFactor, weights) {
      for place in sums.indices where place < row.count { sums[place] += weight * row[place] }
    }
    return sums.product(sums)
  }

  /// The coefficient of a column by its name, such as "age" or "hospital: B".
  public subscript(name: String) -> Coefficient? { coefficients.first { $0.name == name } }

  /// The hazard ratios, intervals and counts as a table, ready to print.
  public var table: RegressionTable { RegressionTable(self) }

  /// The names of the terms, in their order.
  package var terms: [String] {
    var terms: [String] = []
    for coefficient in coefficients where !terms.contains(coefficient.term) {
      terms.append(coefficient.term)
    }
    return terms
  }

  /// "38 clusters of patient"; nil without.
  var clusters: String? {
    clusterCount.flatMap { count in
      clusterVariable.map { "\(count) clusters of \($0)" }
    }
  }

  /// Refuses a decoded regression whose covariance does not fit its coefficients.
  func checkShapes() throws(StatsError) {
    let count = coefficients.count
    guard covarianceFactor.count == count,
      covarianceFactor.allSatisfy({ $0.count == count && $0.allSatisfy(\.isFinite) })
    else { throw .numerical("the covariance factor has another shape than the coefficients") }
  }
}

extension CoxRegression: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the hazard ratios, the overall test, n, events, exclusions and notes.
  public var description: String {
    var parts = coefficients.map(\.description)
    let test = likelihoodRatioTest ?? waldTest
    if let statistic = test.statistic {
      parts.append("\(test.kind.rawValue) \(statistic), \(test.pValue)")
    }
    if !offsets.isEmpty { parts.append("offset \(offsets.joined(separator: ", "))") }
    if let strata { parts.append("\(strataCount) strata of \(strata)") }
    if let clusters { parts.append(clusters) }
    parts.append("n = \(count), events = \(events)")
    parts += TimeTolerance.remarks(mergedTimes: mergedTimes)
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    let title =
      "Cox regression of \(outcome) (ties by \(ties.name), "
      + "\(inference.name))"
    return notes.appended(to: title + ": " + parts.joined(separator: "; "))
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension CoxRegression: Codable {
  enum CodingKeys: CodingKey {
    case outcome, time, ties, inference, strata, strataCount, entersLate, offsets, coefficients,
      covarianceFactor, clusterCount, clusterVariable, categories, count, events, exclusions,
      mergedTimes, logLikelihood, nullLogLikelihood, akaikeInformationCriterion,
      bayesianInformationCriterion, likelihoodRatioTest, scoreTest, waldTest, level, iterations,
      conditionNumber, notes
  }

  /// What follows from other properties, and is written for readers elsewhere.
  private enum DerivedKeys: CodingKey { case covariance }

  /// Encodes every property under its name; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    var derived = encoder.container(keyedBy: DerivedKeys.self)
    try derived.encode(covariance, forKey: .covariance)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(time, forKey: .time)
    try container.encode(ties, forKey: .ties)
    try container.encode(inference, forKey: .inference)
    try container.encode(strata, forKey: .strata)
    try container.encode(strataCount, forKey: .strataCount)
    try container.encode(entersLate, forKey: .entersLate)
    try container.encode(offsets, forKey: .offsets)
    try container.encode(coefficients, forKey: .coefficients)
    try container.encode(covarianceFactor, forKey: .covarianceFactor)
    try container.encode(clusterCount, forKey: .clusterCount)
    try container.encode(clusterVariable, forKey: .clusterVariable)
    try container.encode(categories, forKey: .categories)
    try container.encode(count, forKey: .count)
    try container.encode(events, forKey: .events)
    try container.encode(exclusions, forKey: .exclusions)
    try container.encode(mergedTimes, forKey: .mergedTimes)
    try container.encode(logLikelihood, forKey: .logLikelihood)
    try container.encode(nullLogLikelihood, forKey: .nullLogLikelihood)
    try container.encode(akaikeInformationCriterion, forKey: .akaikeInformationCriterion)
    try container.encode(bayesianInformationCriterion, forKey: .bayesianInformationCriterion)
    try container.encode(likelihoodRatioTest, forKey: .likelihoodRatioTest)
    try container.encode(scoreTest, forKey: .scoreTest)
    try container.encode(waldTest, forKey: .waldTest)
    try container.encode(level, forKey: .level)
    try container.encode(iterations, forKey: .iterations)
    try container.encode(conditionNumber, forKey: .conditionNumber)
    try container.encode(notes, forKey: .notes)
  }
}
