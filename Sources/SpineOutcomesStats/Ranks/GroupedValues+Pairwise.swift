import Distributions

extension GroupedValues {
  /// Dunn's test of all pairs of groups: their mean ranks among all observations.
  ///
  /// With the ranks of the Kruskal-Wallis test, z is the difference of two mean ranks over
  ///
  ///     sqrt(S2 (1 / n_i + 1 / n_j)),  S2 = sum of (rank - (N + 1) / 2)^2 / (N - 1),
  ///
  /// the variance with the correction for ties; the p-value is two-sided by the normal
  /// distribution.
  ///
  /// - Parameter adjustment: How p-values are adjusted; Holm's by default.
  /// - Returns: The pairs of groups with observations, the difference of mean ranks as estimate.
  /// - Throws: ``StatsError/tooFewGroups(variable:found:needed:)``.
  ///
  /// *Edge cases*: where all values are equal every p-value is 1.
  ///
  /// R: `dunn.test::dunn.test(x, g, method = "holm")` has one-sided p-values, half of these;
  /// `FSA::dunnTest` and `PMCMRplus::kwAllPairsDunnTest` have these.
  ///
  /// - Complexity: O(v g) for v distinct values in g groups.
  ///
  /// Source: Dunn OJ, Technometrics 1964;6:241, doi 10.1080/00401706.1964.10490181.
  public func dunnTest(
    adjustment: MultiplicityAdjustment = .holm
  ) throws(StatsError) -> PairwiseComparisons {
    try dunnTest("group", adjustment)
  }

  func dunnTest(
    _ variable: String, _ adjustment: MultiplicityAdjustment
  ) throws(StatsError) -> PairwiseComparisons {
    let ranks = try JointRanks(self, variable)
    return PairwiseComparisons("Dunn's test", ranks.names, adjustment) {
      first, second throws(StatsError) in
      let difference = ranks.meanScores[first] / 2 - ranks.meanScores[second] / 2
      let share = 1 / Double(ranks.sizes[first]) + 1 / Double(ranks.sizes[second])
      let error = (ranks.variance * share).squareRoot()
      let z = error > 0 ? difference / error : 0
      return PairwiseComparisons.PairResult(
        estimate: try Estimate(
          name: "difference of mean ranks", value: difference, confidenceInterval: nil),
        statistic: try TestStatistic("z", z),
        pValue: try PValue(min(1, 2 * Normal.standard.upperTail(z.magnitude))),
        remark: "Dunn's test (\(ranks.isTied ? "tie correction, " : "")normal approximation)")
    }
  }

  /// Rank-sum tests of all pairs of groups, each on the observations of its two groups.
  ///
  /// - Parameters:
  ///   - adjustment: How p-values are adjusted; Holm's by default.
  ///   - method: As of ``RankSumTest``.
  ///   - level: The confidence level of each interval, not adjusted; 0.95 by default.
  /// - Returns: The pairs of groups with observations, the location shift as estimate.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the level;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)``.
  ///
  /// R: `pairwise.wilcox.test(x, g)` without ties.
  ///
  /// - Complexity: As ``RankSumTest``, for each pair.
  public func pairwiseRankSumTests(
    adjustment: MultiplicityAdjustment = .holm, method: RankTestMethod = .automatic,
    level: Double = 0.95
  ) throws(StatsError) -> PairwiseComparisons {
    try pairwiseRankSumTests("group", adjustment, method, level)
  }

  func pairwiseRankSumTests(
    _ variable: String, _ adjustment: MultiplicityAdjustment, _ method: RankTestMethod,
    _ level: Double
  ) throws(StatsError) -> PairwiseComparisons {
    try ConfidenceInterval.check(level: level)
    let occupied = try occupiedGroups(variable)
    return PairwiseComparisons(
      "Wilcoxon-Mann-Whitney tests", occupied.map { groups[$0] }, adjustment
    ) { first, second throws(StatsError) in
      try RankSumTest(
        selecting([occupied[first], occupied[second]]), method: method, level: level)
    }
  }

  /// The positions of the groups with observations; two or more.
  func occupiedGroups(_ variable: String) throws(StatsError) -> [Int] {
    let occupied = groups.indices.filter { total(of: $0) > 0 }
    guard occupied.count >= 2 else {
      throw .tooFewGroups(variable: variable, found: occupied.count, needed: 2)
    }
    return occupied
  }

  /// Some of the groups.
  func selecting(_ positions: [Int]) throws(StatsError) -> GroupedValues {
    try GroupedValues(
      groups: positions.map { groups[$0] }, values: values, counts: positions.map { counts[$0] })
  }
}

/// The ranks of groups among all observations.
struct JointRanks {
  /// The groups with observations, and their sizes.
  let names: [String]
  let sizes: [Int]

  /// The mean of the doubled ranks of each, less their overall mean.
  let meanScores: [Double]

  /// The variance of a rank, with divisor N - 1.
  let variance: Double

  let isTied: Bool

  init(_ values: GroupedValues, _ variable: String) throws(StatsError) {
    let occupied = try values.occupiedGroups(variable)
    let tied = values.values.indices.map { index in values.counts.reduce(0) { $0 + $1[index] } }
    let scores = Runs.doubledMidRanks(ofRuns: tied).map { Double($0 - 1 - values.total) }
    var spread = CompensatedSum()
    for (score, size) in zip(scores, tied) { spread.add(Double(size) * score * score) }
    names = occupied.map { values.groups[$0] }
    let sizes = occupied.map { values.total(of: $0) }
    meanScores = zip(occupied, sizes).map { group, size in
      var sum = CompensatedSum()
      for (score, count) in zip(scores, values.counts[group]) where count > 0 {
        sum.add(Double(count) * score)
      }
      return sum.value / Double(size)
    }
    self.sizes = sizes
    variance = spread.value / 4 / Double(values.total - 1)
    isTied = tied.contains { $0 > 1 }
  }
}
