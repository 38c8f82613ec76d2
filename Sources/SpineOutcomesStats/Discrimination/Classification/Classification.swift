/// How a test, such as a score with a threshold, classifies records with and without an event.
///
///     sensitivity = TP / (TP + FN)    positive predictive value = TP / (TP + FP)
///     specificity = TN / (TN + FP)    negative predictive value = TN / (TN + FN)
///     accuracy = (TP + TN) / n        Youden's index = sensitivity + specificity - 1
///     positive likelihood ratio = sensitivity / (1 - specificity)
///     negative likelihood ratio = (1 - sensitivity) / specificity
///
/// Shares have the interval that was asked for, likelihood ratios the log interval of Simel,
/// Youden's index the score interval of a difference of shares. All are for a test that was
/// fixed before the study; ``Cutoff`` says what the choice of a threshold costs.
///
/// Predictive values depend on how frequent the event is: those of the table are for the
/// prevalence of the sample and mean nothing where records were sampled by outcome. At another
/// prevalence ``atPrevalence`` has them, with the logit interval of Mercaldo.
///
/// *Edge cases.* What has no denominator is nil, and ``undefined`` says why. Likelihood ratios
/// may be 0 or infinite: the interval is then computed with 1/2 added to each cell, that of the
/// predictive values at a prevalence by Mercaldo's adjusted form, and extended to the estimate, as
/// the method says. So it is when all records are read alike, as the plain interval has no width.
///
/// Agrees with `pROC::coords(roc, threshold, ret = "all")` and `epiR::epi.tests`.
///
/// Source: Simel et al., J Clin Epidemiol 1991;44:763, doi 10.1016/0895-4356(91)90128-V;
/// Mercaldo, Lau, Zhou, Stat Med 2007;26:2170, doi 10.1002/sim.2677.
public struct Classification: Sendable, Equatable {
  /// The counts: rows negative, positive; columns without and with the event.
  public let table: ContingencyTable

  /// The threshold, which may be infinite; nil for a test without a score.
  public let threshold: Double?

  /// The confidence level of all intervals.
  public let level: Double

  /// How the intervals of shares are computed.
  public let interval: ProportionInterval

  /// The share of events that are positive; nil without events.
  public let sensitivity: Estimate?

  /// The share of others that are negative; nil without others.
  public let specificity: Estimate?

  /// The share of positives that have the event; nil without positives.
  public let positivePredictiveValue: Estimate?

  /// The share of negatives that do not have the event; nil without negatives.
  public let negativePredictiveValue: Estimate?

  /// The share of records that are positive with the event or negative without it.
  public let accuracy: Estimate

  /// Sensitivity / (1 - specificity), which may be infinite; nil where that is 0 / 0.
  public let positiveLikelihoodRatio: Estimate?

  /// (1 - sensitivity) / specificity, which may be infinite; nil where that is 0 / 0.
  public let negativeLikelihoodRatio: Estimate?

  /// Sensitivity + specificity - 1; nil without events or without others.
  public let youdenIndex: Estimate?

  /// The predictive values at the prevalence that was said; nil when none was.
  public let atPrevalence: PredictiveValues?

  /// What has no value, and why.
  public let undefined: [Undefined]

  /// A measure that the counts leave undefined.
  public struct Undefined: Sendable, Hashable, Codable {
    /// The name of the measure, as "positive predictive value".
    public let name: String

    /// The reason, as "no record is positive".
    public let reason: String
  }

  /// The probability of the event, or of none, after a test, at a given prevalence.
  public struct PredictiveValues: Sendable, Hashable, Codable {
    /// The share of records that have the event, inside 0...1.
    public let prevalence: Double

    /// The probability of the event in positives; nil where it is undefined.
    public let positive: Estimate?

    /// The probability of no event in negatives; nil where it is undefined.
    public let negative: Estimate?
  }

  /// Which records were left out, and why.
  public var exclusions: Exclusions { table.exclusions }

  /// Events that are positive.
  public var truePositives: Int { table[1, 1] }

  /// Others that are positive.
  public var falsePositives: Int { table[1, 0] }

  /// Others that are negative.
  public var trueNegatives: Int { table[0, 0] }

  /// Events that are negative.
  public var falseNegatives: Int { table[0, 1] }

  /// The number of records.
  public var count: Int { table.count }

  /// The number of events.
  public var events: Int { truePositives + falseNegatives }

  /// All measures that have a value, in the order of the properties.
  public var estimates: [Estimate] {
    [
      sensitivity, specificity, positivePredictiveValue, negativePredictiveValue, accuracy,
      positiveLikelihoodRatio, negativeLikelihoodRatio, youdenIndex, atPrevalence?.positive,
      atPrevalence?.negative,
    ].compactMap { $0 }
  }
}
