import LinearAlgebra

/// A variable read from the records: its name, and which rows lack it.
protocol Column: Sendable {
  var name: VariableName { get }

  /// The number of rows.
  var count: Int { get }

  /// Whether a row lacks a value.
  var hasMissing: Bool { get }

  /// Clears the entry of each row that lacks a value, and returns how many do.
  func markMissing(in complete: inout [Bool]) -> Int
}

/// A numeric variable; NaN stands for missing, and for nothing else: input NaN was refused.
struct MeasuredColumn: Column {
  var name: VariableName
  var values: [Double]

  /// Measured where the values were read; nil elsewhere.
  var moments: ColumnMoments?

  var count: Int { values.count }

  var hasMissing: Bool {
    moments?.isFinite != true && ColumnCheck.firstNotFinite(values) != nil
  }

  func markMissing(in complete: inout [Bool]) -> Int {
    var missing = 0
    for (row, value) in values.enumerated() where value.isNaN {
      complete[row] = false
      missing += 1
    }
    return missing
  }
}

/// A categorical variable as codes into its levels, from 0; -1 stands for missing.
struct CategoryColumn<Level: Hashable & Sendable>: Column {
  var name: VariableName
  var levels: [Level]
  var codes: [Int32]

  var count: Int { codes.count }

  var hasMissing: Bool { codes.reduce(0, min) < 0 }

  func markMissing(in complete: inout [Bool]) -> Int {
    var missing = 0
    for (row, code) in codes.enumerated() where code < 0 {
      complete[row] = false
      missing += 1
    }
    return missing
  }

  /// The names of the levels, as results print them.
  var levelNames: [String] { levels.map { String(level: $0) } }
}

/// The rows that have a value in every variable of an analysis.
struct CompleteCases: Sendable {
  /// The rows in order; nil when all are complete.
  let rows: [Int]?

  let exclusions: Exclusions

  /// How many rows are complete.
  var count: Int { exclusions.analysed }

  /// The values of the complete rows.
  func values(_ column: MeasuredColumn) -> [Double] {
    rows.map { $0.map { column.values[$0] } } ?? column.values
  }

  /// The codes of the complete rows, none of them negative.
  func codes<Level>(_ column: CategoryColumn<Level>) -> [Int32] {
    rows.map { $0.map { column.codes[$0] } } ?? column.codes
  }
}

extension Cohort {
  /// Finds the complete cases of some variables.
  ///
  /// An empty result is no error here: ``CompleteCases/count`` is then 0.
  func completeCases(of columns: [any Column]) -> CompleteCases {
    let hasMissing =
      count >= Design.largeCount
      ? Parallel.map(columns.count, isLarge: true) { columns[$0].hasMissing }
      : columns.map { $0.hasMissing }
    let isComplete = !hasMissing.contains(true)
    var complete = isComplete ? [] : [Bool](repeating: true, count: count)
    let missing = zip(columns, hasMissing).map { column, hasMissing in
      Exclusions.Missing(
        variable: column.name.label, count: hasMissing ? column.markMissing(in: &complete) : 0)
    }
    let rows = isComplete ? nil : complete.indices.filter { complete[$0] }
    return CompleteCases(
      rows: rows,
      exclusions: Exclusions(
        initial: initialCount, selections: selections, missing: missing,
        incomplete: rows.map { count - $0.count } ?? 0))
  }
}
