import LinearAlgebra

extension ConditionalLogisticRegression {
  /// Fits a conditional logistic regression to plain columns.
  ///
  /// Maximises the exact conditional likelihood by Newton's method; the sums over subsets come
  /// from the recursion of Gail, Lubin and Rubinstein (Biometrika 68:703, 1981), with weights
  /// that neither overflow nor cancel.
  ///
  /// - Parameters:
  ///   - outcome: Whether each record had the event.
  ///   - design: The columns, of the length of the outcome; its constant term is ignored, as it
  ///     belongs to the strata.
  ///   - strata: The stratum of each record, such as its matched set.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records,
  ///   ``StatsError/oneClass(outcome:count:events:)`` when only one outcome occurs,
  ///   ``StatsError/undefined(_:)`` when no stratum holds both outcomes or there is no column,
  ///   ``StatsError/constantWithinStrata(terms:strata:)`` for a column that is constant within
  ///   every informative stratum, ``StatsError/rankDeficient(terms:)`` for a linear combination of
  ///   those before it there,
  ///   ``StatsError/separation(_:)`` when no finite estimate exists,
  ///   ``StatsError/tooLarge(_:)`` when n d p^2 / 2, summed over the strata with d the number of
  ///   the rarer outcome, exceeds 2^31,
  ///   ``StatsError/notConverged(iterations:lastChange:)``,
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level.
  ///
  /// Separation is decided exactly: a finite estimate is certified by the curvature at it, and
  /// what cannot be certified is decided by a linear programme over the pairs of an event and
  /// another record of its stratum, which names the terms.
  ///
  /// Agrees with R's `survival::clogit(y ~ x + strata(s), method = "exact")`.
  /// - Complexity: O(n d p^2) time for each of about seven steps.
  public init(
    outcome: [Bool], design: Design, strata: [String], frequencies: FrequencyWeights? = nil,
    level: Double = 0.95
  ) throws(StatsError) {
    guard strata.count == outcome.count else {
      throw .lengthMismatch(
        first: "outcome", firstCount: outcome.count, second: "strata",
        secondCount: strata.count)
    }
    let response = try LogisticResponse(outcome: outcome, frequencies: frequencies)
    try self.init(
      response, design: design, groups: RowGroups(name: "strata", names: strata),
      name: "outcome", exclusions: Exclusions(initial: response.totalTrials), level: level)
  }

  init(
    _ response: LogisticResponse, design: Design, groups: RowGroups, name: String,
    exclusions: Exclusions, level: Double
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let problem = try ConditionalProblem(
      response, design: design, groups: groups, name: name, exclusions: exclusions)
    let fit = try ConditionalFit(problem)
    let columns = design.columns
    var (estimates, rows) = (fit.coefficients, fit.inverse.rowLists)
    for (place, scaling) in problem.scalings.enumerated() {
      estimates[place] *= scaling.factor
      rows[place] = rows[place].map { $0 * scaling.factor }
    }
    let names = columns.map(\.name)
    let space = WaldSpace(
      names: names, estimates: estimates, factor: rows, reference: .normal,
      method: LogisticInference.wald.name, level: level, count: problem.count,
      exclusions: exclusions)
    let subject = JointTest.Subject(
      variables: "all terms", columns: names, count: problem.count, exclusions: exclusions)
    let wald = try WaldInference(.normal, name: space.method, level: level)
    coefficients = try columns.indices.map { place throws(StatsError) in
      let (estimate, error) = (estimates[place], OrthogonalBasis.length(rows[place]))
      return try Coefficient(
        term: columns[place].term, factors: columns[place].factors, estimate: estimate,
        standardError: error
      ) { () throws(StatsError) in try wald.inference(estimate, error) }
    }
    covarianceFactor = rows
    covariance = rows.map { first in
      rows.map { second in zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    guard covariance.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw .undefined("the covariance exceeds the range of a double; use other units")
    }
    likelihoodRatioTest = try JointTest(
      .likelihoodRatio, of: subject, form: 2 * (fit.logLikelihood - fit.start.logLikelihood),
      degreesOfFreedom: columns.count, method: "Likelihood-ratio test")
    scoreTest = try JointTest(
      .score, of: subject, form: fit.scoreForm(), degreesOfFreedom: columns.count,
      method: "Score test (Rao)")
    waldTest = try space.jointTest(of: names, variables: "all terms")
    self.outcome = name
    strata = groups.name
    offsets = design.offsetNames
    categories = design.categories.map { $0.counts(response) }
    strataCount = problem.strataCount
    informativeStrata = problem.strata.count
    uninformative = problem.uninformative
    count = problem.count
    events = problem.events
    self.exclusions = exclusions
    logLikelihood = fit.logLikelihood
    nullLogLikelihood = fit.start.logLikelihood
    akaikeInformationCriterion = -2 * fit.logLikelihood + 2 * Double(columns.count)
    self.level = level
    iterations = fit.iterations
    conditionNumber = fit.conditionNumber
    let rarer = min(problem.events, problem.count - problem.events)
    notes =
      rarer < 10 * columns.count
      ? [.fewEvents(rarerOutcome: rarer, columns: columns.count)] : []
  }
}

extension ConditionalFit {
  /// g' I^-1 g at coefficients of zero.
  fileprivate func scoreForm() throws(StatsError) -> Double {
    guard let factor = start.factor else { throw .numerical("the information of a score test") }
    let half = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try factor.solve(start.score, transposed: true)
    }
    let length = OrthogonalBasis.length(half)
    return length * length
  }
}
