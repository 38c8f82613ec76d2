public import SpineOutcomesStats

extension Sentences {
  /// The median times of groups, those that are not reached included.
  ///
  /// - Parameters:
  ///   - survival: The Kaplan-Meier estimates.
  ///   - outcome: What is survived, as "survival" or "time to recurrence".
  ///   - phrase: What a group is called, from its name.
  /// - Returns: "Median survival was 270 days (95 % CI 210 to 306) in the male group (112 events,
  ///   n = 138) and not reached in ...".
  public func sentence(
    medianOf survival: KaplanMeier, outcome: String = "survival",
    phrase: (_ name: String) -> String = { "the \($0) group" }
  ) -> String {
    let isSingle = survival.curves.count == 1
    let parts = survival.curves.filter { $0.count > 0 }.map { curve in
      let events = "\(number(String(curve.events))) event\(curve.events == 1 ? "" : "s")"
      let size = "\(events), n = \(number(String(curve.count)))"
      let (time, limits) = median(curve.median, survival.labels.time.unit)
      return isSingle
        ? "\(time) (\(limits.map { "\($0); " } ?? "")\(size))"
        : "\(time)\(limits.map { " (\($0))" } ?? "") in \(phrase(curve.group)) (\(size))"
    }
    return sentence("median \(outcome) was \(Self.list(parts))")
  }

  /// A unit behind a time: " months", and " month" behind 1.
  private static func suffix(_ unit: String?, after time: Double?) -> String {
    unit.map { " \(time == 1 ? singular($0) : $0)" } ?? ""
  }

  /// A median with its unit, and its interval.
  private func median(
    _ median: MedianSurvival, _ unit: String?
  ) -> (time: String, limits: String?) {
    let unit = Self.suffix(unit, after: median.median)
    let limits = median.confidenceInterval.map { interval in
      let title = "\(number(Decimals.level(interval.level))) % CI"
      guard interval.upper.isFinite else {
        return "\(title) \(number(Decimals.plain(interval.lower))) to not reached"
      }
      return "\(title) \(range(interval.lower, interval.upper) { Decimals.plain($0) })"
    }
    return (median.median.map { number(Decimals.plain($0)) + unit } ?? "not reached", limits)
  }

  /// Survival at given times in each group; a time beyond the follow-up says so.
  ///
  /// - Parameters:
  ///   - survival: The Kaplan-Meier estimates.
  ///   - times: The times, 0 or more.
  ///   - outcome: What is survived.
  ///   - phrase: What a group is called, from its name.
  /// - Returns: "Survival at 180 days was 64.4 % (95 % CI 55.8 to 71.8 %, 89 at risk) in ...".
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not finite.
  public func sentence(
    survivalOf survival: KaplanMeier, at times: [Double], outcome: String = "survival",
    phrase: (_ name: String) -> String = { "the \($0) group" }
  ) throws(StatsError) -> String {
    var sentences: [String] = []
    let curves = survival.curves.filter { $0.count > 0 }
    for time in times {
      var parts: [String] = []
      for curve in curves {
        let atRisk = try curve.atRisk(at: time)
        let place = curves.count == 1 ? "" : " in \(phrase(curve.group))"
        do throws(StatsError) {
          let estimate = try curve.survival(at: time)
          let limits = estimate.confidenceInterval.map {
            let range = range($0.lower, $0.upper) { Decimals.percentage($0) }
            return "\(number(Decimals.level($0.level))) % CI \(range) %, "
          }
          parts.append(
            "\(number(Decimals.percent(estimate.value))) "
              + "(\(limits ?? "")\(number(String(atRisk))) at risk)\(place)")
        } catch .undefined(_) {
          parts.append("beyond the follow-up\(place)")
        }
      }
      let when =
        "\(number(Decimals.plain(time)))\(Self.suffix(survival.labels.time.unit, after: time))"
      guard parts.contains(where: { !$0.hasPrefix("beyond") }) else {
        sentences.append(
          sentence("\(outcome) at \(when) is not known: the follow-up of all groups ends before"))
        continue
      }
      sentences.append(sentence("\(outcome) at \(when) was \(Self.list(parts))"))
    }
    return sentences.joined(separator: " ")
  }

