import Distributions
import RealModule

/// The computation behind the signed-rank test: p-value, pseudomedian and interval.
struct SignedRankInference {
  let method: String
  let statistic: Double
  let pValue: Double
  let pseudomedian: Double
  let interval: ConfidenceInterval?

  /// The positive less the negative ranks, over all ranks; nil when all differences are 0.
  let rankBiserial: Double?

  /// The interval of that; nil where it is 1 or -1 too.
  let rankBiserialInterval: ConfidenceInterval?
  let totals: RankBlocks.Block
  let zeroCount: Int

  init(
    _ sample: DifferenceSample, _ alternative: Alternative, _ method: RankTestMethod,
    level: Double
  ) throws(StatsError) {
    guard let sums = PairwiseSums(walsh: sample.values, sample.counts) else {
      throw .tooLarge("more than 2^30 differences")
    }
    let (blocks, zeroCount) = sample.ranked(.at(0))
    let nonzero = blocks.totals.size
    let total = nonzero + zeroCount
    let isExact = Self.isExact(method, nonzero: nonzero, total: total)
    let exact = isExact ? try ExactSignedRank(total) : nil
    let isCorrected = method.isCorrected
    let deviation = sample.deviation(blocks)
    self.zeroCount = zeroCount
    totals = blocks.totals
    statistic = Double(blocks.doubledSum) / 2
    pValue =
      try nonzero == 0
      ? 1
      : exact?.pValue(blocks, alternative)
        ?? deviation.normalPValue(alternative, continuityCorrection: isCorrected)
    rankBiserial =
      nonzero == 0 ? nil : Double(deviation.excess) / Double(blocks.doubledTotal) + 0.0
    rankBiserialInterval = try Self.rankBiserialInterval(blocks, deviation, alternative, level)
    self.method = Self.name(
      isExact: isExact, isCorrected: isCorrected, isTied: blocks.isTied, zeroCount: zeroCount,
      isAllZero: nonzero == 0, zeros: sample.zeros)
    guard let median = sums.median else { throw .numerical("the pseudomedian") }
    pseudomedian = median / (2 * sample.divisor) + 0.0
    guard nonzero > 0 else {
      interval = nil
      return
    }
    let limits = SignedRankLimits(
      exact: exact, isUntied: sample.counts.allSatisfy { $0 == 1 }, pValue: pValue,
      isCorrected: isCorrected,
      significance: .init(confidence: level), isTwoSided: alternative == .twoSided)
    let scale = 2 * sample.divisor
    let lower =
      alternative == .less ? -.infinity : try limits.lower(sample, sums) / scale + 0.0
    let upper: Double
    if alternative == .greater {
      upper = .infinity
    } else {
      // The upper limit is the lower one of the differences with the opposite sign.
      let mirrored = sample.mirrored
      guard let sums = PairwiseSums(walsh: mirrored.values, mirrored.counts) else {
        throw .tooLarge("more than 2^30 differences")
      }
      upper = 0 - (try limits.lower(mirrored, sums)) / scale
    }
    interval = try ConfidenceInterval(
      lower: min(lower, upper), upper: max(lower, upper), level: level,
      method: isExact ? "inversion of the exact test" : "inversion of the asymptotic test")
  }

  /// By Fisher's z, with the null standard error of the correlation.
  ///
  /// With S the sum of all ranks and d its positive less its negative part, atanh(d / S) is half of
  /// the logarithm of (S + d) / (S - d).
  private static func rankBiserialInterval(
    _ blocks: RankBlocks, _ deviation: RankDeviation, _ alternative: Alternative, _ level: Double
  ) throws(StatsError) -> ConfidenceInterval? {
    let (difference, total) = (Double(deviation.excess), Double(blocks.doubledTotal))
    guard difference.magnitude < total else { return nil }
    let centre = Double.atanh(difference / total)
    let tail = alternative == .twoSided ? (1 - level) / 2 : 1 - level
    let reach =
      Normal.standard.quantile(upperTail: tail) * (4 * deviation.standardDeviation / total)
    return try ConfidenceInterval(
      lower: alternative == .less ? -1 : .tanh(centre - reach),
      upper: alternative == .greater ? 1 : .tanh(centre + reach), level: level,
      method: "Fisher's z, null standard error")
  }

  private static func isExact(_ method: RankTestMethod, nonzero: Int, total: Int) -> Bool {
    switch method {
    case .exact, .exactDoubled: true
    case .asymptotic: false
    case .automatic:
      nonzero <= SignedRankTest.exactLimit && total <= SignedRankNull.largestCount
    }
  }

  private static func name(
    isExact: Bool, isCorrected: Bool, isTied: Bool, zeroCount: Int, isAllZero: Bool,
    zeros: ZeroDifferences
  ) -> String {
    let name = "Wilcoxon signed-rank test"
    if isAllZero { return "\(name) (all differences are 0: p = 1 by definition)" }
    var parts = [isExact ? "exact" : "normal approximation"]
    if isTied { parts.append(isExact ? "given the ties" : "tie correction") }
    if !isExact, isCorrected { parts.append("continuity correction") }
    if zeroCount > 0 {
      let rule =
        switch zeros {
        case .wilcoxon: "dropped"
        case .pratt: "ranked, then dropped (Pratt)"
        case .split: "ranked, split between the signs"
        }
      parts.append("\(zeroCount) zero\(zeroCount == 1 ? "" : "s") \(rule)")
    }
    return "\(name) (\(parts.joined(separator: ", ")))"
  }
}
