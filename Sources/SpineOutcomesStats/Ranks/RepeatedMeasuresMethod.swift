internal import Distributions

/// How a test of repeated measurements finds its p-value: Friedman's, and Cochran's Q.
public enum RepeatedMeasuresMethod: String, Sendable, Codable, CaseIterable {
  /// Exact where the orders can be counted in 2^24 moves, a fraction of a second; asymptotic beyond.
  ///
  /// Without ties these are up to about 250 records with three measurements, 45 with four, 14 with
  /// five and 6 with six; of yes and no up to about 500 with three, 150 with four, 70 with five.
  case automatic

  /// The exact distribution given the ties, in up to 2^28 moves: every order of the values of a
  /// record is equally likely.
  case exact

  /// The chi-square approximation with the correction for ties.
  case asymptotic

  /// The probability of a sum of squares at least as large; nil for the approximation.
  ///
  /// - Parameters:
  ///   - squares: The sum of the squares of the doubled, centred rank sums.
  ///   - patterns: The records by their ties.
  ///   - measurements: How many measurements there are.
  /// - Returns: The probability.
  /// - Throws: ``StatsError/tooLarge(_:)`` for an exact test whose orders cannot be counted.
  func exactPValue(
    of squares: @autoclosure () -> Int, _ patterns: [FriedmanNull.Pattern], measurements: Int
  ) throws(StatsError) -> Double? {
    guard self != .asymptotic else { return nil }
    // Each record without complete ties is a move at least: the sum of squares has room.
    if let null = FriedmanNull(patterns, largestMoves: self == .exact ? 1 << 28 : 1 << 24) {
      return null.upperTail(squares())
    }
    guard self == .automatic else {
      let records = patterns.reduce(0) { $0 + $1.blocks }
      throw .tooLarge(
        "\(records) records with \(measurements) measurements have too many orders for an exact test"
      )
    }
    return nil
  }
}
