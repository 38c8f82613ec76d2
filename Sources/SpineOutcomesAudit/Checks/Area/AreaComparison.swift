internal import SpineOutcomesStats

/// The finding about an area under the ROC curve: what its standard error can be, and what follows.
struct AreaComparison {
  private let check: AreaCheck
  private let areas: ClosedRange<Double>
  private let errors: AreaErrors
  /// What the numbers allow.
  private let attainable: ClosedRange<Double>
  /// What the numbers and the printed standard error allow; nil where they contradict each other.
  private let standardError: ClosedRange<Double>?

  /// - Parameters:
  ///   - check: The figures; at least 2 events and 2 others.
  ///   - areas: The possible areas, inside 0...1.
  init(_ check: AreaCheck, areas: ClosedRange<Double>) {
    self.check = check
    self.areas = areas
    errors = AreaErrors(
      events: check.events, others: check.others, allowsTies: check.allowsTies)
    // A (1 - A) is greatest at the area nearest to 1/2; the bound of the least is concave on
    // either side of it, so least at an end or there.
    let near = min(max(0.5, areas.lowerBound), areas.upperBound)
    let ends = [areas.lowerBound, areas.upperBound, near]
    let least = ends.map(errors.least).min() ?? 0
    let greatest = max(errors.greatestByDeLong(near), errors.greatestTrue(near)) * (1 + 1e-11)
    attainable = min(least, greatest)...greatest
    standardError = Self.intersection(attainable, check)
  }

  /// What is both attainable and printed.
  private static func intersection(
    _ attainable: ClosedRange<Double>, _ check: AreaCheck
  ) -> ClosedRange<Double>? {
    guard let printed = check.standardError else { return attainable }
    let hull = printed.interval(rounding: check.rounding).hull()
    let low = max(hull.lowerBound, attainable.lowerBound)
    let high = min(hull.upperBound, attainable.upperBound)
    return low <= high ? low...high : nil
  }

  func finding() -> AuditFinding {
    let error = ImpliedFigure("standard error", attainable)
    guard let standardError else {
      return AuditFinding(
        .inconsistent,
        "a standard error of \(check.standardError?.text ?? "") is not attainable for an area of "
          + "\(check.area) with \(check.numbers), as DeLong's or as a true one",
        implied: [error])
    }
    let pValues = AreaPValues(areas, errors, standardError: standardError)
    var implied = [error]
    let printedP = check.pValue.map { ProbabilityRange($0, rounding: check.rounding) }
    if let printedP, let text = check.pValue {
      guard printedP.values != nil else {
        return AuditFinding(.inconsistent, "no probability is printed as \(text)")
      }
      implied += pValues.methods.map { ImpliedFigure("p-value by \($0.name)", $0.range) }
      guard pValues.methods.contains(where: { printedP.meets($0.range) }) else {
        return AuditFinding(
          .inconsistent,
          "\(printed(pValue: text)) is not attainable for an area of \(check.area) with "
            + "\(check.numbers), by Wald's test or the rank-sum test, normal or exact without ties",
          implied: implied + numbersNeeded(printedP, pValues))
      }
    }
    if check.lower != nil || check.upper != nil {
      let scales = intervals(standardError)
      let fitting = scales.filter { $0.without.agree == true }
      guard !fitting.isEmpty else {
        let range = scales.first?.without
        implied += [(WaldFigure.lower, "lower"), (.upper, "upper")].compactMap { figure, name in
          range?.implied(figure).map { ImpliedFigure("\(name) limit, given the others", $0) }
        }
        return AuditFinding(
          .inconsistent,
          "\(interval) is not attainable for an area of \(check.area) with \(check.numbers), as an "
            + "interval of Wald's method for the area or its logit",
          implied: implied)
      }
      if let printedP, let text = check.pValue,
        !fitting.contains(where: { $0.with.agree == true }),
        !fitting.contains(where: { printedP.meets(waldPValues($0.without)) }),
        !pValues.methods.dropFirst().contains(where: { printedP.meets($0.range) })
      {
        let range = fitting.first?.with.implied(.pValue)
        implied += range.map { [ImpliedFigure("p-value, given the interval", $0)] } ?? []
        return AuditFinding(
          .inconsistent,
          "\(printed(pValue: text)) is not that of an area of \(check.area) with \(interval)",
          implied: implied)
      }
    }
    return AuditFinding(
      .consistent,
      "what is printed is attainable for an area of \(check.area) with \(check.numbers)",
      implied: implied)
  }

