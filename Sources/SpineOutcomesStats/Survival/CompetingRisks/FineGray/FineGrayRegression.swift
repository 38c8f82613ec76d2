/// A Fine-Gray regression: subdistribution hazard ratios of a cause, with the others competing.
///
/// The subdistribution hazard is that of the time to the cause when a person who had another event
/// stays at risk of it for ever, so that the cumulative incidence is 1 - exp(-Λ(t) exp(x'b)): a
/// ratio above 1 means a higher cumulative incidence at every time. It is no effect on the rate
/// among those who can still have the event; that is the hazard ratio of the cause alone.
///
/// Persons with another event are weighted by the chance of still being followed up (see
/// ``FineGrayRegression/init(times:causeCodes:causeNames:cause:design:entries:strata:censoring:frequencies:level:timeTolerance:)``).
/// The weights make no likelihood, so that there are no likelihood-ratio tests and no profile
/// intervals; standard errors are robust and count that the weights are estimated.
///
/// R: `cmprsk::crr`. Fine and Gray, JASA 94:496, 1999, doi 10.1080/01621459.1999.10474144.
public struct FineGrayRegression: Sendable, Equatable {
  /// The cause whose incidence is modelled.
  public let cause: String

  /// The names of the terms that entered with the coefficient 1.
  public let offsets: [String]

  /// The coefficients, logarithms of subdistribution hazard ratios; there is no constant term.
  public let coefficients: [Coefficient]

  /// The robust covariance matrix of the estimates.
  public let covariance: [[Double]]

  /// A factor M of the covariance matrix, M M' = covariance, as rows.
  public let covarianceFactor: [[Double]]

  /// The levels of each categorical variable, with their complete cases and events of the cause.
  public let categories: [CategoryCounts]

  /// The number of records, frequencies counted.
  public let count: Int

  /// How many of them had an event of the cause.
  public let events: Int

  /// How many of them had an event of another cause.
  public let competingEvents: Int

  /// Which records were left out for missing values, or by the caller.
  public let exclusions: Exclusions

  /// The logarithm of the weighted partial likelihood at the estimates, as `crr` prints it.
  ///
  /// It is no likelihood: differences of two models are not referred to chi-square.
  public let logPseudolikelihood: Double

  /// The same with all coefficients zero.
  public let nullLogPseudolikelihood: Double

  /// Wald's test of all terms together.
  public let waldTest: JointTest

  /// The cumulative subdistribution hazard, from which incidences are predicted: one, or one for
  /// each stratum.
  public let baselines: [FineGrayBaseline]

  /// The value of each column to which the variances of the baselines belong.
  let reference: [Double]

  /// The variable whose levels have baseline hazards of their own; nil without strata.
  public let strata: String?

  /// The variable whose levels have their own distribution of censoring; nil when all share one.
  public let censoringGroups: String?

  /// Whether some records were at risk from a late entry on only.
  public let hasLateEntry: Bool

  /// The confidence level of the intervals, which are Wald's.
  public let level: Double

  /// Which times count as equal.
  public let timeTolerance: TimeTolerance

  /// The largest gap between times that count as the same.
  let timeWidth: Double

  /// How many distinct times the tolerance made equal to a smaller one.
  public let mergedTimes: Int

  /// The number of Newton steps.
  public let iterations: Int

  /// The estimated condition number of the information's root, its columns scaled to one length.
  public let conditionNumber: Double

  /// What a reader should know beside the numbers.
  public let notes: [RegressionNote]
}

extension FineGrayRegression {
  /// What intervals and p-values come from.
  static let inferenceName = "robust Wald"

  /// The coefficient of a column by its name, such as "age" or "hospital: B".
  public subscript(name: String) -> Coefficient? { coefficients.first { $0.name == name } }

  /// The names of the terms, in their order.
  package var terms: [String] {
    var terms: [String] = []
    for coefficient in coefficients where !terms.contains(coefficient.term) {
      terms.append(coefficient.term)
    }
    return terms
  }

  /// Tests a term by all its columns together, from their estimates and robust covariance.
  ///
  /// - Parameter term: The name of the term: "hospital" for all its levels.
  /// - Returns: The test, chi-square with as many degrees of freedom as the term has columns.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no term.
  /// - Complexity: O(k^2 p).
  public func waldTest(ofTerm term: String) throws(StatsError) -> JointTest {
    let columns = coefficients.filter { $0.term == term }.map(\.name)
    guard !columns.isEmpty else {
      throw .unknownLevel(variable: "the regression", level: term, known: terms)
    }
    return try waldSpace.jointTest(of: columns, variables: term)
  }

  /// Tests that some coefficients are all zero, by their estimates and robust covariance.
  ///
  /// - Parameter columns: The names of the columns.
  /// - Returns: The test, chi-square with as many degrees of freedom as columns.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no column,
  ///   ``StatsError/invalidArgument(name:reason:)`` for none or one named twice.
  /// - Complexity: O(k^2 p).
  public func waldTest(of columns: [String]) throws(StatsError) -> JointTest {
    try waldSpace.jointTest(of: columns)
  }

  private var waldSpace: WaldSpace {
    WaldSpace(
      names: coefficients.map(\.name), estimates: coefficients.map(\.estimate),
      factor: covarianceFactor, reference: .normal, method: Self.inferenceName, level: level,
      count: count, exclusions: exclusions)
  }
}

extension FineGrayRegression: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the ratios, the overall test, n, events and what was left out.
  public var description: String {
    var parts = coefficients.map(\.description)
    if let statistic = waldTest.statistic {
      parts.append("Wald \(statistic), \(waldTest.pValue)")
    }
    if !offsets.isEmpty { parts.append("offset \(offsets.joined(separator: ", "))") }
    if let strata { parts.append("stratified by \(strata)") }
    if let censoringGroups, censoringGroups != strata {
      parts.append("censoring by \(censoringGroups)")
    }
    if strata != nil, censoringGroups == nil { parts.append("one censoring for all strata") }
    if hasLateEntry { parts.append("late entry") }
    parts.append(
      "n = \(count), \(events) event\(events == 1 ? "" : "s"), \(competingEvents) of other causes")
    parts += TimeTolerance.remarks(mergedTimes: mergedTimes)
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return notes.appended(
      to: "Fine-Gray regression of \(cause) (robust standard errors): "
        + parts.joined(separator: "; "))
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension FineGrayRegression: Codable {}
