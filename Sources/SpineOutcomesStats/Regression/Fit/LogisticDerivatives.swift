import LinearAlgebra

/// Log-likelihood, score and information of a logistic model at a coefficient vector: the
/// summary from which one Newton step is taken.
///
/// The information X'WX is kept as its triangular factor R, with R'R = X'WX, from a QR
/// factorisation unless the columns are far from collinear: parts merge by factorising their
/// stacked triangles, and no digit is lost to squaring. No record is in it. Records held in
/// several files or hospitals are fitted together by merging their derivatives at the same
/// coefficients and stepping, until the step is small.
///
/// ```swift
/// var all = try LogisticDerivatives(outcome: y1, design: x1, at: b)
/// try all.merge(LogisticDerivatives(outcome: y2, design: x2, at: b))
/// b = try all.newtonStep()
/// ```
public struct LogisticDerivatives: Sendable, Equatable, Codable {
  /// The names of the columns, "(intercept)" first where there is one.
  public let columns: [String]

  /// What each column is the product of, in the order of ``columns``.
  ///
  /// Nothing for the constant one. Columns of one name differ where reference levels, contrasts,
  /// knots or units do.
  public let factors: [[ColumnFactor]]

  /// The names of the terms that enter with the coefficient 1.
  public let offsets: [String]

  /// The coefficients at which the derivatives are taken, in the order of ``columns``.
  public let coefficients: [Double]

  /// The number of records, frequencies counted.
  public internal(set) var count: Int

  /// The number of events, frequencies counted.
  public internal(set) var events: Int

  /// The log-likelihood.
  public internal(set) var logLikelihood: Double

  /// The first derivative of the log-likelihood by each coefficient.
  public internal(set) var score: [Double]

  /// The rows of the upper triangular factor R of the information R'R, its diagonal >= 0.
  public internal(set) var informationFactor: [[Double]]

  /// Minus twice the log-likelihood.
  public var deviance: Double { -2 * logLikelihood }

  /// Computes the derivatives over some records.
  ///
  /// - Parameters:
  ///   - outcome: Whether each record had the event.
  ///   - design: The columns, of the length of the outcome.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - coefficients: One for each column, the constant one first; all 0 by default.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)`` for lists of
  ///   different length, ``StatsError/invalidArgument(name:reason:)`` for a wrong number of
  ///   coefficients or one that is not finite, ``StatsError/tooLarge(_:)``, and
  ///   ``StatsError/undefined(_:)`` when linear predictors overflow.
  ///
  /// No records give zeros, the neutral element of ``merge(_:)``. Fewer records than columns,
  /// or one outcome only, are no error.
  /// - Complexity: O(n p^2) time, O(p^2) memory beside the columns.
  public init(
    outcome: [Bool], design: Design, frequencies: FrequencyWeights? = nil,
    at coefficients: [Double]? = nil
  ) throws(StatsError) {
    let response = try LogisticResponse(outcome: outcome, frequencies: frequencies)
    try self.init(response, design: design, at: coefficients)
  }

  /// Computes the derivatives over some rows of grouped outcomes.
  ///
  /// - Parameters:
  ///   - counts: The events and trials of each row.
  ///   - design: The columns, of the length of the counts.
  ///   - coefficients: One for each column, the constant one first; all 0 by default.
  /// - Throws: The errors of ``init(outcome:design:frequencies:at:)``.
  ///
  /// The log-likelihood is without binomial coefficients: those of the rows as single records.
  /// - Complexity: O(n p^2) time, O(p^2) memory beside the columns.
  public init(
    counts: BinomialCounts, design: Design, at coefficients: [Double]? = nil
  ) throws(StatsError) {
    try self.init(LogisticResponse(counts), design: design, at: coefficients)
  }

