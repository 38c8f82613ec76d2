import LinearAlgebra

/// The data of a Cox regression, checked: follow-up, design, and whatever else belongs to the rows.
///
/// A ``CoxRegression`` is a value without records. What needs the records once more, such as
/// residuals, the test of proportional hazards, concordance or the baseline hazard, is asked of
/// these data.
///
/// ```swift
/// let data = try cohort.coxData(time: \.months, event: \.died, on: .numeric(\.age), .numeric(\.dose))
/// let model = try data.fit()
/// print(try data.proportionalHazardsTests(of: model))
/// ```
public struct CoxData: Sendable {
  /// The name of the event.
  public let outcome: String

  /// The name of the time.
  public let time: String

  /// The levels of each categorical variable, with their numbers of complete cases and events.
  public let categories: [CategoryCounts]

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The number of records analysed, frequencies counted.
  public var count: Int { problem.count }

  /// How many of them had the event.
  public var events: Int { problem.events }

  /// What intervals and p-values were asked to come from; every fit of these data does so unless
  /// it is told otherwise.
  public let inference: CoxInference

  /// The likelihood of events at one time.
  public var ties: CoxTies { problem.ties }

  let problem: CoxProblem

  /// The name of each stratum, by the codes of the response; nil without strata.
  let stratumNames: [String]?

  /// The place of each row among the given ones; nil when all are used.
  let rowNumbers: [Int]?

  /// The cluster of each row, such as its patient; nil for independent rows.
  let clusters: RowGroups?

  /// Where the rows stand in the data as first read.
  let places: RowPlaces

  /// What fits have to say of the event, such as what was censored.
  var remarks: [RegressionNote] = []

  /// Takes plain columns.
  ///
  /// - Parameters:
  ///   - followUp: Time, event and late entry of each record; an entry of 0 counts as none.
  ///   - design: The columns, of the length of the follow-up; its constant term is ignored, as it
  ///     belongs to the baseline hazard.
  ///   - strata: The stratum of each record, with a baseline hazard of its own.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - clusters: The cluster of each record, for cluster-robust inference.
  ///   - ties: The likelihood of events at one time.
  ///   - inference: What intervals and p-values of its fits come from; by default cluster-robust
  ///     with clusters, Wald without.
  ///   - timeTolerance: Which times count as equal.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records,
  ///   ``StatsError/noEvents(outcome:count:)``, ``StatsError/invalidValue(_:)`` with the row for a
  ///   time that is negative or not finite or an entry that is not before it,
  ///   ``StatsError/moreColumnsThanRows(columns:rows:)``, ``StatsError/undefined(_:)`` without any
  ///   column, ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``.
  /// - Complexity: O(n p).
  public init(
    followUp: [FollowUp], design: Design, strata: [String]? = nil,
    frequencies: FrequencyWeights? = nil, clusters: [String]? = nil, ties: CoxTies = .efron,
    inference: CoxInference? = nil, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) {
    for (name, count) in [("strata", strata?.count), ("clusters", clusters?.count)] {
      guard let count, count != followUp.count else { continue }
      throw .lengthMismatch(
        first: "follow-up", firstCount: followUp.count, second: name, secondCount: count)
    }
    let groups = strata.map { RowGroups(name: "strata", names: $0) }
    let entersLate = followUp.contains { $0.entry != nil }
    let response = try CoxResponse(
      times: followUp.map(\.time), events: followUp.map(\.isEvent),
      entries: entersLate ? followUp.map { $0.entry ?? 0 } : nil, strata: groups,
      weights: frequencies.map { .frequencies($0.counts) } ?? .none)
    var names = [String](repeating: "", count: groups?.count ?? 0)
    if let groups, let strata {
      for (code, name) in zip(groups.codes, strata) { names[Int(code)] = name }
    }
    try self.init(
      response, design: design, names: (time: "time", outcome: "event"),
      stratumNames: strata == nil ? nil : names,
      clusters: clusters.map { RowGroups(name: "clusters", names: $0) },
      exclusions: Exclusions(initial: response.count), ties: ties,
      inference: inference ?? (clusters == nil ? .wald : .clustered), tolerance: timeTolerance)
  }

