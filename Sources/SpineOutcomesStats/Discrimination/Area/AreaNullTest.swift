/// The test that a score is unrelated to the outcome, by the area's distribution under that null.
///
/// Given the scores, all choices of m of the m + n records are then equally likely to be the
/// events. With t records at each distinct score and N = m + n the area has the mean 0.5 and
/// exactly the variance
///
///     var0 = (N + 1 - sum (t^3 - t) / (N (N - 1))) / (12 m n),
///
/// and m n times the area is the Mann-Whitney count: this is ``RankSumTest`` with its p-values,
/// exact given the ties or by the normal distribution.
///
/// There is no interval: var0 belongs to an area of 0.5 alone, and an interval from it would need
/// a model of how the scores lie at every other area, as the shift of the rank-sum test.
/// ``AreaUnderCurve`` has intervals, and a p-value from the same inversion as they.
///
/// Agrees with `coin::wilcox_test(score ~ outcome, distribution = "exact")`, and with
/// `wilcox.test(events, others, exact = FALSE)` where the method is asymptotic.
public struct AreaNullTest: HypothesisTest {
  /// The area, 0...1.
  public let estimate: Double

  /// The standard deviation of the area under the null hypothesis, given the ties; 0 when all
  /// scores are tied.
  public let nullStandardError: Double

  /// What was done: exact or asymptotic, with its corrections.
  public let method: String

  /// The outcome, the side of the events and the score.
  public let variables: String?

  /// W, the pairs in which the event has the more suspicious score, ties counting half.
  public let statistic: TestStatistic?

  /// The alternative: `greater` says that the area is above 0.5.
  public let alternative: Alternative

  /// The p-value.
  public let pValue: PValue

  /// The area, without an interval.
  public let estimates: [Estimate]

  /// The number of events.
  public let events: Int

  /// The number of records.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  init(
    _ cells: OrderedCells, _ alternative: Alternative, _ method: RankTestMethod,
    variables: String?, exclusions: Exclusions
  ) throws(StatsError) {
    let (m, n) = (cells.eventTotal, cells.otherTotal)
    // Least suspicious first: the sample with the larger values then is that of the events.
    var blocks = RankBlocks()
    for cell in (0..<cells.count).reversed() {
      blocks.append(first: cells.events[cell], second: cells.others[cell])
    }
    let pairs = m.multipliedReportingOverflow(by: n)
    guard !pairs.overflow, pairs.partialValue <= 1 << 61 else {
      throw .tooLarge("events times others")
    }
    let isExact = RankSumInference.isExact(method, pairs: pairs.partialValue)
    if isExact, pairs.partialValue > RankSumTest.largestExact {
      throw .tooLarge(
        "\(pairs.partialValue) pairs; the exact test is for at most \(RankSumTest.largestExact)")
    }
    let deviation = TwoSamples.deviation(blocks)
    let p =
      isExact
      ? try ExactRankSum(m, n, isDoubled: method == .exactDoubled).pValue(blocks, alternative)
      : deviation.normalPValue(alternative, continuityCorrection: method.isCorrected)
    let product = Double(pairs.partialValue)
    // (2 W) / (2 m n), the numerator an integer.
    estimate = Double(pairs.partialValue + deviation.excess) / (2 * product)
    nullStandardError = deviation.standardDeviation / product
    let name = RankSumInference.name(method, blocks, isExact: isExact, alternative)
    self.method = "\(name), area under the ROC curve against 0.5"
    self.variables = variables
    statistic = try TestStatistic("W", Double(pairs.partialValue + deviation.excess) / 2)
    self.alternative = alternative
    pValue = try PValue(p)
    estimates = [
      try Estimate(name: "area under the ROC curve", value: estimate, confidenceInterval: nil)
    ]
    events = m
    count = m + n
    self.exclusions = exclusions
  }
}