  /// The p-values of Wald's test of the area by the standard errors that an interval allows, on
  /// whichever scale it was made: of the logit the standard error is that of the area over A (1 - A).
  private func waldPValues(_ interval: WaldFigures) -> ClosedRange<Double> {
    guard let range = interval.possibleStandardErrors else { return 0...1 }
    var slopes = [1.0]
    if case .logit = interval.scale {
      slopes = [areas.lowerBound, areas.upperBound, 0.5].filter(areas.contains).map {
        $0 * (1 - $0)
      }
    }
    let least = range.lowerBound * (slopes.min() ?? 0)
    let errorRange = least...max(least, range.upperBound * (slopes.max() ?? 1))
    return AreaPValues(areas, errors, standardError: errorRange).methods.first?.range ?? 0...1
  }

  private var interval: String {
    let title = ConfidenceInterval.title(level: check.level)
    switch (check.lower, check.upper) {
    case (let lower?, let upper?): return "\(title) \(lower) to \(upper)"
    case (let lower?, nil): return "\(title) from \(lower)"
    case (nil, let upper?): return "\(title) up to \(upper)"
    case (nil, nil): return title
    }
  }

  /// The figures of the interval on each scale: without the p-value, and with it.
  private func intervals(
    _ standardError: ClosedRange<Double>
  ) -> [(without: WaldFigures, with: WaldFigures)] {
    var figures: [WaldFigure: Reported] = [.estimate: check.area]
    figures[.lower] = check.lower
    figures[.upper] = check.upper
    // On the scale of the logit the standard error is that of the area over A (1 - A).
    let slopes = [areas.lowerBound, areas.upperBound, 0.5].filter(areas.contains).map {
      1 / ($0 * (1 - $0))
    }
    let least = standardError.lowerBound * (slopes.min() ?? 4)
    let greatest = standardError.upperBound * (slopes.max() ?? .infinity)
    let logitErrors = least <= greatest ? least...greatest : 0 ... .infinity
    let scales: [(WaldScale, ClosedRange<Double>)] = [
      (.area, standardError), (.logit, logitErrors),
    ]
    return scales.map { scale, errors in
      var all = figures
      all[.pValue] = check.pValue
      return (
        WaldFigures(
          figures, scale: scale, level: check.level, rounding: check.rounding,
          standardErrors: errors),
        WaldFigures(
          all, scale: scale, level: check.level, rounding: check.rounding, standardErrors: errors)
      )
    }
  }

  /// The numbers of events and others with which the p-value would be possible.
  private func numbersNeeded(
    _ pValue: ProbabilityRange, _ pValues: AreaPValues
  ) -> [ImpliedFigure] {
    guard let values = pValue.values, let scores = pValue.standardScores,
      values.lowerBound > pValues.hull.upperBound
    else { return [] }
    var needed: [ImpliedFigure] = []
    let near = min(max(0.5, areas.lowerBound), areas.upperBound)
    let ratio = scores.upperBound / (near - 0.5)
    let smaller = near * (1 - near) * ratio * ratio + 1
    if smaller.isFinite, smaller < 1e15 {
      needed.append(
        ImpliedFigure(
          "smaller group for which Wald's test could give it",
          values: ["at most \(Int(smaller * (1 + 1e-9)))"]))
    }
    if let splits = NullSplits(
      areas, pValue, upToEvents: check.events, others: check.others)
    {
      func texts(_ splits: [NullSplits.Split]) -> [String] {
        splits.prefix(40).map { "\($0.events)/\($0.others)" }
          + (splits.count > 40 ? ["and \(splits.count - 40) more"] : [])
      }
      needed.append(
        ImpliedFigure(
          "events/others for which the rank-sum test would give it", values: texts(splits.found)))
      needed.append(
        ImpliedFigure(
          "those of them with a number of pairs for the area",
          values: texts(splits.found.filter(\.isAttained))))
    }
    return needed
  }
}
