/// A cutoff of a score that was chosen on the data, with what that choice costs.
///
/// Sensitivity and specificity at a chosen cutoff are too high on the records it was chosen on:
/// they are called apparent here, and ``bootstrap`` holds the values on records left out. The
/// p-value allows for the search over all thresholds: it is the probability, all orders of the
/// scores being equally likely, that the best threshold is at least as good as this one. For
/// Youden's index that is the one-sided Smirnov test. ``naivePValue`` is what a report without
/// the search would give.
///
/// *Ties.* Thresholds whose losses are equal as whole numbers are equally good; all are listed,
/// and ``threshold`` is the most sensitive of them. An infinite threshold says that none does
/// better than reading all records alike.
///
/// Agrees with `pROC::coords(roc, "best", best.method = "youden", transpose = FALSE)` in the
/// thresholds, and the p-value with `ks.test(events, others, exact = TRUE, alternative = ...)`.
///
/// Source: Youden, Cancer 1950;3:32; Perkins & Schisterman, Am J Epidemiol 2006;163:670,
/// doi 10.1093/aje/kwj063.
public struct Cutoff: Sendable, Hashable {
  /// What makes a threshold the best one.
  public let rule: CutoffRule

  /// Which scores point to an event.
  public let eventsScore: ScoreDirection

  /// The name of the score.
  public let score: String

  /// The most sensitive of the best thresholds; infinite when all records are read alike.
  public let threshold: Double

  /// All equally good thresholds, ascending; one of them is ``threshold``.
  public let equallyGoodThresholds: [Double]

  /// Events read as events.
  public let truePositives: Int

  /// Others read as events.
  public let falsePositives: Int

  /// Others not read as events.
  public let trueNegatives: Int

  /// Events not read as events.
  public let falseNegatives: Int

  /// Sensitivity on the records the cutoff was chosen on, with Wilson's interval for a fixed
  /// cutoff.
  public let apparentSensitivity: Estimate

  /// Specificity on the records the cutoff was chosen on, with Wilson's interval for a fixed
  /// cutoff.
  public let apparentSpecificity: Estimate

  /// Apparent sensitivity + apparent specificity - 1.
  public let youdenIndex: Double

  /// The probability that the best of all thresholds is at least as good as this one if the
  /// score were unrelated to the outcome; nil where it was not computed, as the method says.
  public let pValue: PValue?

  /// How the p-value was computed, or why not.
  public let pValueMethod: String

  /// Which classifications the p-value allows for; a largest chi-square is always two-sided.
  public let alternative: CutoffAlternative

  /// The p-value of Pearson's chi-square test at this cutoff, as if it had been fixed before the
  /// study: too small; nil when all records are read alike.
  public let naivePValue: PValue?

  /// The validation; nil when none was asked for.
  public let bootstrap: CutoffBootstrap?

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// The number of records.
  public var count: Int { truePositives + falsePositives + trueNegatives + falseNegatives }

  /// The number of events.
  public var events: Int { truePositives + falseNegatives }

  /// Whether the accuracy was corrected for the choice of the cutoff.
  public var isValidated: Bool { bootstrap != nil }

  /// What the naive p-value is.
  public static let naivePValueMethod = "Pearson's chi-square as if the cutoff had been fixed"
}

extension Cutoff: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the rule, the cutoff, apparent and validated accuracy, p-value and numbers.
  public var description: String {
    var parts = ["cutoff by \(rule): event if \(score) \(eventsScore.sign) \(text(threshold))"]
    if equallyGoodThresholds.count > 1 {
      parts.append("one of \(equallyGoodThresholds.count) equally good")
    }
    if let bootstrap {
      let limits = bootstrap.thresholdInterval
      parts.append(
        "\(ConfidenceInterval.title(level: limits.level)) \(text(limits.lower)) to "
          + "\(text(limits.upper))")
    }
    parts += [apparentSensitivity.description, apparentSpecificity.description]
    parts.append("J = \(Decimals.fixed(youdenIndex, 3))")
    if let pValue {
      parts.append("\(pValue) corrected for the search (\(pValueMethod))")
    } else {
      parts.append("p corrected for the search \(pValueMethod)")
    }
    if let naivePValue { parts.append("naive \(naivePValue) (\(Self.naivePValueMethod))") }
    if let bootstrap {
      parts.append(
        "out of bag in \(bootstrap.resamples) resamples (seed \(bootstrap.seed), "
          + "\(bootstrap.generator)): sensitivity "
          + "\(Decimals.fixed(bootstrap.sensitivity, 3)), specificity "
          + Decimals.fixed(bootstrap.specificity, 3))
    } else {
      parts.append("not validated")
    }
    parts.append("\(events) event\(events == 1 ? "" : "s"), n = \(count)")
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: ", ")
  }

  /// The same line.
  public var debugDescription: String { description }

  private func text(_ threshold: Double) -> String { Decimals.exact(threshold) }
}
