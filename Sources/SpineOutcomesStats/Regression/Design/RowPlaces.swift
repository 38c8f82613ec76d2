/// Where the rows of a regression stand in the data as first read.
enum RowPlaces: Sendable {
  /// The rows are those of the arrays given.
  case given

  /// Rows of a cohort's records: the place of each among them, nil when all are used.
  case records(RecordOrigin, rows: [Int]?)

  /// The error for a row, counted from 0, whose value cannot be used.
  func invalid(_ variable: String, at row: Int, _ reason: String) -> StatsError {
    switch self {
    case .given:
      .invalidValue(InvalidValue(variable: variable, row: row + 1, reason: reason))
    case .records(let origin, let rows):
      origin.invalid(
        variable, at: rows.map { $0.indices.contains(row) ? $0[row] : row } ?? row, reason)
    }
  }
}
