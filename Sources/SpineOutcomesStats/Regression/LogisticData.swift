/// The data of a logistic regression, checked: outcomes, design, and whatever else belongs to
/// the rows.
///
/// A ``LogisticRegression`` is a value without records. What needs the records once more, such as
/// diagnostics, tests of single terms or marginal effects, is asked of these data.
///
/// ```swift
/// let data = try cohort.logisticData(of: \.failed, on: .numeric(\.age), .numeric(\.months))
/// let model = try data.fit(inference: .profileLikelihood)
/// ```
public struct LogisticData: Sendable {
  /// The name of the outcome.
  public let outcome: String

  /// The levels of each categorical variable, with their numbers of complete cases and events.
  public let categories: [CategoryCounts]

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The number of records analysed, frequencies counted; of trials for grouped outcomes.
  public var count: Int { problem.count }

  /// How many of them had the event.
  public var events: Int { problem.events }

  /// What intervals and p-values were asked to come from; every fit of these data does so unless
  /// it is told otherwise.
  public let inference: LogisticInference

  /// The rows of grouped outcomes; nil where each record is one outcome.
  public let groupedOutcomes: GroupedOutcomes?

  let problem: LogisticProblem

  /// The place of each row among the given ones; nil when all are used.
  let rowNumbers: [Int]?

  /// The cluster of each row, such as its hospital; nil for independent rows.
  let clusters: RowGroups?

  /// Where the rows stand in the data as first read.
  let places: RowPlaces

  /// Takes plain columns.
  ///
  /// - Parameters:
  ///   - outcome: Whether each record had the event.
  ///   - design: The columns, of the length of the outcome.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - clusters: The cluster of each record, for cluster-robust inference.
  ///   - inference: What intervals and p-values of its fits come from; by default cluster-robust
  ///     with clusters, Wald without.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records,
  ///   ``StatsError/oneClass(outcome:count:events:)`` when only one outcome occurs,
  ///   ``StatsError/moreColumnsThanRows(columns:rows:)``,
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``.
  /// - Complexity: O(n p).
  public init(
    outcome: [Bool], design: Design, frequencies: FrequencyWeights? = nil,
    clusters: [String]? = nil, inference: LogisticInference? = nil
  ) throws(StatsError) {
    try self.init(
      LogisticResponse(outcome: outcome, frequencies: frequencies), design: design,
      clusters: clusters, inference: inference)
  }

  /// Takes plain columns with grouped outcomes.
  ///
  /// - Parameters:
  ///   - counts: The events and trials of each row.
  ///   - design: The columns, of the length of the counts.
  ///   - clusters: The cluster of each row, for cluster-robust inference.
  ///   - inference: What intervals and p-values of its fits come from; by default cluster-robust
  ///     with clusters, Wald without.
  /// - Throws: The errors of ``init(outcome:design:frequencies:clusters:inference:)``.
  /// - Complexity: O(n p).
  public init(
    counts: BinomialCounts, design: Design, clusters: [String]? = nil,
    inference: LogisticInference? = nil
  ) throws(StatsError) {
    try self.init(
      LogisticResponse(counts), design: design, clusters: clusters, inference: inference)
  }

  private init(
    _ response: LogisticResponse, design: Design, clusters: [String]?,
    inference: LogisticInference?
  ) throws(StatsError) {
    var groups: RowGroups?
    if let clusters {
      guard clusters.count == response.rows else {
        throw .lengthMismatch(
          first: "outcome", firstCount: response.rows, second: "clusters",
          secondCount: clusters.count)
      }
      groups = RowGroups(name: "clusters", names: clusters)
    }
    try self.init(
      response, design: design, name: "outcome", clusters: groups,
      exclusions: Exclusions(initial: response.totalTrials),
      inference: inference ?? (clusters == nil ? .wald : .clustered))
  }

  init(
    _ response: LogisticResponse, design: Design, name: String, clusters: RowGroups?,
    exclusions: Exclusions, inference: LogisticInference = .wald, trials: String = "trials",
    places: RowPlaces = .given, partOf whole: LogisticData? = nil
  ) throws(StatsError) {
    try design.check(response)
    self.exclusions = exclusions
    self.inference = inference
    self.places = places
    groupedOutcomes = whole?.groupedOutcomes ?? GroupedOutcomes(response, variable: trials)
    outcome = name
    // A row without trials is none: it takes no part in levels, scales or clusters.
    guard let rows = response.rowsWithTrials, !rows.isEmpty else {
      problem = try LogisticProblem(
        response, design: design, name: name, exclusions: exclusions)
      categories = design.categories.map { $0.counts(response) }
      self.clusters = clusters
      rowNumbers = whole?.rowNumbers
      return
    }
    let (kept, design) = (response.taking(rows), try design.taking(rows))
    problem = try LogisticProblem(kept, design: design, name: name, exclusions: exclusions)
    categories = design.categories.map { $0.counts(kept) }
    self.clusters = clusters?.taking(rows)
    rowNumbers = rows
  }

  /// Fits the regression.
  ///
  /// - Parameters:
  ///   - estimator: Maximum likelihood (the default), or Firth's penalised likelihood.
  ///   - inference: What intervals and p-values of the coefficients come from; by default what
  ///     the data were asked for.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   ``LogisticRegression/init(outcome:design:frequencies:estimator:inference:level:)``.
  /// - Complexity: O(n p^2) time for each of about seven steps.
  public func fit(
    estimator: LogisticEstimator = .maximumLikelihood, inference: LogisticInference? = nil,
    level: Double = 0.95
  ) throws(StatsError) -> LogisticRegression {
    try LogisticRegression(
      self, estimator: estimator, inference: inference ?? self.inference, level: level)
  }
}
