/// A term of a regression, read from the records of a cohort.
struct TermColumn: Column {
  enum Values: Sendable {
    /// The numbers, NaN where missing.
    case numbers([Double])

    /// Codes into the level names, -1 where missing, and the code of the reference.
    case category(levels: [String], codes: [Int32], reference: Int)
  }

  var name: VariableName
  var values: Values

  var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .category(_, let codes, _): codes.count
    }
  }

  func markMissing(in complete: inout [Bool]) -> Int {
    switch values {
    case .numbers(let numbers):
      MeasuredColumn(name: name, values: numbers).markMissing(in: &complete)
    case .category(_, let codes, _):
      CategoryColumn<Int>(name: name, levels: [], codes: codes).markMissing(in: &complete)
    }
  }

  /// The columns of the complete cases, and the counts of a category's levels.
  ///
  /// - Throws: ``StatsError/levelCount(variable:found:needed:)`` for a category with a single
  ///   level among the complete cases, ``StatsError/invalidArgument(name:reason:)`` for a
  ///   reference level without complete cases.
  func columns(
    _ cases: CompleteCases, outcome: [Bool]
  ) throws(StatsError) -> (columns: [DesignColumn], counts: CategoryCounts?) {
    switch values {
    case .numbers(let numbers):
      let kept = cases.values(MeasuredColumn(name: name, values: numbers))
      return ([DesignColumn(variable: name, values: .numbers(kept))], nil)
    case .category(let levels, let codes, let reference):
      let kept = cases.codes(CategoryColumn<Int>(name: name, levels: [], codes: codes))
      return try category(levels, kept, reference, outcome)
    }
  }

  private func category(
    _ levels: [String], _ codes: [Int32], _ reference: Int, _ outcome: [Bool]
  ) throws(StatsError) -> (columns: [DesignColumn], counts: CategoryCounts?) {
    var counts = [Int](repeating: 0, count: levels.count)
    var events = counts
    for (row, code) in codes.enumerated() {
      counts[Int(code)] += 1
      if outcome[row] { events[Int(code)] += 1 }
    }
    guard counts[reference] > 0 || codes.isEmpty else {
      throw .invalidArgument(
        name: "reference",
        reason: "the level \"\(levels[reference])\" of \(name.label) has no complete cases")
    }
    let found = counts.count { $0 > 0 }
    guard found > 1 || codes.isEmpty else {
      throw .levelCount(variable: name.label, found: found, needed: 2)
    }
    let columns = levels.indices.filter { $0 != reference && counts[$0] > 0 }.map {
      DesignColumn(
        variable: name, level: levels[$0], reference: levels[reference],
        values: .indicator(codes: codes, code: Int32(clamping: $0)))
    }
    let table = CategoryCounts(
      variable: name, reference: levels[reference],
      levels: levels.indices.map { .init(name: levels[$0], count: counts[$0], events: events[$0]) })
    return (columns, table)
  }
}
