extension RowPlaces {
  /// Checks times of follow-up and of late entry.
  ///
  /// - Parameters:
  ///   - times: The times of the rows.
  ///   - entries: When each row is at risk from, as many as times; nil where all are from the origin.
  ///   - names: What times and entries are called.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a time or an entry that is negative or not finite,
  ///   and for an entry that is neither 0 nor before its time.
  func check(
    times: [Double], entries: [Double]?, names: (time: String, entry: String)
  ) throws(StatsError) {
    for (row, time) in times.enumerated() { try checkTime(time, names.time, row) }
    guard let entries else { return }
    for (row, entry) in entries.enumerated() {
      try checkTime(entry, names.entry, row)
      guard entry < times[row] || entry == 0 else {
        throw invalid(names.entry, at: row, "is not before the end of follow-up")
      }
    }
  }

  private func checkTime(_ time: Double, _ name: String, _ row: Int) throws(StatsError) {
    guard time >= 0, time < .infinity else {
      throw invalid(name, at: row, time < 0 ? "is negative" : "is not a finite number")
    }
  }
}
