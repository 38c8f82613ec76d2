import LinearAlgebra
import RealModule

extension CoxRegression {
  /// Fits a Cox regression to plain columns.
  ///
  /// Maximises the partial likelihood by Newton's method on columns that are scaled and, in each
  /// stratum, centred, until the step is at the level of rounding. Standard errors come from the
  /// information at the final estimates.
  ///
  /// - Parameters:
  ///   - followUp: Time, event and late entry of each record, an entry of 0 being none; a person may
  ///     stand in several rows whose intervals (entry, time] do not overlap, as for values that
  ///     change with time.
  ///   - design: The columns, of the length of the follow-up; its constant term is ignored, as it
  ///     belongs to the baseline hazard.
  ///   - strata: The stratum of each record, with a baseline hazard of its own; one for all by
  ///     default.
  ///   - frequencies: How many times each record occurs; once by default. They are equal records,
  ///     tied with each other, in every number; R's `weights` differ with Efron's ties.
  ///   - clusters: The cluster of each record, for cluster-robust inference.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; by default
  ///     cluster-robust with clusters, Wald without.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records,
  ///   ``StatsError/noEvents(outcome:count:)``, ``StatsError/invalidValue(_:)`` with the row for a
  ///   time that is negative or not finite or an entry that is not before it,
  ///   ``StatsError/rankDeficient(terms:)`` for a column that is constant in every risk set or a
  ///   linear combination of those before it there, ``StatsError/separation(_:)`` when no finite
  ///   estimate exists (monotone likelihood), ``StatsError/notConverged(iterations:lastChange:)``,
  ///   ``StatsError/moreColumnsThanRows(columns:rows:)``, ``StatsError/undefined(_:)`` without any
  ///   column, ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level or clusters that are not there,
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for too few clusters,
  ///   ``StatsError/tooLarge(_:)``.
  ///
  /// *Edge cases*: a censored record is at risk at an event of the same time. Records in no risk
  /// set, such as those censored before the first event, count in n and nowhere else.
  ///
  /// Monotone likelihood is decided exactly, never by the size of a coefficient: a finite estimate is
  /// certified by the curvature at it, and what cannot be certified is decided by a linear programme
  /// that names the terms.
  ///
  /// Agrees with R's `coxph(Surv(entry, time, event) ~ x + strata(s), ties = "efron")`.
  /// - Complexity: O(n log n) once, and O(n p + m p^2) for each of about six steps, m the rows at
  ///   risk at some event.
  public init(
    followUp: [FollowUp], design: Design, strata: [String]? = nil,
    frequencies: FrequencyWeights? = nil, clusters: [String]? = nil, ties: CoxTies = .efron,
    inference: CoxInference? = nil, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let data = try CoxData(
      followUp: followUp, design: design, strata: strata, frequencies: frequencies,
      clusters: clusters, ties: ties, inference: inference, timeTolerance: timeTolerance)
    try self.init(data, inference: data.inference, level: level)
  }

