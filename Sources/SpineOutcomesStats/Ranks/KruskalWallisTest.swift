import Distributions

/// The Kruskal-Wallis test of two or more groups.
///
/// H = (N - 1) sum of n_i (mean rank of group i - (N + 1)/2)^2 / sum of (rank - (N + 1)/2)^2, with
/// average ranks for ties: the usual statistic with the correction for ties. The p-value is the
/// upper tail of the chi-square distribution with one degree of freedom less than there are
/// groups with observations. When all values are equal no ranking differs from another: H is 0
/// and p is 1, and ``method`` says so.
///
/// R's `kruskal.test(values, group)` agrees; it gives NaN when all values are equal.
///
/// Kruskal WH, Wallis WA (1952), doi 10.1080/01621459.1952.10483441.
public struct KruskalWallisTest: HypothesisTest {
  /// A group, its size and its mean rank.
  public struct Group: Sendable, Hashable, Codable {
    /// The name of the group.
    public let name: String

    /// The number of observations.
    public let count: Int

    /// The mean of the ranks; nil without observations.
    public let meanRank: Double?

    private enum CodingKeys: CodingKey { case name, count, meanRank }

    /// Encodes the group, the mean rank also when it is nil.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(count, forKey: .count)
      try container.encode(meanRank, forKey: .meanRank)
    }
  }

  /// What was done, with its correction.
  public let method: String

  /// What was compared, by the names of the variables; nil for arrays and summaries.
  public let variables: String?

  /// H, with its degrees of freedom.
  public let statistic: TestStatistic?

  /// Always two-sided.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// None: the test has no parameter of its own.
  public let estimates: [Estimate]

  /// The number of observations.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups, also those without observations.
  public let groups: [Group]

  /// Tests counted values.
  ///
  /// - Parameter values: The counts; at least two groups have observations.
  /// - Throws: ``StatsError/tooFewGroups(variable:found:needed:)``.
  /// - Complexity: O(v g) for v distinct values in g groups.
  public init(_ values: GroupedValues) throws(StatsError) {
    try self.init(values, "group", Exclusions(initial: values.total))
  }

  init(
    _ values: GroupedValues, _ variable: String, _ exclusions: Exclusions,
    variables: String? = nil
  ) throws(StatsError) {
    self.variables = variables
    let totals = values.groups.indices.map { values.total(of: $0) }
    let occupied = totals.filter { $0 > 0 }.count
    guard occupied >= 2 else {
      throw .tooFewGroups(variable: variable, found: occupied, needed: 2)
    }
    let total = values.total
    // Scores are ranks less their mean, doubled: whole numbers below 2^54.
    var scores: [Double] = []
    var spread = CompensatedSum()
    let sizes = values.values.indices.map { index in
      values.counts.reduce(0) { $0 + $1[index] }
    }
    for (rank, size) in zip(Runs.doubledMidRanks(ofRuns: sizes), sizes) {
      let score = Double(rank - 1 - total)
      scores.append(score)
      spread.add(Double(size) * score * score)
    }
    var between = CompensatedSum()
    var groups: [Group] = []
    for (group, size) in totals.enumerated() {
      var sum = CompensatedSum()
      for (score, count) in zip(scores, values.counts[group]) where count > 0 {
        sum.add(Double(count) * score)
      }
      let mean = size > 0 ? sum.value / Double(size) : 0
      between.add(sum.value * mean)
      let rank = size > 0 ? (mean + Double(total) + 1) / 2 : nil
      groups.append(Group(name: values.groups[group], count: size, meanRank: rank))
    }
    let isConstant = values.values.count == 1
    let height = isConstant ? 0 : between.value / spread.value * Double(total - 1)
    let freedom = Double(occupied - 1)
    let isTied = values.values.count < total
    let name = "Kruskal-Wallis test"
    method =
      isConstant
      ? "\(name) (all values are equal: p = 1 by definition)"
      : "\(name) (\(isTied ? "tie correction, " : "")chi-square approximation)"
    statistic = try TestStatistic("H", height, degreesOfFreedom: freedom)
    pValue = try PValue(
      isConstant ? 1 : ChiSquared(degreesOfFreedom: freedom).upperTail(height))
    alternative = .twoSided
    estimates = []
    count = total
    self.groups = groups
    self.exclusions = exclusions
  }
}
