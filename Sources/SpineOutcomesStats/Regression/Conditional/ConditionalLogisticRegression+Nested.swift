extension ConditionalLogisticRegression {
  /// Tests a regression against a smaller one of the same records: of one term when that is what
  /// the smaller one lacks.
  ///
  /// Twice the rise in conditional log-likelihood, referred to chi-square with as many degrees of
  /// freedom as the smaller one lacks columns. Outcome, strata, numbers of records, events and
  /// strata, the names of the offsets and the columns and the log-likelihood without any term are compared.
  ///
  /// - Parameter smaller: A regression whose columns are all among those of this one.
  /// - Returns: The test.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the two are not nested, or are of
  ///   different records, strata or outcomes.
  ///
  /// Against no terms at all it is ``likelihoodRatioTest``. Agrees with R's
  /// `anova(smaller, larger)` of `survival::clogit`.
  /// - Complexity: O(p).
  public func likelihoodRatioTest(
    against smaller: ConditionalLogisticRegression
  ) throws(StatsError) -> LikelihoodRatioTest {
    func refuse(_ reason: String) -> StatsError {
      .invalidArgument(name: "smaller", reason: reason)
    }
    guard outcome == smaller.outcome else { throw refuse("the outcomes differ") }
    guard strata == smaller.strata, strataCount == smaller.strataCount,
      informativeStrata == smaller.informativeStrata
    else { throw refuse("the strata differ") }
    guard count == smaller.count, events == smaller.events else {
      throw refuse(
        "it was fitted to \(smaller.count) records with \(smaller.events) events, the larger to "
          + "\(count) with \(events); fit both to the complete cases of the larger")
    }
    guard Set(offsets) == Set(smaller.offsets) else { throw refuse("the offsets differ") }
    let columns = Set(coefficients.map(\.factors))
    let fewer = Set(smaller.coefficients.map(\.factors))
    guard fewer.isSubset(of: columns), fewer.count < columns.count else {
      throw refuse("its columns must be fewer, and all among those of the larger regression")
    }
    let null = (nullLogLikelihood, smaller.nullLogLikelihood)
    let rise = logLikelihood - smaller.logLikelihood
    guard (null.0 - null.1).magnitude <= 1e-9 * max(1, null.0.magnitude),
      rise >= -1e-9 * max(1, logLikelihood.magnitude)
    else { throw refuse("it was fitted to other records, or with another offset") }
    let dropped = coefficients.filter { !fewer.contains($0.factors) }.map(\.name)
    return try LikelihoodRatioTest(
      method: "Likelihood-ratio test of nested conditional regressions",
      variables: dropped.joined(separator: ", "), fall: 2 * rise,
      degreesOfFreedom: dropped.count, count: count, exclusions: exclusions)
  }
}
