internal import Distributions

/// A test of the log-rank family by the permutation distribution of its sums, for small samples.
///
/// The weighted difference of observed and expected events of a group is a sum of scores of its
/// records (``LogRankTest/Group/weightedDifference``). When groups do not differ, neither in
/// survival nor in censoring, every way to deal the records to the groups, within strata, is
/// equally probable. For two groups p is the share of those whose difference is at least as far
/// from 0 as that of the data; for more, whose chi-square with the permutation covariance is at
/// least as large. That covariance, Σ a² / (n - 1) (diag(n(j)) - n(j) n(l) / n) for scores a, is not
/// the hypergeometric one of ``LogRankTest``, and neither is the statistic.
///
/// R: `coin::logrank_test(..., distribution = "exact")` or `"approximate"` have this statistic with
/// the sign of the second group.
public struct LogRankPermutationTest: HypothesisTest {
  /// The name of the test, with the strata where there are any, and how p was found.
  public let method: String

  /// For two groups z, the difference of the first over its permutation standard deviation; for
  /// more the chi-square.
  public let statistic: TestStatistic?

  /// Two-sided.
  public let alternative: Alternative

  /// The exact probability, or (b + 1) / (B + 1) for b of B random permutations.
  ///
  /// The data are one of them, so that the test never rejects too often. Phipson and Smyth, Stat
  /// Appl Genet Mol Biol 9:39, 2010, doi 10.2202/1544-6115.1585.
  public let pValue: PValue

  /// For random permutations, the interval of the exact p-value, Clopper and Pearson's for b of B;
  /// nil for an exact one.
  public let pValueInterval: ConfidenceInterval?

  /// None: the permutation distribution is that of equal groups.
  public let estimates: [Estimate]

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The groups with their observed and expected events, in the order of the table.
  public let groups: [LogRankTest.Group]

  /// How p was found: `.exact` or `.monteCarlo`, also when either would have done.
  public let permutation: PermutationMethod

  /// How much each event time counts.
  public let weight: LogRankWeight

  /// How many strata have records; 1 for a test that is not stratified.
  public let strataCount: Int

  /// Which times count as equal.
  public let timeTolerance: TimeTolerance

  /// How many distinct times the tolerance made equal to a smaller one.
  public let mergedTimes: Int

  /// The number of events.
  public var events: Int { groups.reduce(0) { $0 + $1.observed } }

  /// Compares the groups of a life table, within its strata.
  ///
  /// - Parameters:
  ///   - lifeTable: The summary of follow-up, without late entries.
  ///   - method: Exact, for two groups, or by how many random permutations from which seed.
  ///   - weight: How much each event time counts.
  ///   - level: The confidence level of the interval of p, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  ///   - labels: The names of the variables.
  ///   - exclusions: Which records were left out before; nil: none.
  /// - Throws: As ``LogRankTest/init(_:weight:form:level:timeTolerance:labels:exclusions:)``, and
  ///   ``StatsError/undefined(_:)`` for late entries, since a life table does not keep which entry
  ///   goes with which exit; ``StatsError/tooLarge(_:)`` for more than 10 million records, or when
  ///   `.exact` has more than two groups or more than 2^20 sums in each half of the records: up to
  ///   40 records are always feasible, many more with ties;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a number of permutations out of range.
  ///
  /// *Edge cases*: equal sums count as equal up to 2^-80 of the sum of all magnitudes.
  ///
  /// - Complexity: exact, O(n * sums), of which there are at most 2^20 in each half; else O(n) for
  ///   a permutation.
  public init(
    _ lifeTable: LifeTable, method: PermutationMethod, weight: LogRankWeight = .logRank,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard,
    labels: SurvivalLabels = SurvivalLabels(), exclusions: Exclusions? = nil
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    try weight.check()
    try method.check()
    let compared = try ComparedGroups(lifeTable, timeTolerance, labels)
    guard compared.strata.allSatisfy({ $0.allSatisfy(\.lateEntries.isEmpty) }) else {
      throw .undefined(
        "a permutation test is undefined with late entries: a life table does not keep which entry "
          + "goes with which exit")
    }
    guard lifeTable.count <= 10_000_000 else {
      throw .tooLarge("more than 10 million records for a permutation test")
    }
    let scores = compared.strata.map { PermutationScores($0, weight: weight) }
    let sums = compared.names.indices.map { group in
      scores.reduce(DoubleDouble(0)) { $0 + $1.sum(of: group) }.high
    }
    let pairs = Self.pairs(scores)
    let chiSquare = pairs.chiSquare(of: sums)
    guard chiSquare.degreesOfFreedom > 0 else {
      throw .undefined("the permutation test is undefined: every permutation has the same sums")
    }
    let found = try Self.probability(method, scores, compared.pair, sums, pairs)
    pValue = found.pValue
    pValueInterval = try found.successes.map { successes throws(StatsError) in
      try ProportionInterval.clopperPearson.interval(
        successes: successes.count, trials: successes.of, level: level)
    }
    permutation = found.method
    self.method = compared.method(weight.testName) + ", " + found.method.phrase
    if let pair = compared.pair {
      let variance = pairs.weights[pair.first][pair.second]
      statistic = try TestStatistic("z", sums[pair.first] / variance.squareRoot())
    } else {
      statistic = try TestStatistic(
        "chi-square", chiSquare.value, degreesOfFreedom: Double(chiSquare.degreesOfFreedom))
    }
    alternative = .twoSided
    estimates = []
    count = lifeTable.count
    self.exclusions = exclusions ?? Exclusions(initial: lifeTable.count)
    let hypergeometric = LogRankSums(compared.strata, weight: weight)
    groups = compared.names.indices.map { compared.group($0, hypergeometric) }
    self.weight = weight
    strataCount = compared.strataCount
    self.timeTolerance = timeTolerance
    mergedTimes = compared.merged
  }

