import LinearAlgebra
import RealModule

extension LogisticRegression {
  /// Fits a logistic regression to plain columns.
  ///
  /// Maximises sum of y log p + (1 - y) log(1 - p), log(p / (1 - p)) = sum of column *
  /// coefficient, by Newton's method on scaled columns, until the step is at the level of
  /// rounding. Standard errors come from the information at the final estimates.
  ///
  /// - Parameters:
  ///   - outcome: Whether each record had the event.
  ///   - design: The columns, of the length of the outcome.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records,
  ///   ``StatsError/oneClass(outcome:count:events:)`` when only one outcome occurs,
  ///   ``StatsError/moreColumnsThanRows(columns:rows:)``,
  ///   ``StatsError/rankDeficient(terms:)`` for a constant column or one that is a linear
  ///   combination of those before it, ``StatsError/separation(_:)`` when no finite estimate
  ///   exists, ``StatsError/notConverged(iterations:lastChange:)``,
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level, ``StatsError/tooLarge(_:)``,
  ///   and ``StatsError/undefined(_:)`` for a coefficient beyond the range of a double.
  ///
  /// Separation is decided exactly, never by the size of a coefficient: a finite estimate is
  /// certified by the curvature at the estimate, and what cannot be certified is decided by a
  /// linear programme that names the terms.
  ///
  /// Agrees with R's `glm(y ~ x, family = binomial, weights = frequencies)`; the standard
  /// errors with those of a `glm` iterated to full convergence.
  /// - Complexity: O(n p^2) time for each of about seven steps; memory beside the columns does
  ///   not grow with n, except in the decision on separation (one byte a record).
  public init(
    outcome: [Bool], design: Design, frequencies: FrequencyWeights? = nil,
    estimator: LogisticEstimator = .maximumLikelihood, inference: LogisticInference = .wald,
    level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      LogisticData(outcome: outcome, design: design, frequencies: frequencies),
      estimator: estimator, inference: inference, level: level)
  }

  init(
    _ data: LogisticData, estimator: LogisticEstimator, inference: LogisticInference,
    level: Double
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let problem = data.problem
    let design = problem.design
    let fit = try LogisticSolution(problem, estimator: estimator)
    let given = GivenScale(fit, problem)
    let null = try NullModel(problem)
    self.outcome = data.outcome
    self.estimator = estimator
    self.inference = inference
    self.level = level
    offsets = design.offsetNames
    categories = data.categories
    exclusions = data.exclusions
    count = problem.count
    events = problem.events
    let factor = try data.covarianceFactor(given, fit, inference)
    covarianceFactor = factor
    // No covariance exceeds the larger of the two variances.
    guard factor.allSatisfy({ $0.reduce(0) { $0 + $1 * $1 }.isFinite }) else {
      throw .undefined("the covariance exceeds the range of a double; use other units")
    }
    clusterCount = inference == .clustered ? data.clusters?.count : nil
    clusterVariable = inference == .clustered ? data.clusters?.name : nil
    groupedOutcomes = data.groupedOutcomes
    coefficients = try data.coefficients(
      given, fit, covarianceFactor: factor, estimator, inference, level: level)
    logLikelihood = fit.logLikelihood + problem.response.logBinomialCoefficients
    penalisedLogLikelihood = fit.penalisedLogLikelihood
    deviance = try problem.deviance(fit)
    nullDeviance = null.deviance
    let observations = problem.response.observations
    degreesOfFreedom = observations - coefficients.count
    nullDegreesOfFreedom = observations - design.interceptCount
    let columns = Double(coefficients.count)
    akaikeInformationCriterion = -2 * logLikelihood + 2 * columns
    bayesianInformationCriterion = -2 * logLikelihood + columns * .log(Double(observations))
    iterations = fit.iterations
    conditionNumber = fit.conditionNumber
    notes =
      data.notes(estimator, inference)
      + (fit.conditionNumber >= RegressionNote.conditionLimit
        ? [.nearCollinear(conditionNumber: fit.conditionNumber)] : [])
    likelihoodRatioTest = try data.overallTest(fit, null, inference)
  }
}

