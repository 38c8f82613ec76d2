extension RankSumTest {
  /// The rank-biserial correlation of group and value, with Newcombe's interval.
  ///
  /// It is 2 P - 1 with P the probability of superiority of the first sample: 1 when all of its
  /// values are above those of the second, -1 when all are below, 0 for P = 1/2. So are the limits
  /// those of P, the second of ``estimates``; like that interval it is no inversion of this test.
  /// Cliff's delta is the same number.
  ///
  /// R: `effectsize::rank_biserial(first, second)`, whose interval is that of Fisher's z with the
  /// null standard error.
  ///
  /// Source: Cureton EE (1956), doi 10.1007/BF02289138; Newcombe RG (2006), doi 10.1002/sim.2324.
  ///
  /// - Complexity: O(1).
  public var rankBiserialCorrelation: Estimate? {
    guard let superiority = estimates.dropFirst().first else { return nil }
    func scaled(_ probability: Double) -> Double { 2 * probability - 1 }
    let interval = superiority.confidenceInterval.flatMap {
      try? ConfidenceInterval(
        lower: scaled($0.lower), upper: scaled($0.upper), level: $0.level, method: $0.method)
    }
    return try? Estimate(
      name: "rank-biserial correlation", value: scaled(superiority.value),
      confidenceInterval: interval)
  }
}