  /// The permutation covariance of the sums.
  private static func pairs(_ scores: [PermutationScores]) -> ComparedPairs {
    let count = scores.first?.sizes.count ?? 0
    var weights = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for stratum in scores where stratum.count > 1 {
      let variance = stratum.variance
      for first in 0..<count {
        for second in 0..<count where second != first {
          weights[first][second] +=
            variance * Double(stratum.sizes[first])
            * (Double(stratum.sizes[second]) / Double(stratum.count))
        }
      }
    }
    return ComparedPairs(weights: weights)
  }

  private typealias Found = (
    pValue: PValue, successes: (count: Int, of: Int)?, method: PermutationMethod
  )

  private static func probability(
    _ method: PermutationMethod, _ scores: [PermutationScores],
    _ pair: (first: Int, second: Int)?, _ sums: [Double], _ pairs: ComparedPairs
  ) throws(StatsError) -> Found {
    let resamples: Int
    let seed: UInt64
    switch method {
    case .exact:
      guard let exact = pair.flatMap({ ExactPermutation(scores, $0) }) else {
        throw .tooLarge(
          pair == nil
            ? "an exact permutation test is for two groups; use .monteCarlo"
            : "there are too many different sums for an exact permutation test; use .monteCarlo")
      }
      return (try PValue(exact.probability), nil, .exact)
    case .exactOrMonteCarlo(let number, let start):
      if let exact = pair.flatMap({ ExactPermutation(scores, $0) }) {
        return (try PValue(exact.probability), nil, .exact)
      }
      (resamples, seed) = (number, start)
    case .monteCarlo(let number, let start): (resamples, seed) = (number, start)
    }
    var generator = SeededGenerator(seed: seed)
    var permutation = RandomPermutation(scores)
    // Sums that are equal differ by rounding.
    let bound: Double
    if let pair {
      bound = sums[pair.first].magnitude - 1e-11 * scores.reduce(0) { $0 + $1.magnitude }
    } else {
      bound = pairs.chiSquare(of: sums).value * (1 - 1e-10)
    }
    var far = 0
    for _ in 0..<resamples {
      let drawn = permutation.sums(&generator)
      let value = pair.map { drawn[$0.first].magnitude } ?? pairs.chiSquare(of: drawn).value
      if value >= bound { far += 1 }
    }
    return (
      try PValue((Double(far) + 1) / (Double(resamples) + 1)), (far, resamples),
      .monteCarlo(resamples: resamples, seed: seed)
    )
  }
}

extension PermutationMethod {
  /// What the name of a test says of it.
  fileprivate var phrase: String {
    switch self {
    case .exact: "exact permutation distribution"
    case .monteCarlo(let resamples, let seed), .exactOrMonteCarlo(let resamples, let seed):
      "\(resamples) random permutations (seed \(seed), \(SeededGenerator.name))"
    }
  }
}

extension LogRankPermutationTest {
  /// One line: method, statistic, p-value, its interval, near-equal times, n and exclusions.
  public var description: String {
    line(
      with: (pValueInterval.map { ["exact p: \($0)"] } ?? [])
        + TimeTolerance.remarks(mergedTimes: mergedTimes))
  }
}
