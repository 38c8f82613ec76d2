import Distributions

/// The Cochran-Armitage test of a trend: whether a proportion rises or falls with the scores of
/// ordered groups.
///
/// With T = sum(score x events) the asymptotic statistic is (T - E)^2 / V, with E and V those under
/// independence: V = p (1 - p) sum(n_i (score_i - mean)^2). The exact test takes T given both
/// margins; its two-sided p-value is the probability of a distance from E at least as large.
///
/// The R call it agrees with is `prop.trend.test(events, totals, scores)` for the asymptotic test,
/// `coin::independence_test(distribution = "exact")` and SAS `EXACT TREND` for the exact one.
public struct CochranArmitageTest: HypothesisTest {
  /// How the p-value is computed.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// Chi-square with one degree of freedom.
    case asymptotic

    /// The distribution of the score sum given the margins.
    case exact
  }

  /// How the p-value was computed.
  public let analysis: Method

  /// The alternative: greater means that the proportion rises with the score.
  public let alternative: Alternative

  /// z, the distance of the score sum in standard deviations.
  public let statistic: TestStatistic?

  /// The p-value.
  public let pValue: PValue

  /// The slope: how much the proportion rises for a score of 1 more, by least squares; no
  /// interval.
  public let estimates: [Estimate]

  /// The score of each row that was tested.
  public let scores: [Double]

  /// The table that was tested: groups in rows, the event in the second column.
  public let table: ContingencyTable

  /// The names of the rows that no record has.
  public let emptyRows: [String]

  /// Tests a table of ordered groups.
  ///
  /// - Parameters:
  ///   - table: The groups in rows, in order; two columns, of which the second is the event. Rows
  ///     without records are left out, with their scores, and listed.
  ///   - scores: The score of each row of the table; 1, 2, 3 ... by default.
  ///   - method: Asymptotic by default.
  ///   - alternative: The alternative hypothesis about the slope.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for one row with records,
  ///   ``StatsError/levelCount(variable:found:needed:)`` unless both columns, and no other, have
  ///   records; ``StatsError/invalidArgument(name:reason:)`` for scores that are not finite, do not
  ///   match the rows in number or are all alike, and for exact tests of scores that are not whole
  ///   multiples of a step; ``StatsError/tooLarge(_:)`` for an exact test of more than 1e6 records,
  ///   or of scores and events whose sums take more than a gigabyte: 100 steps for 1000 events.
  /// - Complexity: O(rows); O(records^2 x scores) for the exact test.
  ///
  /// Source: Cochran, Biometrics 1954;10:417, doi 10.2307/3001616; Armitage, Biometrics 1955;11:375,
  /// doi 10.2307/3001775.
  public init(
    _ table: ContingencyTable, scores: [Double]? = nil, method: Method = .asymptotic,
    alternative: Alternative = .twoSided
  ) throws(StatsError) {
    let all = scores ?? table.rowNames.indices.map { Double($0 + 1) }
    guard all.count == table.rowNames.count, all.allSatisfy(\.isFinite) else {
      throw .invalidArgument(name: "scores", reason: "a finite score for each row is needed")
    }
    let analysed = try table.crossed()
    guard analysed.table.columnNames.count == 2 else {
      throw .levelCount(
        variable: table.columnVariable, found: analysed.table.columnNames.count, needed: 2)
    }
    let kept = zip(all, table.rowTotals).filter { $0.1 > 0 }.map(\.0)
    guard let first = kept.first, kept.contains(where: { $0 != first }) else {
      throw .invalidArgument(name: "scores", reason: "the scores of all groups are alike")
    }
    self.table = analysed.table
    self.scores = kept
    self.alternative = alternative
    analysis = method
    emptyRows = analysed.emptyRows
    let trend = TrendSums(analysed.table, kept)
    statistic = try TestStatistic("z", trend.z)
    estimates = [
      try Estimate(
        name: "slope of the proportion of \(table.columnVariable) = "
          + "\(analysed.table.columnNames[1]) for a score of 1",
        value: trend.slope, confidenceInterval: nil)
    ]
    switch method {
    case .asymptotic:
      let upper = Normal.standard.upperTail(trend.z)
      let lower = Normal.standard.upperTail(-trend.z)
      switch alternative {
      case .twoSided: pValue = try PValue(2 * Normal.standard.upperTail(trend.z.magnitude))
      case .greater: pValue = try PValue(upper)
      case .less: pValue = try PValue(lower)
      }
    case .exact:
      pValue = try PValue(ExactScoreSum(analysed.table, scores: kept).pValue(alternative))
    }
  }
}

/// The sums of a trend, with differences from the mean score.
private struct TrendSums {
  let z: Double
  let slope: Double

  init(_ table: ContingencyTable, _ scores: [Double]) {
    let totals = table.rowTotals.map { Double($0) }
    let count = totals.reduce(0, +)
    let events = table.columnTotals.map { Double($0) }
    let origin = scores[0]
    let mean = zip(totals, scores).reduce(0) { $0 + $1.0 / count * ($1.1 - origin) }
    var covariance = CompensatedSum()
    var squares = 0.0
    for (row, score) in scores.enumerated() {
      let distance = score - origin - mean
      // n O - row x column, rounded once, as the mean of the scores falls out of the sum.
      let product = totals[row] * events[1]
      let remainder = (-product).addingProduct(totals[row], events[1])
      let difference = (-product).addingProduct(count, Double(table[row, 1])) - remainder
      covariance.add(difference / count * distance)
      squares += totals[row] * distance * distance
    }
    slope = covariance.value / squares
    let variance = events[0] / count * (events[1] / count) * squares
    z = covariance.value / variance.squareRoot()
  }
}

extension CochranArmitageTest {
  /// What was done.
  public var method: String {
    analysis == .exact
      ? "exact Cochran-Armitage test of a trend (two-sided: distance from the mean)"
        .replacingOneSided(alternative)
      : "Cochran-Armitage test of a trend"
  }

  /// The number of records.
  public var count: Int { table.count }

  /// Which records were left out of the table.
  public var exclusions: Exclusions { table.exclusions }

  /// One line: method, statistic, p-value, slope, n, exclusions and empty levels.
  public var description: String {
    TableLine.text(self, table, emptyRows: emptyRows, emptyColumns: [])
  }

  /// Encodes every property.
  ///
  /// Decoding ignores what follows from the table.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(analysis, forKey: .analysis)
    try container.encode(scores, forKey: .scores)
    try container.encode(table, forKey: .table)
    try container.encode(emptyRows, forKey: .emptyRows)
  }
}

extension String {
  /// The name of a test without what is said of its two-sided form, for one-sided tests.
  fileprivate func replacingOneSided(_ alternative: Alternative) -> String {
    alternative == .twoSided ? self : String(prefix { $0 != "(" }.dropLast())
  }
}
