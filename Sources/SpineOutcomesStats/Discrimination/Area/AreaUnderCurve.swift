/// The area under a ROC curve with its interval, and the test that it has a given value.
///
/// The area is the probability that an event has the more suspicious score of a random pair,
/// ties counting half. By default the standard error is DeLong's and the value is 0.5;
/// z = (area - value) / SE is referred to the normal distribution, and the interval is what this
/// test does not reject. ``Variance`` lists the others; on the logit scale z is
/// (logit(area) - logit(value)) / SE(logit), so that every scale has a p-value of its own.
///
/// *Edge cases.* DeLong's variance is 0 when the scores separate the outcomes or are all tied, and
/// undefined with one event or one other: ``standardError`` is then nil and interval and p-value
/// come from a distribution-free bound, which ``method`` says. With k = min(events, others),
/// each tail a = (1 - level) / 2, and the value 0.5:
///
/// - area 1: a population area A wins all k pairs of different records with a probability of at
///   most A^k, so the lower limit is a^(1/k) and p = 2^(1 - k); area 0 is its mirror image;
/// - all scores tied: limits a^(1/k) / 2 and 1 - a^(1/k) / 2, p = 1;
/// - k = 1: by Markov's inequality the limits are a x area and 1 - a (1 - area), p = 1.
///
/// The bound holds for every distribution and is conservative; ``Variance/newcombe`` gives areas
/// of 0 and 1 a narrower interval, from a model of the scores. A bootstrap takes the bound where
/// DeLong's variance would, as its resamples would not vary; Hanley and McNeil's where it is 0.
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

  /// The standard error; nil where it is 0 or undefined, and for ``Variance/newcombe``, whose
  /// variance is another for each value.
  public let standardError: Double?

  /// The interval of the area.
  public let confidenceInterval: ConfidenceInterval

  /// The number of events.
  public let events: Int

  /// The number of records without the event.
  public let others: Int

  /// What was done: the variance, or the bound of the edge cases, and the value tested.
  public let method: String

  /// The value that the area is tested against, inside 0...1.
  public let against: Double

  /// The z statistic; nil for the bound and the bootstrap.
  public let statistic: TestStatistic?

  /// The alternative: two-sided.
  public let alternative: Alternative

  /// The p-value of an area of ``against``; below 1 - level exactly if the interval excludes it.
  public let pValue: PValue

  /// The area with its interval.
  public let estimates: [Estimate]

  /// The resamples; nil without a bootstrap.
  public let bootstrap: BootstrapRun?

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The number of records.
  public var count: Int { events.addingSaturating(others) }

  /// The outcome, the side of the events and the score: "failed by lower months".
  public let variables: String?

  init(
    _ variance: DeLongVariance, _ inference: AreaInference, _ question: AreaInference.Question,
    variables: String, exclusions: Exclusions
  ) throws(StatsError) {
    self.variables = variables
    estimate = variance.area
    standardError = inference.standardError
    confidenceInterval = try ConfidenceInterval(
      lower: inference.lower, upper: inference.upper, level: question.level,
      method: inference.method)
    events = variance.events
    others = variance.others
    against = question.value
    method =
      "\(inference.method), area under the ROC curve against \(Decimals.exact(question.value))"
    statistic = try inference.z.map { z throws(StatsError) in try TestStatistic("z", z) }
    alternative = .twoSided
    pValue = try PValue(inference.p)
    estimates = [
      try Estimate(
        name: "area under the ROC curve", value: estimate, confidenceInterval: confidenceInterval)
    ]
    bootstrap = inference.bootstrap
    self.exclusions = exclusions
  }
}

extension AreaUnderCurve {
  /// One line: area, interval, p-value, method, events, n and exclusions.
  ///
  /// The p-value names the value that is tested unless that is 0.5: "p = 0.113 against 0.7".
  public var description: String {
    let name = variables.map { "\($0): " } ?? ""
    let value = against == 0.5 ? "" : " against \(Decimals.exact(against))"
    var parts = [
      "\(name)area under the ROC curve \(Decimals.significant(estimate)) (\(confidenceInterval))",
      "\(pValue)\(value)", confidenceInterval.method,
      "\(events) event\(events == 1 ? "" : "s"), n = \(count)",
    ]
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: ", ")
  }

  private enum CodingKeys: CodingKey {
    case estimate, standardError, confidenceInterval, events, others, method, against, statistic
    case alternative, pValue, estimates, bootstrap, exclusions, variables
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
    try container.encode(against, forKey: .against)
    try container.encode(bootstrap, forKey: .bootstrap)
    try container.encode(variables, forKey: .variables)
  }
}
