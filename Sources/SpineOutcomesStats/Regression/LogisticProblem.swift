import LinearAlgebra

/// The data of a fit, checked and scaled.
struct LogisticProblem {
  let design: Design
  let outcome: [Bool]
  let frequencies: [Int]?
  let scalings: [ColumnScaling]
  let response: LogisticResponse

  /// The number of records, frequencies counted.
  let count: Int

  /// The number of events, frequencies counted.
  let events: Int

  /// Checks the data in this order: lengths, emptiness, outcomes, columns, constants.
  init(
    outcome: [Bool], design: Design, frequencies: FrequencyWeights?, name: String,
    exclusions: Exclusions
  ) throws(StatsError) {
    try design.check(outcome: outcome, frequencies: frequencies)
    count = frequencies?.total ?? outcome.count
    guard count > 0 else { throw .noCompleteCases(exclusions) }
    if let frequencies {
      events = zip(outcome, frequencies.counts).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
    } else {
      events = outcome.count { $0 }
    }
    guard events > 0, events < count else {
      throw .oneClass(outcome: name, count: count, events: events)
    }
    guard design.columnCount > 0 else { throw .undefined("a regression without any column") }
    guard design.columnCount <= count else {
      throw .moreColumnsThanRows(columns: design.columnCount, rows: count)
    }
    scalings = design.scalings
    response = try .of(outcome, frequencies)
    self.design = design
    self.outcome = outcome
    self.frequencies = frequencies?.counts
  }
}

extension LogisticResponse {
  /// The response of yes-or-no outcomes, each of which occurs so many times.
  static func of(
    _ outcome: [Bool], _ frequencies: FrequencyWeights?
  ) throws(StatsError) -> LogisticResponse {
    let counts: Counts =
      if let frequencies {
        .weighted(
          successes: zip(outcome, frequencies.counts).map { $0 ? Double($1) : 0 },
          failures: zip(outcome, frequencies.counts).map { $0 ? 0 : Double($1) })
      } else {
        .outcomes(outcome)
      }
    return try StatsError.wrapping { () throws(LinearAlgebraError) in
      try LogisticResponse(counts)
    }
  }
}
