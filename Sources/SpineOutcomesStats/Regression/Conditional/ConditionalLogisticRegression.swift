/// A conditional logistic regression: odds ratios within strata, such as matched sets or
/// hospitals, whose own risks are not estimated.
///
/// The likelihood of a stratum with d events is the probability that they were these d of its
/// records: exp(sum of x'b over the events) / sum over all subsets of d records of exp(sum of
/// x'b). It is the exact one, not an approximation by Breslow or Efron, whatever the number of
/// events. Terms that do not vary within strata cannot be estimated.
public struct ConditionalLogisticRegression: Sendable, Equatable {
  /// The name of the outcome.
  public let outcome: String

  /// The name of the variable that tells strata apart.
  public let strata: String

  /// The names of the terms that entered with the coefficient 1.
  public let offsets: [String]

  /// The coefficients, log odds ratios within strata; there is no constant term.
  public let coefficients: [Coefficient]

  /// The covariance matrix of the estimates: the inverse of the conditional information.
  public let covariance: [[Double]]

  /// A factor M of the covariance matrix, M M' = covariance, as rows.
  public let covarianceFactor: [[Double]]

  /// The levels of each categorical variable, with their numbers of complete cases and events.
  public let categories: [CategoryCounts]

  /// The number of strata with complete cases.
  public let strataCount: Int

  /// The number of strata that hold both outcomes: the others say nothing.
  public let informativeStrata: Int

  /// The strata that say nothing, with their records, by reason.
  public let uninformative: [UninformativeStrata]

  /// The number of records of the informative strata, frequencies counted.
  public let count: Int

  /// How many of them had the event.
  public let events: Int

  /// Which records were left out for missing values, or by the caller.
  public let exclusions: Exclusions

  /// The conditional log-likelihood at the estimates.
  public let logLikelihood: Double

  /// The conditional log-likelihood with all coefficients zero.
  public let nullLogLikelihood: Double

  /// Akaike's information criterion: -2 log-likelihood + 2 p for p columns.
  public let akaikeInformationCriterion: Double

  /// The likelihood-ratio test of all terms together.
  public let likelihoodRatioTest: JointTest

  /// Rao's score test of all terms together; of one binary term, Mantel and Haenszel's without
  /// continuity correction.
  public let scoreTest: JointTest

  /// Wald's test of all terms together.
  public let waldTest: JointTest

  /// The confidence level of the intervals, which are Wald's.
  public let level: Double

  /// The number of Newton steps.
  public let iterations: Int

  /// The estimated condition number of the weighted columns, each scaled to the same length.
  ///
  /// About 15 - 2 log10 of this number digits of the standard errors are kept.
  public let conditionNumber: Double

  /// What a reader should know beside the numbers.
  public let notes: [RegressionNote]
}

extension ConditionalLogisticRegression {
  /// What the coefficients are estimated by.
  public var estimator: String { "exact conditional maximum likelihood" }

  /// What intervals and p-values come from: Wald's.
  public var inference: LogisticInference { .wald }

  /// The coefficient of a column by its name, such as "age" or "hospital: B".
  public subscript(name: String) -> Coefficient? { coefficients.first { $0.name == name } }

  /// The number of records of strata that say nothing.
  public var uninformativeRecords: Int {
    uninformative.reduce(0) { $0.addingSaturating($1.records) }
  }

  /// Tests a term by all its columns together, from their estimates and covariance.
  ///
  /// - Parameter term: The name of the term: "hospital" for all its levels.
  /// - Returns: The test, chi-square with as many degrees of freedom as the term has columns.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no term.
  ///
  /// ``likelihoodRatioTest(against:)`` of a regression without the term is the likelihood's.
  /// - Complexity: O(k^2 p).
  public func waldTest(ofTerm term: String) throws(StatsError) -> JointTest {
    let columns = coefficients.filter { $0.term == term }.map(\.name)
    guard !columns.isEmpty else {
      throw .unknownLevel(variable: "the regression", level: term, known: terms)
    }
    return try waldSpace.jointTest(of: columns, variables: term)
  }

  /// The names of the terms, in their order.
  package var terms: [String] {
    var terms: [String] = []
    for coefficient in coefficients where !terms.contains(coefficient.term) {
      terms.append(coefficient.term)
    }
    return terms
  }

