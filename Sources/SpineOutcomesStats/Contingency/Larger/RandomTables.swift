/// Random tables with the margins of a given one, as independence makes them.
///
/// The columns of the records are put in random order against their rows: whole numbers alone, so
/// that a seed gives the same tables everywhere.
struct RandomTables {
  private let table: ContingencyTable
  private let factorials: FactorialTable

  /// The largest number of records that are put in order, in all tables together.
  private static let largestWork = 10_000_000_000

  init(_ table: ContingencyTable) throws(StatsError) {
    guard table.count <= 100_000 else {
      throw .tooLarge(
        "more than 100000 records for random tables; use ChiSquareTest, which suits them")
    }
    self.table = table
    factorials = FactorialTable(upTo: table.count)
  }

  static func check(tables: Int) throws(StatsError) {
    guard tables >= 1, tables <= 100_000_000 else {
      throw .invalidArgument(name: "tables", reason: "1 to 100000000 random tables")
    }
  }

  /// Counts the tables that are not more probable than the given one.
  func sampling(
    _ tables: Int, seed: UInt64
  ) throws(StatsError) -> FreemanHaltonTest.Sampling {
    try Self.check(tables: tables)
    guard tables <= Self.largestWork / max(1, table.count) else {
      throw .tooLarge("\(tables) random tables of \(table.count) records; sample fewer")
    }
    var generator = SeededGenerator(seed: seed)
    // The records of all rows but the largest: the rest of the columns falls to that.
    let totals = table.rowTotals
    let largest = totals.indices.max { totals[$0] < totals[$1] } ?? 0
    let columnTotals = table.columnTotals
    var columns = columnTotals.enumerated().flatMap {
      [Int32](repeating: Int32(truncatingIfNeeded: $0.offset), count: $0.element)
    }
    let threshold = cost(table.cells)
    let width = columnTotals.count
    var cells = [Int](repeating: 0, count: width)
    var left = columnTotals
    var hits = 0
    for _ in 0..<tables {
      var start = 0
      var sum: Int64 = 0
      for column in left.indices { left[column] = columnTotals[column] }
      for (row, total) in totals.enumerated() where row != largest {
        for column in cells.indices { cells[column] = 0 }
        for place in start..<(start + total) {
          let other = place + Int(generator.integer(below: UInt64(columns.count - place)))
          columns.swapAt(place, other)
          cells[Int(columns[place])] += 1
        }
        start += total
        for column in cells.indices {
          sum += factorials.logarithms[cells[column]]
          left[column] -= cells[column]
        }
      }
      for rest in left { sum += factorials.logarithms[rest] }
      if sum >= threshold { hits += 1 }
    }
    return FreemanHaltonTest.Sampling(
      tables: tables, notMoreProbable: hits, seed: seed, generator: SeededGenerator.name,
      interval: try ProportionInterval.clopperPearson.interval(
        successes: hits, trials: tables, level: 0.99))
  }

  /// The observed table counts as one of the random ones, so that p is never 0.
  static func pValue(_ sampling: FreemanHaltonTest.Sampling) throws(StatsError) -> PValue {
    try PValue(Double(sampling.notMoreProbable + 1) / Double(sampling.tables + 1))
  }

  private func cost(_ cells: [Int]) -> Int64 {
    cells.reduce(0) { $0 + factorials.logarithms[$1] }
  }
}
