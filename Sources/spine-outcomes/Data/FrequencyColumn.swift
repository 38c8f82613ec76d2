import SpineOutcomesStats

/// A column of frequency weights: how many records each row stands for.
struct FrequencyColumn {
  /// The most records that the rows may stand for together.
  static let limit = 10_000_000

  /// The weight of each row, 0 or more; their sum is 1 to ``limit``.
  let counts: [Int]

  /// Reads and checks the weights.
  init(_ table: CSVTable, _ name: String) throws {
    var counts: [Int] = []
    var total = 0
    for (row, value) in try table.numbers(name).enumerated() {
      func refused(_ reason: String) -> CSVError {
        .invalidValue(table.place(row, name), reason: reason)
      }
      guard let value else {
        throw refused("is missing, and a frequency weight may not be; use 0 to leave a row out")
      }
      guard value >= 0 else { throw refused("is negative, and a frequency weight may not be") }
      guard value == value.rounded() else {
        throw refused(
          "is not a whole number; frequency weights count records (sampling weights are no such)")
      }
      guard value <= Double(Self.limit), total + Int(value) <= Self.limit else {
        throw refused("the weights exceed \(Self.limit) records")
      }
      total += Int(value)
      counts.append(Int(value))
    }
    guard total > 0 else {
      var place = table.place(0, name)
      (place.line, place.row) = (max(1, place.line - 1), nil)
      throw CSVError.invalidValue(place, reason: "every weight is 0, so that there are no records")
    }
    self.counts = counts
  }
}
