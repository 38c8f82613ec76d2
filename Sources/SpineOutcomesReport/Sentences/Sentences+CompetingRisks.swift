public import SpineOutcomesStats

extension Sentences {
  /// The cumulative incidence of a cause at given times in each group; a time beyond the follow-up
  /// says so.
  ///
  /// - Parameters:
  ///   - cause: The name of the cause.
  ///   - incidence: The cumulative incidences.
  ///   - times: The times, 0 or more.
  ///   - phrase: What a group is called, from its name.
  /// - Returns: "The cumulative incidence of recurrence at 12 months was 31.0 % (95 % CI 17.8 to
  ///   45.2 %, 14 at risk) in the radiotherapy group and ...".
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not finite,
  ///   `StatsError.unknownLevel` for a cause that is none.
  public func sentence(
    incidenceOf cause: String, in incidence: CumulativeIncidence, at times: [Double],
    phrase: (_ name: String) -> String = { "the \($0) group" }
  ) throws(StatsError) -> String {
    guard incidence.causes.contains(cause) else {
      throw .unknownLevel(
        variable: incidence.labels.event.label, level: cause, known: incidence.causes)
    }
    let unit = incidence.labels.time.unit.map { " \($0)" } ?? ""
    let curves = incidence.curves(of: cause).filter { $0.count > 0 }
    var sentences: [String] = []
    for time in times {
      var parts: [String] = []
      var isKnown = false
      for curve in curves {
        let place = curves.count == 1 ? "" : " in \(phrase(curve.group))"
        let atRisk = try curve.numbers(at: [time]).first?.atRisk ?? 0
        do throws(StatsError) {
          let estimate = try curve.incidence(at: time)
          let limits = estimate.confidenceInterval.map {
            let range = range($0.lower, $0.upper) { Decimals.percentage($0) }
            return "\(number(Decimals.level($0.level))) % CI \(range) %, "
          }
          isKnown = true
          parts.append(
            "\(number(Decimals.percent(estimate.value))) "
              + "(\(limits ?? "")\(number(String(atRisk))) at risk)\(place)")
        } catch .undefined(_) {
          parts.append("beyond the follow-up\(place)")
        }
      }
      let what =
        "the cumulative incidence of \(cause) at \(number(Decimals.plain(time)))\(unit)"
      sentences.append(
        isKnown
          ? sentence("\(what) was \(Self.list(parts))")
          : sentence("\(what) is not known: the follow-up of all groups ends before"))
    }
    return sentences.joined(separator: " ")
  }

  /// How the cumulative incidence of a cause differs between groups: Gray's test.
  ///
  /// - Parameters:
  ///   - test: The test, whose scores tell the direction between two groups.
  ///   - phrase: What a group is called, from its name.
  /// - Returns: "The cumulative incidence of recurrence was higher in the radiotherapy group than in
  ///   the reoperation group (events: ...; Gray's test, chi-square(1) = 4.211, p = 0.040)."
  public func sentence(
    _ test: GrayTest, phrase: (_ name: String) -> String = { "the \($0) group" }
  ) -> String {
    let groups = test.groups.filter { $0.count > 0 }
    let names = groups.map { phrase($0.name) }
    let events = zip(names, groups).map { name, group in
      "\(number(String(group.observed))) observed and "
        + "\(number(Decimals.plain(group.expected, 4))) expected in \(name)"
    }
    let statistic = detail == .full ? test.statistic.map { number($0.description) } : nil
    let details = [
      detail == .full ? "events: \(Self.list(events))" : "",
      [test.method.replacing(" of \(test.cause)", with: ""), statistic, p(test.pValue)]
        .compactMap { $0 }.joined(separator: ", "),
    ]
    let what = "the cumulative incidence of \(test.cause)"
    guard isEvidence(test.pValue) else {
      return sentence(
        "there was no evidence that \(what) differed between \(Self.list(names))", details)
    }
    let direction = groups.count == 2 ? Self.step(0, groups[0].score) : 0
    guard direction != 0 else {
      return sentence("\(what) differed between \(Self.list(names))", details)
    }
    return sentence(
      "\(what) was \(direction > 0 ? "higher" : "lower") in \(names[0]) than in \(names[1])",
      details)
  }
}
