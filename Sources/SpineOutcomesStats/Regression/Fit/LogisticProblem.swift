import LinearAlgebra

/// The data of a fit, checked and scaled.
struct LogisticProblem: Sendable {
  let design: Design
  let response: LogisticResponse
  let scalings: [ColumnScaling]

  /// The number of records, frequencies counted; of trials for grouped outcomes.
  var count: Int { response.totalTrials }

  /// The number of events, frequencies counted.
  var events: Int { response.totalEvents }

  /// Checks the data in this order: lengths, emptiness, outcomes, columns, constants.
  init(
    _ response: LogisticResponse, design: Design, name: String, exclusions: Exclusions
  ) throws(StatsError) {
    try design.check(response)
    let (count, events) = (response.totalTrials, response.totalEvents)
    guard count > 0 else { throw .noCompleteCases(exclusions) }
    guard events > 0, events < count else {
      throw .oneClass(outcome: name, count: count, events: events)
    }
    guard design.columnCount > 0 else { throw .undefined("a regression without any column") }
    guard design.columnCount <= count else {
      throw .moreColumnsThanRows(columns: design.columnCount, rows: count)
    }
    scalings = design.scalings
    self.design = design
    self.response = response
  }

  init(_ response: LogisticResponse, design: Design, scalings: [ColumnScaling]) {
    self.response = response
    self.design = design
    self.scalings = scalings
  }
}

extension LogisticProblem {
  /// The problem with the trials of every row of mixed outcomes split into two rows: one for
  /// its events, one for the others, so that each row has one outcome.
  func withUnmixedRows() throws(StatsError) -> (problem: LogisticProblem, outcome: [Bool]) {
    var rows: [Int] = []
    var outcome: [Bool] = []
    for row in 0..<response.rows {
      let (events, trials) = (response.events(row), response.trials(row))
      if events > 0 {
        rows.append(row)
        outcome.append(true)
      }
      if events < trials {
        rows.append(row)
        outcome.append(false)
      }
    }
    let unmixed = try Design(
      columns: design.columns.map { $0.taking(rows) }, categories: [], offset: nil,
      intercept: design.intercept)
    let problem = LogisticProblem(
      try LogisticResponse(outcome: outcome, frequencies: nil), design: unmixed,
      scalings: scalings)
    return (problem, outcome)
  }
}
