import SpineOutcomesStats

extension Study {
  /// A column of whole numbers of 0 or more, without gaps.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - meaning: What the numbers count, as "a number of trials".
  /// - Returns: The selector of the column.
  /// - Throws: `CSVError` for a cell that is missing, negative, no whole number, or above 2^53.
  mutating func count(
    _ name: String, _ meaning: String
  ) throws -> Selector<TableRow, Int> {
    var counts: [Int] = []
    for (row, value) in try table.numbers(name).enumerated() {
      func refused(_ reason: String) -> CSVError {
        .invalidValue(table.place(row, name), reason: reason)
      }
      guard let value else {
        throw refused(
          "is missing, and \(meaning) may not be; 0 events of 0 trials leave a row out")
      }
      guard value >= 0 else { throw refused("is negative, and \(meaning) may not be") }
      guard value == value.rounded() else {
        throw refused("is not a whole number, and \(meaning) is one")
      }
      guard value <= 0x1p53 else { throw refused("exceeds 9007199254740992") }
      counts.append(Int(value))
    }
    return count(counts, name)
  }
}