  private var waldSpace: WaldSpace {
    WaldSpace(
      names: coefficients.map(\.name), estimates: coefficients.map(\.estimate),
      factor: covarianceFactor, reference: .normal, method: LogisticInference.wald.name,
      level: level, count: count, exclusions: exclusions)
  }

  /// Tests that some coefficients are all zero, by their estimates and covariance.
  ///
  /// - Parameter columns: The names of the columns.
  /// - Returns: The test, chi-square with as many degrees of freedom as columns.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no column,
  ///   ``StatsError/invalidArgument(name:reason:)`` for none or one named twice.
  /// - Complexity: O(k^2 p).
  public func waldTest(of columns: [String]) throws(StatsError) -> JointTest {
    try waldSpace.jointTest(of: columns)
  }

  /// A linear combination of the coefficients, with its interval and test.
  ///
  /// - Parameters:
  ///   - weights: The weights, by names of columns; coefficients not named have weight 0.
  ///   - level: The confidence level, inside 0...1; that of the regression by default.
  /// - Returns: The combination, its standard error, interval, odds ratio and p-value.
  /// - Throws: The errors of ``LogisticRegression/combination(_:level:)``.
  /// - Complexity: O(p^2).
  public func combination(
    _ weights: KeyValuePairs<String, Double>, level: Double? = nil
  ) throws(StatsError) -> LinearCombination {
    let space = waldSpace
    return try LinearCombination(
      space, weights: space.weights(weights), level: level ?? self.level)
  }
}

extension ConditionalLogisticRegression: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the odds ratios, the overall test, strata, n, events and what was left out.
  public var description: String {
    var parts = coefficients.map(\.description)
    if let statistic = likelihoodRatioTest.statistic {
      parts.append("likelihood-ratio \(statistic), \(likelihoodRatioTest.pValue)")
    }
    if !offsets.isEmpty { parts.append("offset \(offsets.joined(separator: ", "))") }
    parts.append(
      "\(informativeStrata) informative strata of \(strata), n = \(count), events = \(events)")
    parts += uninformative.map(\.description)
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return notes.appended(
      to: "Conditional logistic regression of \(outcome): " + parts.joined(separator: "; "))
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension ConditionalLogisticRegression: Codable {
  enum CodingKeys: CodingKey {
    case outcome, strata, offsets, coefficients, covariance, covarianceFactor, categories,
      strataCount, informativeStrata, uninformative, count, events, exclusions, logLikelihood,
      nullLogLikelihood, akaikeInformationCriterion, likelihoodRatioTest, scoreTest, waldTest,
      level, iterations, conditionNumber, notes
  }

  private enum StatedKeys: CodingKey { case estimator, inference }

  /// Encodes every property under its name, and what estimates and intervals come from.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(strata, forKey: .strata)
    try container.encode(offsets, forKey: .offsets)
    try container.encode(coefficients, forKey: .coefficients)
    try container.encode(covariance, forKey: .covariance)
    try container.encode(covarianceFactor, forKey: .covarianceFactor)
    try container.encode(categories, forKey: .categories)
    try container.encode(strataCount, forKey: .strataCount)
    try container.encode(informativeStrata, forKey: .informativeStrata)
    try container.encode(uninformative, forKey: .uninformative)
    try container.encode(count, forKey: .count)
    try container.encode(events, forKey: .events)
    try container.encode(exclusions, forKey: .exclusions)
    try container.encode(logLikelihood, forKey: .logLikelihood)
    try container.encode(nullLogLikelihood, forKey: .nullLogLikelihood)
    try container.encode(akaikeInformationCriterion, forKey: .akaikeInformationCriterion)
    try container.encode(likelihoodRatioTest, forKey: .likelihoodRatioTest)
    try container.encode(scoreTest, forKey: .scoreTest)
    try container.encode(waldTest, forKey: .waldTest)
    try container.encode(level, forKey: .level)
    try container.encode(iterations, forKey: .iterations)
    try container.encode(conditionNumber, forKey: .conditionNumber)
    try container.encode(notes, forKey: .notes)
    var stated = encoder.container(keyedBy: StatedKeys.self)
    try stated.encode(estimator, forKey: .estimator)
    try stated.encode(inference, forKey: .inference)
  }
}
