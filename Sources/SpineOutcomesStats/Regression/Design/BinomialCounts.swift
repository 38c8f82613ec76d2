/// Grouped outcomes: in each row, how many of so many trials had the event.
///
/// Unlike ``FrequencyWeights``, which repeat a record, a row here is one observation with a
/// binomial outcome: its deviance is against the row's own share, its log-likelihood has the
/// binomial coefficient, and its residual is the row's. Coefficients and standard errors are the
/// same either way.
public struct BinomialCounts: Sendable, Hashable {
  /// The number of events of each row.
  public let successes: [Int]

  /// The number of trials of each row, not below the successes.
  public let trials: [Int]

  /// The sum of the trials.
  public let totalTrials: Int

  /// The sum of the successes.
  public let totalSuccesses: Int

  /// Creates counts.
  ///
  /// - Parameters:
  ///   - successes: The number of events of each row, 0 or more.
  ///   - trials: The number of trials of each row, at least the events; at most 2^53 in all.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/invalidValue(_:)`` for a negative number or more events than trials,
  ///   ``StatsError/tooLarge(_:)`` for a greater sum.
  /// - Complexity: O(n).
  public init(successes: [Int], trials: [Int]) throws(StatsError) {
    guard successes.count == trials.count else {
      throw .lengthMismatch(
        first: "successes", firstCount: successes.count, second: "trials",
        secondCount: trials.count)
    }
    for (row, (success, trial)) in zip(successes, trials).enumerated() {
      guard success >= 0 else {
        throw .invalidValue(
          InvalidValue(variable: "successes", row: row + 1, reason: "is negative"))
      }
      guard success <= trial else {
        throw .invalidValue(
          InvalidValue(variable: "successes", row: row + 1, reason: "exceeds the trials"))
      }
    }
    totalTrials = try FrequencyWeights(trials).total
    totalSuccesses = successes.reduce(0, +)
    self.successes = successes
    self.trials = trials
  }
}
