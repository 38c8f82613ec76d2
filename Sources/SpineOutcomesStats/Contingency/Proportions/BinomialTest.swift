/// The exact binomial test of one proportion, with the interval that the same test keeps.
///
/// Of n independent trials x succeed; the hypothesis is that each succeeds with a given
/// probability, 1/2 by default. The estimate is x / n.
///
/// The R call it agrees with is `binom.test(x, n, p)`: its p-value is that of
/// ``ExactTestMethod/minlike`` and its interval that of ``ExactTestMethod/central``, which can
/// contradict each other. Here each p has its own interval.
public struct BinomialTest: HypothesisTest {
  /// What counts as two-sided.
  public typealias Method = ExactTestMethod

  /// What counts as two-sided.
  public let twoSidedMethod: Method

  /// What was done.
  public let method: String

  /// The alternative hypothesis, about the proportion.
  public let alternative: Alternative

  /// The probability of a success under the hypothesis.
  public let hypothesis: Double

  /// The number of successes.
  public let successes: Int

  /// The number of trials.
  public let count: Int

  /// The p-value.
  public let pValue: PValue

  /// The proportion with its interval.
  public let estimates: [Estimate]

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The largest number of trials that the test takes.
  static let largestCount = 100_000_000

  /// Tests a proportion.
  ///
  /// - Parameters:
  ///   - successes: The number of successes, 0 ... trials.
  ///   - trials: The number of trials, 1 ... 1e8.
  ///   - hypothesis: The probability of a success under the hypothesis, 0...1; 1/2 by default.
  ///   - method: What counts as two-sided; central by default, whose interval is Clopper and
  ///     Pearson's.
  ///   - alternative: The alternative hypothesis about the proportion.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for counts, a hypothesis or a level out
  ///   of range; ``StatsError/tooLarge(_:)`` for more than 1e8 trials.
  ///
  /// Edge cases: without successes, or with nothing else, a limit is 0 or 1. Probabilities that
  /// agree to ten digits, as of values that mirror each other, count as equal.
  ///
  /// - Complexity: O(sqrt(trials)) and some logarithms of it.
  ///
  /// Source: Clopper & Pearson, Biometrika 1934;26:404, doi 10.1093/biomet/26.4.404; Fay,
  /// Biostatistics 2010, doi 10.1093/biostatistics/kxp050.
  public init(
    successes: Int, trials: Int, hypothesis: Double = 0.5, method: Method = .central,
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) {
    try self.init(
      Proportion(events: successes, count: trials), hypothesis: hypothesis, method: method,
      alternative: alternative, level: level)
  }

  /// Tests a proportion that has been counted, as ``init(successes:trials:hypothesis:method:alternative:level:)``.
  ///
  /// - Parameters:
  ///   - proportion: The events and the records.
  ///   - hypothesis: The probability of an event under the hypothesis, 0...1; 1/2 by default.
  ///   - method: What counts as two-sided.
  ///   - alternative: The alternative hypothesis about the proportion.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for no records, and as for the counts.
  /// - Complexity: O(sqrt(count)).
  public init(
    _ proportion: Proportion, hypothesis: Double = 0.5, method: Method = .central,
    alternative: Alternative = .twoSided, level: Double = 0.95
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    guard hypothesis >= 0, hypothesis <= 1 else {
      throw .invalidArgument(name: "hypothesis", reason: "a probability lies in 0...1")
    }
    guard proportion.count > 0 else { throw .noCompleteCases(proportion.exclusions) }
    guard proportion.count <= Self.largestCount else {
      throw .tooLarge("more than 1e8 trials for an exact binomial test; use .wilson")
    }
    let exact = ExactProportion(
      successes: proportion.events, trials: proportion.count, method: method,
      alternative: alternative)
    let p = exact.pValue(hypothesis)
    let significance = SignificanceLevel(confidence: level)
    let limits = exact.limits(alpha: significance.alpha)
    let isGap =
      significance.rejects(p) && limits.lower < hypothesis && limits.upper > hypothesis
    twoSidedMethod = method
    self.alternative = alternative
    self.hypothesis = hypothesis
    successes = proportion.events
    count = proportion.count
    exclusions = proportion.exclusions
    let sides = alternative == .twoSided && method != .midP ? " (\(method.name))" : ""
    let test = method == .midP ? "binomial test with mid-p" : "exact binomial test\(sides)"
    self.method = "\(test) of a proportion of \(Decimals.exact(hypothesis))"
    pValue = try PValue(p)
    let name = Self.intervalName(method, alternative)
    estimates = [
      try Estimate(
        name: "proportion" + (proportion.name.isEmpty ? "" : " of \(proportion.name)"),
        value: proportion.value,
        confidenceInterval: ConfidenceInterval(
          lower: limits.lower, upper: limits.upper, level: level,
          method: name + (isGap ? ", hull of a set without the hypothesis" : "")))
    ]
  }

  /// What the interval of a method is called.
  static func intervalName(_ method: Method, _ alternative: Alternative) -> String {
    switch (alternative, method) {
    case (.twoSided, .central): "Clopper-Pearson"
    case (.twoSided, .midP): "mid-p"
    case (.twoSided, _): "exact (\(method.name))"
    case (_, .midP): "mid-p, one-sided"
    case (_, _): "exact, one-sided"
    }
  }
}

extension BinomialTest {
  /// The test has no statistic but the number of successes.
  public var statistic: TestStatistic? { nil }

  /// Encodes every property; no statistic is null.
  ///
  /// Decoding ignores what is not stored.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(twoSidedMethod, forKey: .twoSidedMethod)
    try container.encode(hypothesis, forKey: .hypothesis)
    try container.encode(successes, forKey: .successes)
  }
}
