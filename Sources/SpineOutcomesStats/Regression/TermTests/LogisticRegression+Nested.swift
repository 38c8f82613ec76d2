extension LogisticRegression {
  /// Tests a regression against a smaller one of the same records.
  ///
  /// Twice the rise in log-likelihood, referred to chi-square with as many degrees of freedom as
  /// the smaller one lacks columns. Outcome, numbers of records and events and the names of the
  /// columns are compared. Of one cohort the smaller regression has all records of the larger, so
  /// equal numbers mean equal records; where a variable of the larger is missing in some, the
  /// smaller has more and is refused.
  ///
  /// - Parameter smaller: A regression by maximum likelihood whose columns are all among those of
  ///   this one.
  /// - Returns: The test.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the two are not nested, are of
  ///   different records or outcomes, or are not both of maximum likelihood without robust
  ///   inference.
  ///
  /// Agrees with R's `anova(smaller, larger, test = "LRT")`.
  /// - Complexity: O(p).
  public func likelihoodRatioTest(
    against smaller: LogisticRegression
  ) throws(StatsError) -> LikelihoodRatioTest {
    func refuse(_ reason: String) -> StatsError {
      .invalidArgument(name: "smaller", reason: reason)
    }
    for model in [self, smaller] {
      guard model.estimator == .maximumLikelihood else {
        throw refuse("likelihood-ratio tests of two regressions are for maximum likelihood")
      }
      switch model.inference {
      case .wald, .profileLikelihood: break
      case .robust, .clustered:
        throw refuse("likelihoods do not hold under robust inference; use a Wald test")
      }
    }
    guard outcome == smaller.outcome else { throw refuse("the outcomes differ") }
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
    let null = (nullDeviance, smaller.nullDeviance)
    let isSameNull =
      hasIntercept != smaller.hasIntercept
      || (null.0 - null.1).magnitude <= 1e-9 * max(1, null.0.magnitude)
    let rise = logLikelihood - smaller.logLikelihood
    guard isSameNull, rise >= -1e-9 * max(1, logLikelihood.magnitude) else {
      throw refuse("it was fitted to other records, grouped otherwise or with another offset")
    }
    let dropped = coefficients.filter { !fewer.contains($0.factors) }.map(\.name)
    return try LikelihoodRatioTest(
      method: "Likelihood-ratio test of nested regressions",
      variables: dropped.joined(separator: ", "), fall: 2 * rise,
      degreesOfFreedom: dropped.count, count: count, exclusions: exclusions)
  }
}
