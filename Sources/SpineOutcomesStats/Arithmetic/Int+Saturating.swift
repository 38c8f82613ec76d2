extension Int {
  /// The sum, or the end of the range that it would pass: for counts of a decoded result, which
  /// nothing has added up before.
  package func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
