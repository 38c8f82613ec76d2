import Distributions

/// Friedman's test of two or more treatments that each block has received.
///
/// With R_j the sum of the ranks of treatment j within n blocks of k treatments,
///
///     Q = (k - 1) sum of (R_j - n (k + 1) / 2)^2 / sum of (rank - (k + 1) / 2)^2,
///
/// the usual statistic with the correction for ties. The exact p-value is the probability of a Q at
/// least as large when every order of the ranks of a block is equally likely, given its ties, as for
/// small numbers of blocks by default; the approximate one is the upper tail of the chi-square
/// distribution with k - 1 degrees of freedom. The estimate is Kendall's coefficient of
/// concordance W = Q / (n (k - 1)): 0 without agreement of the blocks, 1 when all rank alike. It
/// has no interval.
///
/// *Edge cases*: where all treatments tie in every block Q is 0 and p is 1, and ``method`` says
/// so. Two treatments without ties: Q is the square of the sign test's z without correction, and the
/// exact p-value is the sign test's.
///
/// R's `friedman.test(matrix)` agrees with the approximation; it has no exact test, and gives NaN
/// where everything ties.
///
/// Friedman M (1937), doi 10.1080/01621459.1937.10503522. Exact: Kendall MG, Babington Smith B (1939),
/// doi 10.1214/aoms/1177732186.
public struct FriedmanTest: HypothesisTest {
  /// A treatment and its mean rank within blocks.
  public struct Treatment: Sendable, Hashable, Codable {
    /// The name.
    public let name: String

    /// The mean of its ranks, 1...k.
    public let meanRank: Double
  }

  /// What was done: exact or asymptotic, with its correction.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// Q; for the approximation named chi-square, with its degrees of freedom.
  public let statistic: TestStatistic?

  /// Always two-sided.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// Kendall's coefficient of concordance W.
  public let estimates: [Estimate]

  /// The number of blocks.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The treatments with their mean ranks.
  public let treatments: [Treatment]

  /// Tests summed ranks.
  ///
  /// - Parameters:
  ///   - ranks: The ranks; at least one block.
  ///   - method: Exact where ``RepeatedMeasuresMethod/automatic`` says so by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without a block; ``StatsError/tooLarge(_:)`` for an
  ///   exact test whose orders cannot be counted.
  /// - Complexity: O(k) for k treatments; exact, up to seconds.
  public init(_ ranks: BlockRanks, method: RepeatedMeasuresMethod = .automatic) throws(StatsError) {
    try self.init(ranks, method, Exclusions(initial: ranks.blocks))
  }

  /// Ranks and tests lists of values.
  ///
  /// - Parameters:
  ///   - treatments: The names of the treatments, each once.
  ///   - columns: The values of each treatment, blocks in the same order.
  ///   - method: Exact where ``RepeatedMeasuresMethod/automatic`` says so by default.
  /// - Throws: As ``BlockRanks/init(treatments:columns:)`` and ``init(_:method:)``.
  /// - Complexity: O(n k^2) for n blocks of k treatments, and as ``init(_:method:)``.
  public init(
    treatments: [String], columns: [[Double]], method: RepeatedMeasuresMethod = .automatic
  ) throws(StatsError) {
    try self.init(BlockRanks(treatments: treatments, columns: columns), method: method)
  }

  init(
    _ ranks: BlockRanks, _ method: RepeatedMeasuresMethod, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    guard ranks.blocks > 0 else { throw .noCompleteCases(exclusions) }
    let freedom = Double(ranks.treatments.count - 1)
    var squares = CompensatedSum()
    for treatment in ranks.treatments.indices {
      let excess = Double(ranks.doubledExcess(treatment))
      squares.add(excess * excess)
    }
    let spread = ranks.scaledSpread
    let isConstant = spread == 0
    // The excess is doubled and the spread 12 times too large.
    let quotient = isConstant ? 0 : 3 * freedom * (squares.value / spread)
    let exact =
      isConstant
      ? nil
      : try method.exactPValue(
        of: ranks.treatments.indices.reduce(0) {
          $0 + ranks.doubledExcess($1) * ranks.doubledExcess($1)
        }, ranks.tiePatterns, measurements: ranks.treatments.count)
    let isTied = ranks.tieSum > 0
    let name = "Friedman test"
    if isConstant {
      self.method = "\(name) (all treatments tie in every block: p = 1 by definition)"
    } else if exact != nil {
      self.method = "\(name) (exact\(isTied ? ", given the ties" : ""))"
    } else {
      self.method = "\(name) (\(isTied ? "tie correction, " : "")chi-square approximation)"
    }
    self.variables = variables
    statistic =
      try exact == nil
      ? TestStatistic("chi-square", quotient, degreesOfFreedom: freedom)
      : TestStatistic("Q", quotient)
    alternative = .twoSided
    pValue = try PValue(
      isConstant ? 1 : exact ?? ChiSquared(degreesOfFreedom: freedom).upperTail(quotient))
    estimates = [
      try Estimate(
        name: "Kendall's coefficient of concordance W",
        value: quotient / (Double(ranks.blocks) * freedom), confidenceInterval: nil)
    ]
    count = ranks.blocks
    self.exclusions = exclusions
    treatments = zip(ranks.treatments, ranks.doubledRankSums).map {
      Treatment(name: $0, meanRank: Double($1) / 2 / Double(ranks.blocks))
    }
  }
}

extension BlockRanks {
  /// Tests of all pairs of treatments by their rank sums, as a follow-up of Friedman's test.
  ///
  /// The difference of two rank sums has the variance 2 A / (k - 1) given the ties, A the sum of
  /// (rank - (k + 1) / 2)^2 over all blocks: n k (k + 1) / 6 without ties. The p-value is
  /// two-sided by the normal distribution.
  ///
  /// - Parameter adjustment: How p-values are adjusted; Holm's by default.
  /// - Returns: All pairs, the difference of mean ranks as estimate.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without a block.
  ///
  /// R: `PMCMRplus::frdAllPairsSiegelTest` without ties.
  ///
  /// Source: Siegel S, Castellan NJ. Nonparametric Statistics, 2nd ed., section 7.2.
  public func pairwiseRankTests(
    adjustment: MultiplicityAdjustment = .holm
  ) throws(StatsError) -> PairwiseComparisons {
    guard blocks > 0 else { throw .noCompleteCases(Exclusions(initial: 0)) }
    let error = (scaledSpread / 6 / Double(treatments.count - 1)).squareRoot()
    return PairwiseComparisons("Rank sums within blocks", treatments, adjustment) {
      first, second throws(StatsError) in
      let difference = Double(doubledExcess(first) - doubledExcess(second)) / 2
      let z = error > 0 ? difference / error : 0
      return PairwiseComparisons.PairResult(
        estimate: try Estimate(
          name: "difference of mean ranks", value: difference / Double(blocks),
          confidenceInterval: nil),
        statistic: try TestStatistic("z", z),
        pValue: try PValue(min(1, 2 * Normal.standard.upperTail(z.magnitude))),
        remark: "rank sums (\(tieSum > 0 ? "tie correction, " : "")normal approximation)")
    }
  }
}
