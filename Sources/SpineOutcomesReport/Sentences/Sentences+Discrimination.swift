public import SpineOutcomesStats

extension Sentences {
  /// How well a score tells events from others.
  ///
  /// - Parameters:
  ///   - area: The area under the ROC curve.
  ///   - score: The name of the score.
  /// - Returns: "The area under the ROC curve of start was 0.789 (95 % CI ...; 17 events, n = 81;
  ///   ...)."
  public func sentence(_ area: AreaUnderCurve, ofScore score: String) -> String {
    let text = { Decimals.share($0) }
    let against = area.against == 0.5 ? "" : " against \(value(area.against))"
    let events = "\(number(String(area.events))) event\(area.events == 1 ? "" : "s")"
    var details = [
      interval(area.confidenceInterval, text), "\(events), n = \(number(String(area.count)))",
      "\(area.confidenceInterval.method), \(p(area.pValue))\(against)",
    ]
    if area.estimate < 0.5 { details.append("events were on the other side more often than not") }
    return sentence(
      "the area under the ROC curve of \(score.midSentence) was "
        + number(text(area.estimate)), details)
  }

  /// What a cutoff achieves, and how much of it may be trusted.
  ///
  /// - Parameter cutoff: The cutoff.
  /// - Returns: "By the largest Youden index, months < 12.5 was read as an event (sensitivity 24/31
  ///   (77.4 %), ...; p = 0.04 allowing for the search; not validated: ...)."
  public func sentence(_ cutoff: Cutoff) -> String {
    let negatives = cutoff.trueNegatives.addingReportingOverflow(cutoff.falsePositives).partialValue
    var details = [
      accuracy(
        "sensitivity", share(cutoff.truePositives, of: cutoff.events), cutoff.apparentSensitivity),
      accuracy(
        "specificity", share(cutoff.trueNegatives, of: negatives), cutoff.apparentSpecificity),
    ]
    if let pValue = cutoff.pValue { details.append("\(p(pValue)) allowing for the search") }
    if let run = cutoff.bootstrap {
      let limits = interval(run.thresholdInterval) { Decimals.exact($0) }
      details.append(
        "cutoff \(limits), sensitivity \(number(Decimals.percent(run.sensitivity))) and specificity "
          + "\(number(Decimals.percent(run.specificity))) in records left out of "
          + "\(number(String(run.resamples))) resamples")
    } else {
      details.append("not validated, so that both are optimistic")
    }
    if cutoff.equallyGoodThresholds.count > 1 {
      details.append(
        "the most sensitive of \(number(String(cutoff.equallyGoodThresholds.count))) equally good")
    }
    return sentence(
      "by the \(cutoff.rule), \(cutoff.score.midSentence) \(cutoff.eventsScore.sign) "
        + "\(number(Decimals.exact(cutoff.threshold))) was read as an event", details)
  }

  private func accuracy(_ name: String, _ share: String, _ estimate: Estimate) -> String {
    guard detail == .full, let limits = estimate.confidenceInterval else {
      return "\(name) \(share)"
    }
    let range = range(limits.lower, limits.upper) { Decimals.percentage($0) }
    return "\(name) \(share), \(number(Decimals.level(limits.level))) % CI \(range) %"
  }
}
