import LinearAlgebra

/// The data of a Cox regression, checked, ordered and scaled.
struct CoxProblem: Sendable {
  /// The columns; a constant term belongs to the baseline hazard and is ignored.
  let design: Design
  let response: CoxResponse
  let ties: CoxTies
  let tolerance: TimeTolerance
  let riskSets: CoxRiskSets
  let columns: RiskSetColumns

  /// The number of records, frequencies counted.
  var count: Int { response.count }

  /// The number of events, frequencies counted.
  var events: Int { response.eventCount }

  /// Checks the data in this order: lengths, emptiness, events, columns.
  ///
  /// - Parameters:
  ///   - response: The follow-up of each row.
  ///   - design: The columns, of as many rows.
  ///   - name: The name of the event in errors.
  ///   - exclusions: What was left out before.
  ///   - ties: The likelihood of events at one time.
  ///   - tolerance: Which times count as equal.
  /// - Throws: ``StatsError/noCompleteCases(_:)``, ``StatsError/noEvents(outcome:count:)``,
  ///   ``StatsError/moreColumnsThanRows(columns:rows:)``, ``StatsError/undefined(_:)`` without any
  ///   column, ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/tooLarge(_:)``.
  init(
    _ response: CoxResponse, design: Design, name: String, exclusions: Exclusions,
    ties: CoxTies = .efron, tolerance: TimeTolerance = .standard
  ) throws(StatsError) {
    if let rows = design.rows, rows != response.times.count {
      throw .lengthMismatch(
        first: "follow-up", firstCount: response.times.count,
        second: design.columns.first?.name ?? "offset", secondCount: rows)
    }
    guard response.count > 0 else { throw .noCompleteCases(exclusions) }
    guard response.eventCount > 0 else {
      throw .noEvents(outcome: name, count: response.count)
    }
    guard !design.columns.isEmpty else { throw .undefined("a regression without any column") }
    guard design.columns.count <= response.count else {
      throw .moreColumnsThanRows(columns: design.columns.count, rows: response.count)
    }
    self.design = design
    self.response = response
    self.ties = ties
    self.tolerance = tolerance
    let riskSets = try CoxRiskSets(
      response, offset: design.offset, ties: ties, tolerance: tolerance)
    self.riskSets = riskSets
    columns = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try RiskSetColumns(design.columns.map(\.riskSetSource), riskSets.layout)
    }
  }
}

extension CoxProblem {
  /// The problem with other columns in the place of its own.
  init(_ problem: CoxProblem, columns: RiskSetColumns) {
    design = problem.design
    response = problem.response
    ties = problem.ties
    tolerance = problem.tolerance
    riskSets = problem.riskSets
    self.columns = columns
  }
}

extension DesignColumn {
  /// The column as risk sets gather it.
  var riskSetSource: RiskSetColumns.Source {
    switch values {
    case .numbers(let numbers): .numbers(numbers)
    case .indicator(let codes, let code): .indicator(codes, code: code)
    }
  }
}
