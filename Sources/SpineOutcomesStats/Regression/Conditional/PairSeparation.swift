import LinearAlgebra

/// Decides whether a conditional likelihood has a finite maximum.
///
/// It has none if and only if some direction b gives every event of a stratum a linear predictor
/// at least that of every other record of it, and not the same in all pairs: the events are then
/// the subset of greatest sum. So the differences of all pairs of an event and another record of
/// its stratum are rows of an ordinary problem of separation, all of one outcome and without a
/// constant term.
enum PairSeparation {
  /// The greatest number of entries of the differences.
  static let entryLimit = 1 << 25

  /// The separation; nil when a finite estimate exists.
  ///
  /// - Throws: ``StatsError/tooLarge(_:)`` for more pairs than can be held.
  static func separation(_ problem: ConditionalProblem) throws(StatsError) -> Separation? {
    let columns = problem.design.columns
    var differences = [[Double]](repeating: [], count: columns.count)
    for stratum in problem.strata {
      let rows = distinct(stratum.rows)
      let events = rows.filter { problem.outcome[$0] }
      let others = rows.filter { !problem.outcome[$0] }
      let (pairs, overflow) = events.count.multipliedReportingOverflow(by: others.count)
      let room = entryLimit / max(1, columns.count) - (differences.first?.count ?? 0)
      guard !overflow, pairs <= room else {
        throw .tooLarge("the pairs of events and other records that decide on separation")
      }
      for event in events {
        for other in others {
          let row = columns.indices.map { place in
            let factor = problem.scalings[place].factor
            return columns[place].value(event) * factor - columns[place].value(other) * factor
          }
          for place in row.indices { differences[place].append(row[place]) }
        }
      }
    }
    return try separation(of: differences, columns)
  }

  /// The separation of rows that are all to have a positive product with some direction.
  ///
  /// - Parameters:
  ///   - differences: The rows, by column.
  ///   - columns: The columns, for their names.
  /// - Returns: The separation; nil when no direction has positive products.
  /// - Throws: ``StatsError/tooLarge(_:)``.
  static func separation(
    of differences: [[Double]], _ columns: [DesignColumn]
  ) throws(StatsError) -> Separation? {
    let count = differences.first?.count ?? 0
    guard count > 0 else { return nil }
    let design = try Design(
      columns: zip(columns, differences).map { column, values in
        DesignColumn(term: column.term, factors: column.factors, values: .numbers(values))
      }, categories: [], offset: nil, intercept: .omitted)
    let scalings = design.scalings
    let response = try LogisticResponse(
      outcome: Array(repeating: true, count: count), frequencies: nil)
    var sweep = try LogisticSweep(design, scalings: scalings, response)
    let zero = [Double](repeating: 0, count: columns.count)
    let state = try sweep.evaluate(at: zero, low: zero, .orthogonal, .working)
    guard let factor = state.factor else { throw .numerical("the decision on separation") }
    var check = try SeparationCheck(
      LogisticProblem(response, design: design, scalings: scalings), factor: factor)
    return try check.separation()
  }

  /// Rows that stand several times one after another, once.
  private static func distinct(_ rows: [Int]) -> [Int] {
    rows.indices.filter { $0 == 0 || rows[$0] != rows[$0 - 1] }.map { rows[$0] }
  }
}
