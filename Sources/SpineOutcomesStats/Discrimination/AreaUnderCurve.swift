internal import Distributions
internal import Foundation

/// The area under a ROC curve with its interval, and the test that it is 0.5.
///
/// The area is the probability that an event has the more suspicious score of a random pair,
/// ties counting half. Standard error by DeLong; z = (area - 0.5) / SE is referred to the normal
/// distribution, and the interval is what this test does not reject.
///
/// *Edge cases.* DeLong's variance is 0 when the scores separate the outcomes or are all tied, and
/// undefined with one event or one other: ``standardError`` is then nil and interval and p-value
/// come from a distribution-free bound, which ``method`` says. With k = min(events, others),
/// each tail a = (1 - level) / 2:
///
/// - area 1: a population area A wins all k pairs of different records with a probability of at
///   most A^k, so the lower limit is a^(1/k) and p = 2^(1 - k); area 0 is its mirror image;
/// - all scores tied: limits a^(1/k) / 2 and 1 - a^(1/k) / 2, p = 1;
/// - k = 1: by Markov's inequality the limits are a x area and 1 - a (1 - area), p = 1.
///
/// Agrees with `pROC::ci.auc(roc, method = "delong")`, which gives 1-1 for an area of 1.
///
/// Source: DeLong et al., Biometrics 1988;44:837, doi 10.2307/2531595; logit scale: Pepe, The
/// Statistical Evaluation of Medical Tests, Oxford 2003, section 5.2.
public struct AreaUnderCurve: HypothesisTest {
  /// The scale on which an interval is computed.
  public enum IntervalScale: String, Sendable, Codable, CaseIterable {
    /// area +- z SE, cut off at 0 and 1.
    case plain

    /// The interval of log(area / (1 - area)), transformed back; inside 0...1 by itself.
    case logit
  }

  /// The area, 0...1; below 0.5 when events have the less suspicious scores.
  public let estimate: Double

  /// DeLong's standard error; nil where it is 0 or undefined.
  public let standardError: Double?

  /// The interval of the area.
  public let confidenceInterval: ConfidenceInterval

  /// The number of events.
  public let events: Int

  /// The number of records without the event.
  public let others: Int

  /// What was done: DeLong, or the bound of the edge cases.
  public let method: String

  /// The z statistic; nil where the standard error is.
  public let statistic: TestStatistic?

  /// The alternative: two-sided.
  public let alternative: Alternative

  /// The p-value of an area of 0.5; below 1 - level exactly if the interval excludes 0.5.
  public let pValue: PValue

  /// The area with its interval.
  public let estimates: [Estimate]

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The number of records.
  public var count: Int { events.addingSaturating(others) }

  /// The outcome, the side of the events and the score: "failed by lower months".
  public let variables: String?

  init(
    _ variance: DeLongVariance, variables: String, level: Double, interval: IntervalScale,
    exclusions: Exclusions
  ) throws(StatsError) {
    self.variables = variables
    try ConfidenceInterval.check(level: level)
    let inference: Inference
    if variance.standardError == nil {
      inference = .bound(variance, tail: (1 - level) / 2)
    } else {
      inference = .delong(variance, tail: (1 - level) / 2, scale: interval)
    }
    estimate = variance.area
    standardError = variance.standardError
    confidenceInterval = try ConfidenceInterval(
      lower: inference.lower, upper: inference.upper, level: level, method: inference.method)
    events = variance.events
    others = variance.others
    method = "\(inference.method), area under the ROC curve against 0.5"
    statistic = try inference.z.map { z throws(StatsError) in try TestStatistic("z", z) }
    alternative = .twoSided
    pValue = try PValue(inference.p)
    estimates = [
      try Estimate(
        name: "area under the ROC curve", value: estimate, confidenceInterval: confidenceInterval)
    ]
    self.exclusions = exclusions
  }
}

extension AreaUnderCurve {
  /// Limits and p-value of one inversion.
  private struct Inference {
    var lower: Double
    var upper: Double
    var p: Double
    var z: Double?
    var method: String

    static func delong(
      _ variance: DeLongVariance, tail: Double, scale: IntervalScale
    ) -> Inference {
      let (area, error) = (variance.area, variance.standardError ?? 0)
      let deviate = Normal.standard.quantile(upperTail: tail)
      switch scale {
      case .plain:
        // (area - 0.5) / SE with the difference taken between integers.
        let excess = Double(variance.doubledWins - variance.doubledPairs / 2)
        let z = excess / (variance.scaledVariance ?? 0).squareRoot()
        return Inference(
          lower: max(0, area - deviate * error), upper: min(1, area + deviate * error),
          p: 2 * Normal.standard.upperTail(z.magnitude), z: z, method: "DeLong")
      case .logit:
        let logit =
          log(Double(variance.doubledWins))
          - log(Double(variance.doubledPairs - variance.doubledWins))
        let logitError = error / (area * variance.complement)
        let z = logit / logitError
        return Inference(
          lower: 1 / (1 + exp(-(logit - deviate * logitError))),
          upper: 1 / (1 + exp(-(logit + deviate * logitError))),
          p: 2 * Normal.standard.upperTail(z.magnitude), z: z, method: "DeLong, logit scale")
      }
    }

    static func bound(_ variance: DeLongVariance, tail: Double) -> Inference {
      let smaller = Double(min(variance.events, variance.others))
      let method = "distribution-free bound, conservative (DeLong's variance is 0 or undefined)"
      let root = exp(log(tail) / smaller)
      let rootComplement = -expm1(log(tail) / smaller)
      let separated = min(1, exp2(1 - smaller))
      if smaller == 1 {
        return Inference(
          lower: tail * variance.area, upper: 1 - tail * variance.complement, p: 1, method: method)
      } else if variance.doubledWins == variance.doubledPairs {
        return Inference(lower: root, upper: 1, p: separated, method: method)
      } else if variance.doubledWins == 0 {
        return Inference(lower: 0, upper: rootComplement, p: separated, method: method)
      }
      return Inference(lower: root / 2, upper: 1 - root / 2, p: 1, method: method)
    }
  }
}

extension AreaUnderCurve {
  /// One line: area, interval, p-value, method, events, n and exclusions.
  public var description: String {
    var parts = [
      "\(variables.map { "\($0): " } ?? "")area under the ROC curve \(Decimals.significant(estimate)) (\(confidenceInterval))",
      "\(pValue)", confidenceInterval.method, "\(events) events, n = \(count)",
    ]
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: ", ")
  }

  private enum CodingKeys: CodingKey {
    case estimate, standardError, confidenceInterval, events, others, method, statistic
    case alternative, pValue, estimates, exclusions, variables
  }

  /// Encodes the result and the number of records; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    try encodeResult(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(estimate, forKey: .estimate)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
    try container.encode(events, forKey: .events)
    try container.encode(others, forKey: .others)
    try container.encode(variables, forKey: .variables)
  }
}
