/// The lines at which rows begin: nothing but the first while each row is one line.
struct CSVLines: Sendable {
  private var first = 0
  private var count = 0
  private var lines: [Int]?

  /// Adds the line of the next row.
  mutating func append(_ line: Int) {
    if count == 0 { first = line }
    if lines == nil, line != first + count { lines = Array(first..<first + count) }
    lines?.append(line)
    count += 1
  }

  /// The line of a row, counted from 0; nil for a row that is none.
  subscript(row: Int) -> Int? {
    guard row >= 0, row < count else { return nil }
    return lines.map { $0[row] } ?? first + row
  }
}
