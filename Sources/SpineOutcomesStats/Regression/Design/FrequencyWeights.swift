/// How many times each row of a data set occurs: whole numbers, 0 or more.
///
/// A row with frequency 3 counts as three equal records, in n, in the events and in every
/// estimate; one with frequency 0 as none. Sampling weights are something else.
public struct FrequencyWeights: Sendable, Hashable {
  /// The frequency of each row.
  public let counts: [Int]

  /// The sum of the frequencies.
  public let total: Int

  /// Creates frequencies.
  ///
  /// - Parameter counts: The frequency of each row, 0 or more, with a sum of at most 2^53.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a negative frequency,
  ///   ``StatsError/tooLarge(_:)`` for a greater sum.
  /// - Complexity: O(n).
  public init(_ counts: [Int]) throws(StatsError) {
    var total = 0
    for (row, count) in counts.enumerated() {
      guard count >= 0 else {
        throw .invalidValue(
          InvalidValue(variable: "frequency", row: row + 1, reason: "is negative"))
      }
      let (sum, overflow) = total.addingReportingOverflow(count)
      guard !overflow, sum <= 1 << 53 else { throw .tooLarge("the sum of the frequencies") }
      total = sum
    }
    self.counts = counts
    self.total = total
  }
}
