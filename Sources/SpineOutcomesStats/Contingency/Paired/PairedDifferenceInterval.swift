/// How the interval of a difference of two paired proportions is computed.
public enum PairedDifferenceInterval: String, Sendable, Codable, CaseIterable {
  /// Newcombe's: Wilson's limits of both proportions, joined with their correlation.
  ///
  /// The correlation is phi with its numerator brought nearer to 0 by n / 2, when positive.
  /// It has a width also where no record changes.
  ///
  /// Source: Newcombe, Stat Med 1998;17:2635 (method 10),
  /// doi 10.1002/(SICI)1097-0258(19981130)17:22<2635::AID-SIM954>3.0.CO;2-C.
  case newcombe

  /// Tango's: the differences that the score test of that difference does not reject.
  ///
  /// At a difference of 0 it is McNemar's chi-square test without correction.
  /// `PropCIs::scoreci.mp`.
  ///
  /// Source: Tango, Stat Med 1998;17:891,
  /// doi 10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B.
  case tango
}

extension PairedDifferenceInterval {
  /// The interval of the second proportion less the first; rows are the levels before, the second
  /// level is the one that is counted.
  func interval(_ cells: TwoByTwo, level: Double) throws(StatsError) -> ConfidenceInterval {
    let count = cells.a + cells.b + cells.c + cells.d
    switch self {
    case .tango:
      return try PairedDifferenceOfProportions(
        b: cells.b, c: cells.c, count: count, isCorrected: false
      ).interval(level: level)
    case .newcombe:
      let (before, after) = (cells.c + cells.d, cells.b + cells.d)
      let first = try WilsonInterval.interval(successes: before, trials: count, level: level)
      let second = try WilsonInterval.interval(successes: after, trials: count, level: level)
      let n = Double(count)
      let correlation = Self.correlation(cells)
      func length(_ x: Double, _ y: Double) -> Double {
        max(0, x * x - 2 * correlation * x * y + y * y).squareRoot()
      }
      let difference = Double(cells.b - cells.c) / n
      let below = length(Double(after) / n - second.lower, first.upper - Double(before) / n)
      let above = length(second.upper - Double(after) / n, Double(before) / n - first.lower)
      return try ConfidenceInterval(
        lower: max(-1, difference - below), upper: min(1, difference + above), level: level,
        method: "Newcombe (method 10)")
    }
  }

  /// Phi, corrected towards 0; 0 with an empty margin.
  private static func correlation(_ cells: TwoByTwo) -> Double {
    let (a, b, c, d) = (Double(cells.a), Double(cells.b), Double(cells.c), Double(cells.d))
    let margins = (a + b) * (c + d) * ((a + c) * (b + d))
    guard margins > 0 else { return 0 }
    let product = b * c
    let determinant = (-product).addingProduct(a, d) - (-product).addingProduct(b, c)
    let reduced = determinant > 0 ? max(0, determinant - (a + b + c + d) / 2) : determinant
    return reduced / margins.squareRoot()
  }
}

extension McNemarTest {
  /// The difference of the proportions after and before, with an interval by name.
  ///
  /// ``estimates`` hold it with the interval that belongs to the test, where it has one: Tango's
  /// to the chi-square test. Exact and mid-p test the changes alone and keep no such interval.
  ///
  /// - Parameters:
  ///   - interval: How the interval is computed.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Returns: The proportion of the second level after less that before.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level.
  /// - Complexity: O(1).
  public func differenceOfProportions(
    _ interval: PairedDifferenceInterval, level: Double = 0.95
  ) throws(StatsError) -> Estimate {
    try ConfidenceInterval.check(level: level)
    guard let cells = table.twoByTwo else {
      throw .levelCount(variable: table.rowVariable, found: table.rowNames.count, needed: 2)
    }
    return try Estimate(
      name: "difference in proportion \(table.rowNames[1]), \(table.columnVariable) minus "
        + table.rowVariable,
      value: Double(cells.b - cells.c) / Double(table.count),
      confidenceInterval: interval.interval(cells, level: level))
  }
}
