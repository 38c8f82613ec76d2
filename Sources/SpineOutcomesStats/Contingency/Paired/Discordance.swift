import Distributions
import Foundation

/// The records that change, in both directions, and the inference on their odds b / c.
struct Discordance {
  let b: Int
  let c: Int
  let method: McNemarTest.Method

  var count: Int { b + c }

  var isExact: Bool {
    switch method {
    case .exact, .midP: true
    case .chiSquared: false
    }
  }

  var isCorrected: Bool { method == .chiSquared(continuityCorrection: true) }

  /// The odds of a change to the second level against one back; nil without changes.
  var ratio: Double? { count == 0 ? nil : Double(b) / Double(c) }

  var name: String {
    switch method {
    case .exact: "exact McNemar test"
    case .midP: "mid-p McNemar test"
    case .chiSquared(false): "McNemar's chi-square test"
    case .chiSquared(true): "McNemar's chi-square test with continuity correction"
    }
  }

  /// Chi-square; nil for the exact and mid-p tests.
  var statistic: Double? {
    guard !isExact else { return nil }
    guard count > 0 else { return 0 }
    let distance = Double((b - c).magnitude)
    let reduced = isCorrected ? max(0, distance - 1) : distance
    return reduced / Double(count) * reduced
  }

  var pValue: Double {
    if let statistic { return ChiSquared(degreesOfFreedom: 1).upperTail(statistic) }
    // With b = c both tails hold at least half of the probability, and mid-p is 1 as well.
    guard b != c else { return 1 }
    return min(1, 2 * OddsFamily(trials: count).lowerTail(min(b, c), share: share))
  }

  /// How much of the probability of the observed value counts.
  private var share: Double { method == .midP ? 0.5 : 1 }

  /// The odds that the same test does not reject.
  func ratioInterval(level: Double) throws(StatsError) -> ConfidenceInterval {
    let lower: Double
    let upper: Double
    let name: String
    switch method {
    case .exact:
      let tail = (1 - level) / 2
      lower = 1 / Self.upperExactLimit(c, b, tail)
      upper = Self.upperExactLimit(b, c, tail)
      name = "exact (Clopper-Pearson)"
    case .midP:
      let family = OddsFamily(trials: count)
      let tail = (1 - level) / 2
      lower = exp(-family.upperLogLimit(c, probability: tail, share: share))
      upper = exp(family.upperLogLimit(b, probability: tail, share: share))
      name = "mid-p"
    case .chiSquared:
      let z = Normal.standard.quantile(upperTail: (1 - level) / 2)
      lower = 1 / Self.upperScoreLimit(Double(c), Double(b), z, isCorrected)
      upper = Self.upperScoreLimit(Double(b), Double(c), z, isCorrected)
      name = isCorrected ? "score (Wilson) with continuity correction" : "score (Wilson)"
    }
    return try ConfidenceInterval(lower: lower, upper: upper, level: level, method: name)
  }

  /// The odds at which `tail` of the probability is on at most `b`, a quantile of the beta
  /// distribution with shapes b + 1 and c.
  private static func upperExactLimit(_ b: Int, _ c: Int, _ tail: Double) -> Double {
    guard c > 0 else { return .infinity }
    let limit = IncompleteBeta.quantile(upperTail: tail, Double(b) + 1, Double(c))
    return limit.x / limit.complement
  }

  /// The larger odds at which the score statistic is `z`: c x odds - b = z sqrt(n odds), with
  /// half of (1 + odds) less on the left when it is corrected.
  private static func upperScoreLimit(
    _ b: Double, _ c: Double, _ z: Double, _ isCorrected: Bool
  ) -> Double {
    let half = isCorrected ? 0.5 : 0
    guard c > 0 else { return .infinity }
    let middle = z * (b + c).squareRoot()
    let root = (middle * middle + 4 * (c - half) * (b + half)).squareRoot()
    let rootOfOdds = (middle + root) / (2 * (c - half))
    return rootOfOdds * rootOfOdds
  }
}
