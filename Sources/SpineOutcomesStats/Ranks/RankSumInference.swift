/// The computation behind the rank-sum test: p-value, location shift and interval.
struct RankSumInference {
  let method: String
  let statistic: Double
  let pValue: Double
  let locationShift: Double
  let superiority: Double
  let superiorityInterval: ConfidenceInterval
  let interval: ConfidenceInterval

  init(
    _ samples: TwoSamples, _ alternative: Alternative, _ method: RankTestMethod, level: Double
  ) throws(StatsError) {
    let mirrored = samples.mirrored
    guard let sums = samples.differences, let mirroredSums = mirrored.differences else {
      throw .tooLarge("more than 2^61 pairs of observations")
    }
    let blocks = samples.ranked(.at(0))
    let isExact = Self.isExact(method, pairs: sums.pairs)
    if isExact, sums.pairs > RankSumTest.largestExact {
      throw .tooLarge(
        "\(sums.pairs) pairs; the exact test is for at most \(RankSumTest.largestExact)")
    }
    let isCorrected = method.isCorrected
    let deviation = TwoSamples.deviation(blocks)
    let totals = blocks.totals
    let exact =
      isExact
      ? try ExactRankSum(totals.first, totals.second, isDoubled: method == .exactDoubled) : nil
    pValue =
      try exact?.pValue(blocks, alternative)
      ?? deviation.normalPValue(alternative, continuityCorrection: isCorrected)
    let pairs = Double(sums.pairs)
    statistic = (pairs + Double(deviation.excess)) / 2
    superiority = statistic / pairs
    superiorityInterval = try NewcombeInterval(
      DeLongVariance(
        events: totals.first, others: totals.second,
        doubledWins: sums.pairs + deviation.excess)
    ).interval(alternative, level: level)
    self.method = Self.name(method, blocks, isExact: isExact, alternative)
    guard let median = sums.median else { throw .numerical("the location shift") }
    locationShift = median / samples.divisor + 0.0
    let limits = RankSumLimits(
      exact: exact, isUntied: samples.isUntied, pValue: pValue, isCorrected: isCorrected,
      significance: .init(confidence: level), isTwoSided: alternative == .twoSided)
    let lower =
      alternative == .less ? -.infinity : try limits.lower(samples, sums) / samples.divisor + 0.0
    // The upper limit of first less second is the lower one of second less first, negated.
    let upper =
      alternative == .greater
      ? .infinity : 0 - (try limits.lower(mirrored, mirroredSums)) / samples.divisor
    interval = try ConfidenceInterval(
      lower: min(lower, upper), upper: max(lower, upper), level: level,
      method: isExact ? "inversion of the exact test" : "inversion of the asymptotic test")
  }

  static func isExact(_ method: RankTestMethod, pairs: Int) -> Bool {
    switch method {
    case .exact, .exactDoubled: true
    case .asymptotic: false
    case .automatic: pairs <= RankSumTest.exactLimit
    }
  }

  /// What was done, in words.
  static func name(
    _ method: RankTestMethod, _ blocks: RankBlocks, isExact: Bool, _ alternative: Alternative
  ) -> String {
    var parts = [isExact ? "exact" : "normal approximation"]
    if blocks.isTied {
      parts.append(isExact ? "given the ties" : "tie correction")
      if isExact, alternative == .twoSided, method != .exactDoubled {
        parts.append("tails by distance from the mean")
      }
    }
    if method == .exactDoubled, alternative == .twoSided { parts.append("smaller tail doubled") }
    if !isExact, method.isCorrected { parts.append("continuity correction") }
    return "Wilcoxon-Mann-Whitney test (\(parts.joined(separator: ", ")))"
  }
}
