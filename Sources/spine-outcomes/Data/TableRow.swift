/// A record of a file whose columns are known only when the program runs.
///
/// It knows its place; the columns stand once, and all rows share them.
struct TableRow: Sendable {
  let columns: StudyColumns
  let row: Int

  /// The number in a column.
  subscript(number column: Int) -> Double? { columns.numbers[column][row] }

  /// The level in a column.
  subscript(level column: Int) -> CellLevel? { columns.levels[column][row] }

  /// The truth value in a column.
  subscript(truth column: Int) -> Bool? { columns.truths[column][row] }

  /// The whole number in a column.
  subscript(count column: Int) -> Int? { columns.counts[column][row] }
}

/// The columns that an analysis uses.
final class StudyColumns: Sendable {
  let numbers: [[Double?]]
  let levels: [LevelColumn]
  let truths: [[Bool?]]
  let counts: [[Int?]]

  init(
    numbers: [[Double?]], levels: [LevelColumn], truths: [[Bool?]], counts: [[Int?]]
  ) {
    self.numbers = numbers
    self.levels = levels
    self.truths = truths
    self.counts = counts
  }

  /// Whether a row has a value in every column.
  func isComplete(row: Int) -> Bool {
    numbers.allSatisfy { $0[row] != nil } && levels.allSatisfy { $0[row] != nil }
      && truths.allSatisfy { $0[row] != nil } && counts.allSatisfy { $0[row] != nil }
  }
}

/// A column of levels: each level once, and its code for every row; -1 where missing.
struct LevelColumn: Sendable {
  private(set) var levels: [CellLevel] = []
  private var codes: [Int32] = []

  init(_ values: [CellLevel?]) {
    var known: [CellLevel: Int32] = [:]
    codes.reserveCapacity(values.count)
    for value in values {
      guard let value else {
        codes.append(-1)
        continue
      }
      if let code = known[value] {
        codes.append(code)
      } else {
        let code = Int32(clamping: levels.count)
        known[value] = code
        levels.append(value)
        codes.append(code)
      }
    }
  }

  subscript(row: Int) -> CellLevel? {
    let code = codes[row]
    return code < 0 ? nil : levels[Int(code)]
  }

  /// The first row, from 0, whose level is not one of those given, and that level.
  func first(outside known: [CellLevel]) -> (row: Int, level: CellLevel)? {
    for (code, level) in levels.enumerated() where !known.contains(level) {
      if let row = codes.firstIndex(of: Int32(clamping: code)) { return (row, level) }
    }
    return nil
  }

  /// The column with equal levels in place of its own.
  func renamed(_ others: [CellLevel]) -> LevelColumn {
    var column = self
    column.levels = levels.map { level in others.first { $0 == level } ?? level }
    return column
  }
}
