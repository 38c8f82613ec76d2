import SpineOutcomesStats

extension Study {
  /// A column of whole numbers of 0 or more.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - meaning: What the numbers count, as "a number of trials".
  /// - Returns: The selector of the column.
  /// - Throws: `CSVError` for a cell that is negative or no whole number, and for a sum
  ///   above 2^53.
  mutating func count(
    _ name: String, _ meaning: String
  ) throws -> Selector<TableRow, Int?> {
    let limit = 1 << 53
    var counts: [Int?] = []
    var total = 0
    let values = try values(of: name, remedy: "\(meaning) is needed")
    for (row, value) in values.enumerated() {
      func refused(_ reason: String) -> CSVError {
        .invalidValue(table.place(row, name), reason: reason)
      }
      guard let value else {
        counts.append(nil)
        continue
      }
      guard value >= 0 else { throw refused("is negative, and \(meaning) may not be") }
      guard value == value.rounded() else {
        throw refused("is not a whole number, and \(meaning) is one")
      }
      guard value <= Double(limit), total + Int(value) <= limit else {
        throw refused("the column adds up to more than \(limit)")
      }
      total += Int(value)
      counts.append(Int(value))
    }
    return count(counts, name)
  }
}