  init(_ data: CoxData, inference: CoxInference, level: Double) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let problem = data.problem
    let fit = try CoxFit(problem)
    let given = CoxGivenScale(fit, problem)
    let rows =
      inference.isRobust
      ? try data.robustCovarianceFactor(fit, given, inference) : given.rows
    // No covariance exceeds the larger of the two variances.
    guard rows.allSatisfy({ $0.reduce(0) { $0 + $1 * $1 }.isFinite }) else {
      throw .undefined("the covariance exceeds the range of a double; use other units")
    }
    let columns = problem.design.columns
    let names = columns.map(\.name)
    let space = WaldSpace(
      names: names, estimates: given.estimates, factor: rows, reference: .normal,
      method: inference == .profileLikelihood ? CoxInference.wald.name : inference.name,
      level: level, count: problem.count, exclusions: data.exclusions, measure: .hazardRatio)
    coefficients = try data.coefficients(fit, given, space, inference)
    let subject = JointTest.Subject(
      variables: "all terms", columns: names, count: problem.count, exclusions: data.exclusions)
    waldTest = try space.jointTest(of: names, variables: "all terms")
    if inference.isRobust {
      likelihoodRatioTest = nil
      scoreTest = nil
    } else {
      likelihoodRatioTest = try JointTest(
        .likelihoodRatio, of: subject, form: 2 * (fit.logLikelihood - fit.nullLogLikelihood),
        degreesOfFreedom: columns.count, method: "Likelihood-ratio test")
      scoreTest = try fit.nullScoreForm.map { form throws(StatsError) in
        try JointTest(
          .score, of: subject, form: form, degreesOfFreedom: columns.count,
          method: "Score test (Rao)")
      }
    }
    outcome = data.outcome
    time = data.time
    ties = problem.ties
    self.inference = inference
    strata = problem.response.strata?.name
    strataCount = Set(problem.riskSets.strata).count
    entersLate = problem.response.entries != nil
    offsets = problem.design.offsetNames
    covarianceFactor = rows
    clusterCount = inference == .clustered ? data.clusters?.count : nil
    clusterVariable = inference == .clustered ? data.clusters?.name : nil
    categories = data.categories
    count = problem.count
    events = problem.events
    exclusions = data.exclusions
    mergedTimes = problem.riskSets.mergedTimes
    logLikelihood = fit.logLikelihood
    nullLogLikelihood = fit.nullLogLikelihood
    let width = Double(columns.count)
    akaikeInformationCriterion = -2 * fit.logLikelihood + 2 * width
    bayesianInformationCriterion = -2 * fit.logLikelihood + width * .log(Double(problem.events))
    self.level = level
    iterations = fit.iterations
    conditionNumber = fit.conditionNumber
    notes = data.notes(fit, inference)
  }
}

extension CoxData {
  /// The coefficients with tests and intervals by the inference.
  fileprivate func coefficients(
    _ fit: CoxFit, _ given: CoxGivenScale, _ space: WaldSpace, _ inference: CoxInference
  ) throws(StatsError) -> [Coefficient] {
    var profile = inference == .profileLikelihood ? try CoxProfile(fit, problem) : nil
    let wald = try WaldInference(.normal, name: space.method, level: space.level)
    var coefficients: [Coefficient] = []
    coefficients.reserveCapacity(given.estimates.count)
    for place in given.estimates.indices {
      let column = problem.design.columns[place]
      let (estimate, error) = (given.estimates[place], OrthogonalBasis.length(space.factor[place]))
      coefficients.append(
        try Coefficient(
          term: column.term, factors: column.factors, measure: .hazardRatio, estimate: estimate,
          standardError: error
        ) { () throws(StatsError) in
          if let profiled = try profile?.inference(of: place, level: space.level) {
            return profiled
          }
          return try wald.inference(estimate, error)
        })
    }
    return coefficients
  }

  /// The strata of which no record had the event; nil when there are none.
  private var strataWithoutEvents: RegressionNote? {
    guard let groups = problem.response.strata else { return nil }
    let telling = Set(problem.riskSets.strata)
    var records: [Int32: Int] = [:]
    for (row, code) in groups.codes.enumerated() where !telling.contains(code) {
      records[code, default: 0] += Int(problem.response.weight(row))
    }
    guard !records.isEmpty else { return nil }
    let names = records.keys.sorted().map { code in
      stratumNames.flatMap { $0.indices.contains(Int(code)) ? $0[Int(code)] : nil } ?? "\(code)"
    }
    return .strataWithoutEvents(
      variable: groups.name, strata: names, records: records.values.reduce(0, +))
  }

  fileprivate func notes(_ fit: CoxFit, _ inference: CoxInference) -> [RegressionNote] {
    var notes: [RegressionNote] = []
    let columns = problem.design.columns.count
    if events < 10 * columns { notes.append(.fewHazardEvents(events: events, columns: columns)) }
    if let note = strataWithoutEvents { notes.append(note) }
    if !inference.isRobust, fit.nullScoreForm == nil { notes.append(.noScoreTest) }
    if inference == .clustered, let clusters, clusters.count < 20 {
      notes.append(.fewClusters(count: clusters.count))
    }
    for category in categories where category.contrasts == .sum {
      let note = RegressionNote.sumContrastsOfHazards(
        variable: category.variable.label, omitted: category.reference,
        isProfiled: inference == .profileLikelihood)
      if !notes.contains(note) { notes.append(note) }
    }
    if fit.conditionNumber >= RegressionNote.conditionLimit {
      notes.append(.nearCollinear(conditionNumber: fit.conditionNumber))
    }
    return notes + remarks
  }
}
