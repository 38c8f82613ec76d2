import Distributions

/// Cochran's Q: whether a yes-or-no variable is as often positive under several conditions on the
/// same records.
///
/// With C_j the positives under condition j of k, T their sum and R_i the positives of record i,
/// Q = (k - 1)(k sum(C_j^2) - T^2) / (k T - sum(R_i^2)). The exact p-value is the probability of a Q
/// at least as large when the positives of a record fall on any of its conditions alike, as for small
/// numbers of records by default; the approximate one is the upper tail of the chi-square
/// distribution with k - 1 degrees of freedom. Records that are positive under all conditions or none
/// are counted in n and have no part in it. Two conditions give McNemar's test: exact, or chi-square
/// without correction.
///
/// The approximation agrees with `DescTools::CochranQTest` of R and statsmodels `cochrans_q`.
public struct CochranQTest: HypothesisTest {
  /// Q, for the approximation with its degrees of freedom; nil when no record has unlike values.
  public let statistic: TestStatistic?

  /// The p-value; 1 when no record has unlike values.
  public let pValue: PValue

  /// The proportion of positives under each condition, without intervals.
  public let estimates: [Estimate]

  /// What was done: exact or asymptotic.
  public let method: String

  /// The counts that were tested.
  public let outcomes: RepeatedOutcomes

  /// Tests repeated outcomes.
  ///
  /// - Parameters:
  ///   - outcomes: The counts under two or more conditions.
  ///   - method: Exact where ``RepeatedMeasuresMethod/automatic`` says so by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` without records; ``StatsError/tooLarge(_:)`` for an
  ///   exact test whose orders cannot be counted.
  ///
  /// Edge cases: when every record has like values under all conditions p is 1, there is no
  /// statistic and the method says so.
  ///
  /// - Complexity: O(conditions); exact, up to seconds.
  ///
  /// Source: Cochran, Biometrika 1950;37:256, doi 10.1093/biomet/37.3-4.256.
  public init(
    _ outcomes: RepeatedOutcomes, method: RepeatedMeasuresMethod = .automatic
  ) throws(StatsError) {
    guard outcomes.count > 0 else { throw .noCompleteCases(outcomes.exclusions) }
    self.outcomes = outcomes
    let conditions = outcomes.conditions.count
    // k T - sum(R^2) = sum of R (k - R): whole numbers.
    let within = outcomes.recordsByPositives.enumerated().reduce(0.0) {
      $0 + Double($1.offset * (conditions - $1.offset)) * Double($1.element)
    }
    let total = outcomes.positives.reduce(0, +)
    // k sum(C^2) - T^2 = sum of (k C - T)^2 / k.
    let between = outcomes.positives.reduce(0.0) {
      let distance = Double(conditions) * Double($1) - Double(total)
      return $0 + distance / Double(conditions) * distance
    }
    if within > 0 {
      let value = Double(conditions - 1) * between / within
      let freedom = Double(conditions - 1)
      let exact = try method.exactPValue(
        of: outcomes.positives.reduce(0) {
          $0 + (conditions * $1 - total) * (conditions * $1 - total)
        }, outcomes.tiePatterns, measurements: conditions)
      pValue = try PValue(exact ?? ChiSquared(degreesOfFreedom: freedom).upperTail(value))
      statistic =
        try exact == nil
        ? TestStatistic("Q", value, degreesOfFreedom: freedom) : TestStatistic("Q", value)
      self.method = "Cochran's Q test (\(exact == nil ? "chi-square approximation" : "exact"))"
    } else {
      self.method = "Cochran's Q test, no record has unlike values"
      statistic = nil
      pValue = try PValue(1)
    }
    var estimates: [Estimate] = []
    for (name, positives) in zip(outcomes.conditions, outcomes.positives) {
      estimates.append(
        try Estimate(
          name: "proportion of \(name)", value: Double(positives) / Double(outcomes.count),
          confidenceInterval: nil))
    }
    self.estimates = estimates
  }
}

extension RepeatedOutcomes {
  /// The records as Friedman's test ranks them: a run of negatives below one of positives.
  fileprivate var tiePatterns: [(runs: [Int], blocks: Int)] {
    recordsByPositives.enumerated().filter { $0.element > 0 }.map { positives, records in
      ([conditions.count - positives, positives].filter { $0 > 0 }, records)
    }
  }
}

extension CochranQTest {
  /// The conditions.
  public var variables: String? { outcomes.conditions.joined(separator: ", ") }

  /// Two-sided.
  public var alternative: Alternative { .twoSided }

  /// The number of records.
  public var count: Int { outcomes.count }

  /// Which records were left out.
  public var exclusions: Exclusions { outcomes.exclusions }

  /// Encodes every property; no statistic is null.
  ///
  /// Decoding ignores what follows from the counts.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(outcomes, forKey: .outcomes)
  }
}
