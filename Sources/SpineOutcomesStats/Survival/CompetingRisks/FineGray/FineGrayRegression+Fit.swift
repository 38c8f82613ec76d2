import LinearAlgebra

extension FineGrayRegression {
  /// Fits a Fine-Gray regression to plain columns.
  ///
  /// A person with another event at T has in the risk set of a later time t the weight
  /// G(t-) / G(T-), G being Kaplan and Meier's estimate of the time to censoring, in which those
  /// with an event at a time of censoring are at risk. Tied events of the cause share their risk
  /// set (Breslow), as in `crr`: Efron's correction belongs to a likelihood, which this is not.
  ///
  /// - Parameters:
  ///   - times: The times to event or censoring, finite, 0 or more.
  ///   - causeCodes: The cause of each event as an index into `causeNames`; nil where censored.
  ///   - causeNames: The names of the causes, all different.
  ///   - cause: The name of the cause whose incidence is modelled.
  ///   - design: The columns, of the length of the times; a constant term belongs to the baseline
  ///     and is ignored.
  ///   - entries: The times of late entry, before the times; nil or 0 where followed from the
  ///     origin. A record is at risk at t when `entry < t <= time`.
  ///   - strata: The stratum of each record, with a baseline hazard of its own; nil: all share one.
  ///   - censoring: Which records have the same distribution of censoring; those of a stratum by
  ///     default.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records,
  ///   ``StatsError/noEvents(outcome:count:)`` without events of the cause,
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a cause that is none,
  ///   ``StatsError/rankDeficient(terms:)`` for a column that is constant or a combination of
  ///   those before it over all risk sets, ``StatsError/separation(_:)`` when no finite estimate
  ///   exists, ``StatsError/undefined(_:)`` when the robust covariance is singular or there is no
  ///   column, ``StatsError/moreColumnsThanRows(columns:rows:)``,
  ///   ``StatsError/notConverged(iterations:lastChange:)``,
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/invalidValue(_:)`` with the row for a time or code that is wrong,
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level, tolerance or a name given twice.
  ///
  /// *Edge cases*: without events of other causes it is Cox's regression by Breslow's likelihood
  /// with robust errors. With late entry the weight has the chance of having entered as a factor
  /// too (Geskus, Biometrics 67:39, 2011, doi 10.1111/j.1541-0420.2010.01420.x). Strata without
  /// events of the cause tell nothing but of censoring.
  ///
  /// R: `cmprsk::crr(time, status, x, failcode = 1, cencode = 0, cengroup)`. With several censoring
  /// groups its standard errors differ in the third digit or later. With strata the estimates of
  /// `crrSC::crrs`; with strata or late entry those of `coxph` on `survival::finegray` where no
  /// event is tied with a censoring, whose robust errors take the weights as known.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public init(
    times: [Double], causeCodes: [Int?], causeNames: [String], cause: String, design: Design,
    entries: [Double?]? = nil, strata: [String]? = nil,
    censoring: FineGrayCensoring = .withinStrata, frequencies: FrequencyWeights? = nil,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) {
    guard causeCodes.count == times.count else {
      throw .lengthMismatch(
        first: "times", firstCount: times.count, second: "causeCodes",
        secondCount: causeCodes.count)
    }
    try LifeTable.check(names: causeNames, of: "cause")
    guard let own = causeNames.firstIndex(of: cause) else {
      throw .unknownLevel(variable: "cause", level: cause, known: causeNames)
    }
    var endings: [FineGrayResponse.Ending] = []
    endings.reserveCapacity(causeCodes.count)
    for (row, code) in causeCodes.enumerated() {
      guard code.map(causeNames.indices.contains) ?? true else {
        throw .invalidValue(
          InvalidValue(variable: "cause", row: row + 1, reason: "has no cause name"))
      }
      endings.append(code == nil ? .censored : code == own ? .own : .other)
    }
    let groups = strata.map { RowGroups(name: "strata", names: $0) }
    let response = try FineGrayResponse(
      times: times, endings: endings, cause: cause, entries: entries?.map { $0 ?? 0 },
      strata: groups, censoring: censoring.groups, frequencies: frequencies)
    var names: [String]?
    if let groups, let strata {
      var found = [String](repeating: "", count: groups.count)
      for (code, name) in zip(groups.codes, strata) { found[Int(code)] = name }
      names = found
    }
    try self.init(
      response, design: design, stratumNames: names,
      exclusions: Exclusions(initial: response.count), level: level, tolerance: timeTolerance)
  }

  init(
    _ response: FineGrayResponse, design: Design, stratumNames: [String]?, exclusions: Exclusions,
    level: Double, tolerance: TimeTolerance
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let fit = try FineGrayFit(
      FineGrayProblem(response, design: design, exclusions: exclusions, tolerance: tolerance))
    let (problem, columns) = (fit.problem, design.columns)
    let robust = try FineGrayCovariance(fit)
    var (estimates, rows, centre) = (fit.coefficients, robust.rows, CompensatedSum())
    for (place, scaling) in problem.scalings.enumerated() {
      centre.add(scaling.centre * fit.coefficients[place])
      estimates[place] *= scaling.factor
      rows[place] = rows[place].map { $0 * scaling.factor }
    }
    let wald = try WaldInference(.normal, name: Self.inferenceName, level: level)
    coefficients = try columns.indices.map { place throws(StatsError) in
      let (estimate, error) = (estimates[place], OrthogonalBasis.length(rows[place]))
      return try Coefficient(
        term: columns[place].term, factors: columns[place].factors,
        measure: .subdistributionHazardRatio, estimate: estimate, standardError: error
      ) { () throws(StatsError) in try wald.inference(estimate, error) }
    }
    covarianceFactor = rows
    covariance = rows.map { first in
      rows.map { second in zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    baselines = fit.baselines(robust, centre: centre.value, names: stratumNames)
    guard covariance.allSatisfy({ $0.allSatisfy(\.isFinite) }), centre.value.isFinite,
      baselines.allSatisfy(\.isFinite)
    else {
      throw .undefined("the covariance exceeds the range of a double; use other units")
    }
    reference = problem.scalings.map { $0.centre / $0.factor }
    let names = columns.map(\.name)
    waldTest = try WaldSpace(
      names: names, estimates: estimates, factor: rows, reference: .normal,
      method: Self.inferenceName, level: level, count: response.count, exclusions: exclusions
    ).jointTest(of: names, variables: "all terms")
    cause = response.cause
    offsets = design.offsetNames
    categories = try design.categories.map { category throws(StatsError) in
      category.counts(
        try LogisticResponse(
          outcome: response.endings.map { $0 == .own },
          frequencies: try response.frequencies.map { frequencies throws(StatsError) in
            try FrequencyWeights(frequencies)
          }))
    }
    (count, events, competingEvents) = (response.count, response.events, response.competingEvents)
    self.exclusions = exclusions
    logPseudolikelihood = fit.derivatives.logLikelihood
    nullLogPseudolikelihood = fit.nullLogLikelihood
    strata = response.strata?.name
    censoringGroups = response.censoringName
    hasLateEntry = response.entries != nil
    self.level = level
    timeTolerance = tolerance
    timeWidth = problem.timeWidth
    mergedTimes = problem.mergedTimes
    iterations = fit.iterations
    conditionNumber = fit.conditionNumber
    notes =
      events < 10 * columns.count
      ? [.fewHazardEvents(events: events, columns: columns.count)] : []
  }
}