  init(
    _ response: LogisticResponse, design: Design, at coefficients: [Double]?
  ) throws(StatsError) {
    try design.check(response)
    let width = design.columnCount
    let point = coefficients ?? Array(repeating: 0, count: width)
    guard point.count == width, point.allSatisfy(\.isFinite) else {
      throw .invalidArgument(
        name: "coefficients", reason: "\(width) finite numbers are needed")
    }
    var sweep = try LogisticSweep(
      design, scalings: Array(repeating: .identity, count: width),
      response)
    let low = [Double](repeating: 0, count: width)
    var state = try sweep.evaluate(at: point, low: low, .crossProducts, .working)
    if try !state.isAccurate {
      state = try sweep.evaluate(at: point, low: low, .orthogonal, .working)
    }
    columns = design.columnNames
    factors = Array(repeating: [], count: design.interceptCount) + design.columns.map(\.factors)
    offsets = design.offset == nil || !design.offsetNames.isEmpty ? design.offsetNames : ["offset"]
    self.coefficients = point
    count = response.totalTrials
    events = response.totalEvents
    logLikelihood = state.logLikelihood
    score = state.score
    informationFactor = state.factor?.matrix.rowLists ?? []
    try checkFinite()
  }

  /// Adds the derivatives over other records, at the same coefficients.
  ///
  /// Associative and commutative up to rounding (about 1e-15 of the information). Offsets are
  /// compared by their names: their values belong to the records.
  ///
  /// - Parameter other: The derivatives of other records.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the names of columns, what they
  ///   are made of (reference levels, contrasts, knots, units), the offsets or the coefficients
  ///   differ, ``StatsError/tooLarge(_:)`` when the counts overflow.
  /// - Complexity: O(p^3).
  public mutating func merge(_ other: LogisticDerivatives) throws(StatsError) {
    try check(other)
    let (total, overflow) = count.addingReportingOverflow(other.count)
    let (allEvents, overflowOfEvents) = events.addingReportingOverflow(other.events)
    guard !overflow, !overflowOfEvents else { throw .tooLarge("the number of records") }
    let stacked = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try factor().stacked(on: other.factor())
    }
    var merged = self
    merged.count = total
    merged.events = allEvents
    merged.logLikelihood += other.logLikelihood
    merged.score = zip(score, other.score).map { $0 + $1 }
    merged.informationFactor = stacked.matrix.rowLists
    try merged.checkFinite()
    self = merged
  }

  /// The coefficients after one full Newton step, b + (X'WX)^-1 score.
  ///
  /// - Returns: The new coefficients, in the order of ``columns``.
  /// - Throws: ``StatsError/rankDeficient(terms:)`` when the information is singular.
  /// - Complexity: O(p^2).
  public func newtonStep() throws(StatsError) -> [Double] {
    do throws(LinearAlgebraError) {
      let factor = try factor()
      let step = try factor.solve(factor.solve(score, transposed: true))
      let next = zip(coefficients, step).map { $0 + $1 }
      guard next.allSatisfy(\.isFinite) else { throw LinearAlgebraError.singular(column: 0) }
      return next
    } catch .singular(let column) {
      throw .rankDeficient(terms: columns.indices.contains(column) ? [columns[column]] : [])
    } catch {
      throw StatsError(error)
    }
  }

  /// Refuses derivatives of another model or at another point.
  private func check(_ other: LogisticDerivatives) throws(StatsError) {
    func refusal(_ reason: String) -> StatsError {
      .invalidArgument(name: "other", reason: "derivatives merge of one model only: " + reason)
    }
    guard columns == other.columns else {
      throw refusal("columns are \(columns) here and \(other.columns) there")
    }
    if let place = columns.indices.first(where: { factors[$0] != other.factors[$0] }) {
      throw refusal(
        "\"\(columns[place])\" has another reference level, contrast, knots or unit there")
    }
    guard offsets == other.offsets else {
      throw refusal("offsets are \(offsets) here and \(other.offsets) there")
    }
    guard coefficients == other.coefficients else {
      throw refusal("they are taken at other coefficients there")
    }
  }

  private func factor() throws(LinearAlgebraError) -> TriangularFactor {
    try TriangularFactor(upper: Matrix(rows: informationFactor))
  }

  private func checkFinite() throws(StatsError) {
    guard logLikelihood.isFinite, score.allSatisfy(\.isFinite),
      informationFactor.allSatisfy({ $0.allSatisfy(\.isFinite) })
    else { throw .undefined("the linear predictors exceed the range of a double") }
  }
}