extension LogisticData {
  /// A factor of the covariance matrix by the inference, on the units of the given columns.
  fileprivate func covarianceFactor(
    _ given: GivenScale, _ fit: LogisticSolution, _ inference: LogisticInference
  ) throws(StatsError) -> [[Double]] {
    switch inference {
    case .wald, .profileLikelihood: return given.rows
    case .robust, .clustered: return try robustCovarianceFactor(given, fit, inference)
    }
  }

  /// The coefficients with tests and intervals by the inference.
  fileprivate func coefficients(
    _ given: GivenScale, _ fit: LogisticSolution, covarianceFactor: [[Double]],
    _ estimator: LogisticEstimator, _ inference: LogisticInference, level: Double
  ) throws(StatsError) -> [Coefficient] {
    let design = problem.design
    let first = design.interceptCount
    var profile =
      inference == .profileLikelihood ? try ProfileLimits(fit, problem, estimator) : nil
    let reference =
      inference == .clustered
      ? WaldReference.student(degreesOfFreedom: (clusters?.count ?? 0) - 1) : .normal
    let wald = try WaldInference(reference, name: inference.name, level: level)
    var coefficients: [Coefficient] = []
    coefficients.reserveCapacity(given.estimates.count)
    for place in given.estimates.indices {
      let estimate = given.estimates[place]
      let standardError = OrthogonalBasis.length(covarianceFactor[place])
      coefficients.append(
        try Coefficient(
          term: place < first ? nil : design.columns[place - first].term,
          factors: place < first ? [] : design.columns[place - first].factors,
          estimate: estimate, standardError: standardError
        ) { () throws(StatsError) in
          switch inference {
          case .wald, .robust, .clustered: return try wald.inference(estimate, standardError)
          case .profileLikelihood:
            let weights = given.estimates.indices.map { $0 == place ? 1.0 : 0 }
            guard
              let result = try profile?.inference(
                of: weights, name: inference.name, level: level)
            else { throw .undefined("the profile likelihood") }
            return result
          }
        })
    }
    return coefficients
  }

  /// The likelihood-ratio test of all terms; nil without terms or where likelihoods do not hold.
  fileprivate func overallTest(
    _ fit: LogisticSolution, _ null: NullModel, _ inference: LogisticInference
  ) throws(StatsError) -> LikelihoodRatioTest? {
    let columns = problem.design.columns
    switch inference {
    case .robust, .clustered: return nil
    case .wald, .profileLikelihood: break
    }
    guard !columns.isEmpty else { return nil }
    let full = fit.penalisedLogLikelihood ?? fit.logLikelihood
    let nullValue =
      fit.penalisedLogLikelihood == nil
      ? null.logLikelihood : try fit.penalisedNullLogLikelihood(problem)
    return try LikelihoodRatioTest(
      method: fit.penalisedLogLikelihood == nil
        ? "Likelihood-ratio test against the null model"
        : "Penalised likelihood-ratio test against the null model",
      fall: 2 * (full - nullValue), degreesOfFreedom: columns.count, count: count,
      exclusions: exclusions)
  }

  fileprivate func notes(
    _ estimator: LogisticEstimator, _ inference: LogisticInference
  ) -> [RegressionNote] {
    var notes: [RegressionNote] = []
    let columns = problem.design.columns.count
    let rarer = min(events, count - events)
    if columns > 0, rarer < 10 * columns {
      notes.append(.fewEvents(rarerOutcome: rarer, columns: columns))
    }
    if inference == .clustered, let clusters, clusters.count < 20 {
      notes.append(.fewClusters(count: clusters.count))
    }
    if estimator == .firth, columns > 0, inference != .profileLikelihood {
      notes.append(.waldOfFirth)
    }
    for category in categories where category.contrasts == .sum {
      let note = RegressionNote.sumContrasts(
        variable: category.variable.label, omitted: category.reference,
        isProfiled: inference == .profileLikelihood)
      if !notes.contains(note) { notes.append(note) }
    }
    return notes
  }
}