  /// How survival differs between groups: a test of the log-rank family.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - outcome: What is survived.
  ///   - phrase: What a group is called, from its name.
  /// - Returns: "Survival was longer in the female group than in the male group (hazard ratio
  ///   ...)."
  public func sentence(
    _ test: LogRankTest, outcome: String = "survival",
    phrase: (_ name: String) -> String = { "the \($0) group" }
  ) -> String {
    let groups = test.groups.filter { $0.count > 0 }
    let names = groups.map { phrase($0.name) }
    let observed = groups.map {
      "\(number(String($0.observed))) observed and \(number(Decimals.fixed($0.expected, 2))) expected"
    }
    let events = zip(names, observed).map { "\($1) in \($0)" }
    let details = [
      detail == .full ? "events: \(Self.list(events))" : "",
      estimate(test.estimates.first, as: Self.ratio(test, names)),
      self.test(test),
    ]
    guard isEvidence(test.pValue) else {
      return sentence(
        "there was no evidence of a difference in \(outcome) between \(Self.list(names))", details)
    }
    let direction = groups.count == 2 ? Self.step(0, groups[0].weightedDifference) : 0
    guard direction != 0 else {
      return sentence("\(outcome) differed between \(Self.list(names))", details)
    }
    return sentence(
      "\(outcome) was \(direction < 0 ? "longer" : "shorter") in \(names[0]) than in \(names[1])",
      details)
  }

  private static func ratio(_ test: LogRankTest, _ names: [String]) -> String? {
    names.count == 2 ? "hazard ratio, \(names[0]) against \(names[1])," : nil
  }

  /// Mean times up to a common limit.
  ///
  /// - Parameters:
  ///   - means: The restricted means of the groups, to one time.
  ///   - outcome: What is survived.
  ///   - phrase: What a group is called, from its name.
  /// - Returns: "Up to 720 days, mean survival was 325 days (95 % CI 288 to 362) in ...".
  public func sentence(
    _ means: [RestrictedMean], outcome: String = "survival",
    phrase: (_ name: String) -> String = { "the \($0) group" }
  ) -> String {
    guard let first = means.first else { return "" }
    let unit = first.unit.map { " \($0)" } ?? ""
    let parts = means.map { mean in
      let limits = mean.mean.confidenceInterval.map {
        " (\(interval($0) { Decimals.estimate($0) }))"
      }
      let place = means.count == 1 ? "" : " in \(phrase(mean.group))"
      return "\(value(mean.mean.value))\(unit)\(limits ?? "")\(place)"
    }
    return sentence(
      "up to \(number(Decimals.plain(first.time)))\(Self.suffix(first.unit, after: first.time)), "
        + "mean \(outcome) was "
        + Self.list(parts))
  }

  /// The difference or ratio of two curves.
  ///
  /// - Parameters:
  ///   - comparison: The comparison of the first group against the second.
  ///   - unit: The unit of time, where the difference has one.
  /// - Returns: "The difference of restricted means (female against male) was 90 days (...)."
  public func sentence(_ comparison: CurveComparison, unit: String? = nil) -> String {
    guard let estimate = comparison.estimates.first else { return "\(comparison)." }
    let isRatio = comparison.contrast != .difference
    let isTime = comparison.quantity == .restrictedMean && !isRatio
    let text: (Double) -> String = {
      isRatio ? Decimals.ratio($0) : isTime ? Decimals.estimate($0) : Decimals.share($0)
    }
    let suffix = isTime ? unit.map { " \($0)" } ?? "" : ""
    let limits = estimate.confidenceInterval.map { interval($0, text) } ?? ""
    return sentence(
      "the \(estimate.name) was \(number(text(estimate.value)))\(suffix)",
      [limits, self.test(comparison)])
  }
}
