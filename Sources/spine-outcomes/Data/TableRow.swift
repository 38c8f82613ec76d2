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
}

/// The columns that an analysis uses.
final class StudyColumns: Sendable {
  let numbers: [[Double?]]
  let levels: [LevelColumn]
  let truths: [[Bool?]]

  init(numbers: [[Double?]], levels: [LevelColumn], truths: [[Bool?]]) {
    self.numbers = numbers
    self.levels = levels
    self.truths = truths
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
}
