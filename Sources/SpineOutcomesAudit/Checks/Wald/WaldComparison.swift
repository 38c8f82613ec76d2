internal import SpineOutcomesStats

/// The finding about an estimate, its interval and its p-value.
struct WaldComparison {
  var estimate: Reported?
  var lower: Reported?
  var upper: Reported?
  var pValue: Reported?
  var name: String
  var scale: WaldScale
  var level: Double
  var rounding: RoundingRule
  /// Degrees of freedom of Student's t; nil for the normal distribution.
  var degreesOfFreedom: ClosedRange<Double>?

  private var figures: [WaldFigure: Reported] {
    var figures: [WaldFigure: Reported] = [:]
    figures[.estimate] = estimate
    figures[.lower] = lower
    figures[.upper] = upper
    figures[.pValue] = pValue
    return figures
  }

  func finding() -> AuditFinding {
    let wald = WaldFigures(
      figures, scale: scale, level: level, rounding: rounding,
      distribution: degreesOfFreedom.map { .student($0, level: level) })
    guard wald.printed.count > 1 else {
      return AuditFinding(.notDecidable, "two figures are needed to hold one against the other")
    }
    if wald.pValueIsImpossible {
      return AuditFinding(.inconsistent, "no probability is printed as \(pValue?.text ?? "")")
    }
    guard let agree = wald.agree else {
      return AuditFinding(.notDecidable, "without the \(name) or both limits, nothing follows")
    }
    let implied = implied(by: wald, ofPrinted: !agree)
    guard agree else {
      return AuditFinding(
        .inconsistent,
        "no \(name) and standard error behind the printed digits give \(listing) by Wald's method"
          + method,
        implied: implied)
    }
    // One free half-width suits any ratio with any p-value below 1.
    if wald.printed == [.estimate, .pValue] {
      return AuditFinding(
        .notDecidable, "\(listing) imply an interval, and none is printed", implied: implied)
    }
    return AuditFinding(
      .consistent, "\(listing) agree with each other by Wald's method\(method)", implied: implied)
  }

  private var method: String {
    if case .logarithm = scale { return " on the logarithmic scale" }
    if degreesOfFreedom != nil { return " with Student's t" }
    return ""
  }

  private var interval: String { ConfidenceInterval.title(level: level) }

  /// The figures in words.
  private var listing: String {
    var parts = [estimate.map { "\(name) \($0)" }].compactMap { $0 }
    switch (lower, upper) {
    case (let lower?, let upper?): parts.append("\(interval) \(lower) to \(upper)")
    case (let lower?, nil): parts.append("lower limit \(lower) of the \(interval)")
    case (nil, let upper?): parts.append("upper limit \(upper) of the \(interval)")
    case (nil, nil): break
    }
    if let pValue { parts.append(printed(pValue: pValue)) }
    let last = parts.popLast() ?? ""
    return parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
  }

  /// What each figure that is printed, or is not, may be, given the others.
  private func implied(by wald: WaldFigures, ofPrinted: Bool) -> [ImpliedFigure] {
    let names: [(WaldFigure, String)] = [
      (.estimate, name), (.lower, "lower limit of the \(interval)"),
      (.upper, "upper limit of the \(interval)"), (.pValue, "p-value"),
    ]
    return names.compactMap { figure, name in
      guard wald.printed.contains(figure) == ofPrinted, let range = wald.implied(figure),
        range.lowerBound.isFinite || range.upperBound.isFinite
      else { return nil }
      return ImpliedFigure(ofPrinted ? "\(name), given the others" : name, range)
    }
  }
}