  init(
    _ response: CoxResponse, design: Design, names: (time: String, outcome: String),
    stratumNames: [String]?, clusters: RowGroups?, exclusions: Exclusions, ties: CoxTies,
    inference: CoxInference, tolerance: TimeTolerance, places: RowPlaces = .given
  ) throws(StatsError) {
    (time, outcome) = names
    self.exclusions = exclusions
    self.inference = inference
    self.places = places
    self.stratumNames = stratumNames
    // A row of frequency 0 is none: it takes no part in levels, scales or clusters.
    guard let rows = response.rowsThatCount, !rows.isEmpty else {
      problem = try CoxProblem(
        response, design: design, name: names.outcome, exclusions: exclusions, ties: ties,
        tolerance: tolerance)
      let outcomes = try response.outcomes()
      categories = design.categories.map { $0.counts(outcomes) }
      self.clusters = clusters
      rowNumbers = nil
      return
    }
    if let count = design.rows, count != response.times.count {
      throw .lengthMismatch(
        first: "follow-up", firstCount: response.times.count,
        second: design.columns.first?.name ?? "offset", secondCount: count)
    }
    // Strata keep their codes, by which they are named.
    let (kept, design) = (try response.keeping(rows), try design.taking(rows))
    problem = try CoxProblem(
      kept, design: design, name: names.outcome, exclusions: exclusions, ties: ties,
      tolerance: tolerance)
    let outcomes = try kept.outcomes()
    categories = design.categories.map { $0.counts(outcomes) }
    self.clusters = clusters?.taking(rows)
    rowNumbers = rows
  }

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - inference: What intervals and p-values of the coefficients come from; by default what
  ///     the data were asked for.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   ``CoxRegression/init(followUp:design:strata:frequencies:clusters:ties:inference:level:timeTolerance:)``.
  /// - Complexity: O(n p^2) time for each of about six steps.
  public func fit(
    inference: CoxInference? = nil, level: Double = 0.95
  ) throws(StatsError) -> CoxRegression {
    try CoxRegression(self, inference: inference ?? self.inference, level: level)
  }
}

extension CoxData {
  /// Refuses a regression that was not fitted to these data, and gives its scaled coefficients.
  ///
  /// Columns are compared by what they are made of, and the log-likelihood at the regression's
  /// estimates must be the one that it states.
  func scaledCoefficients(of model: CoxRegression) throws(StatsError) -> [Double] {
    let other = StatsError.invalidArgument(
      name: "model",
      reason: "it was fitted to other data: event, counts, columns or values differ")
    guard model.outcome == outcome, model.count == count, model.events == events,
      model.ties == ties,
      model.coefficients.map(\.factors) == problem.design.columns.map(\.factors),
      model.offsets == problem.design.offsetNames
    else { throw other }
    try model.checkShapes()
    let b = zip(model.coefficients, problem.columns.scalings).map { $0.estimate / $1.factor }
    let sums = try Self.sums(problem, at: b)
    guard sums.isFinite,
      (sums.logLikelihood - model.logLikelihood).magnitude
        <= 1e-6 * max(1, model.logLikelihood.magnitude)
    else { throw other }
    return b
  }

  /// Log-likelihood, score and information of a problem at coefficients of its columns.
  static func sums(_ problem: CoxProblem, at b: [Double]) throws(StatsError) -> RiskSetSums {
    var pass = RiskSetPass(problem.riskSets.layout, problem.columns)
    var sums = RiskSetSums(columns: b.count)
    try pass.evaluate(at: b, into: &sums)
    return sums
  }

  /// The risk sets at scaled coefficients.
  func moments(at b: [Double]) throws(StatsError) -> RiskSetMoments {
    try Self.moments(problem, at: b)
  }

  /// The risk sets of a problem at coefficients of its columns.
  static func moments(
    _ problem: CoxProblem, at b: [Double]
  ) throws(StatsError) -> RiskSetMoments {
    guard let moments = RiskSetMoments(problem.riskSets.layout, problem.columns, at: b) else {
      throw .undefined("the linear predictors exceed the range of a double")
    }
    return moments
  }
}
