public import SpineOutcomesStats

extension Table {
  /// A row for each cause and group: n, events, and the cumulative incidence at the last follow-up
  /// of the group with its interval.
  ///
  /// - Parameters:
  ///   - incidence: The cumulative incidences.
  ///   - caption: What the table shows.
  public init(_ incidence: CumulativeIncidence, caption: String) {
    let interval = Self.intervalTitle(incidence.level)
    self.init(
      caption: caption,
      columns: [
        Column("Cause", .left), Column(incidence.labels.group?.label ?? "Group", .left),
        Column("n"), Column("Events"), Column("Other causes"), Column("Last follow-up"),
        Column("Incidence by then"), Column(interval),
      ])
    for curve in incidence.curves {
      var cells = ["", "no records", ""]
      if let last = curve.rows.last {
        cells = [Decimals.plain(last.time), Decimals.fixed(last.incidence, 3), Self.limits(last)]
      }
      add(
        [
          curve.cause, curve.group, String(curve.count), String(curve.events),
          String(curve.competingEvents),
        ] + cells)
    }
    notes = [
      "Cumulative incidence: Aalen and Johansen's estimate of the probability of the cause by a "
        + "time, with the other causes competing. \(interval): \(Self.phrase(incidence)).",
      "Time: \(incidence.labels.time).",
    ]
    if incidence.lifeTable.strata.count > 1 {
      notes.append("The curves take the strata together.")
    }
    if incidence.hasLateEntry { notes.append("Late entry: at risk from the entry on.") }
    if incidence.mergedTimes > 0 {
      notes.append("\(incidence.mergedTimes) near-equal times were made equal.")
    }
    if incidence.exclusions.excluded > 0 { notes.append("\(incidence.exclusions).") }
  }

  /// A row for each cause, group and time: the cumulative incidence with its interval.
  ///
  /// A time beyond the follow-up of a group says "not observed": curves are not extrapolated.
  ///
  /// - Parameters:
  ///   - incidence: The cumulative incidences.
  ///   - times: The times, 0 or more, in the unit of the data.
  ///   - caption: What the table shows.
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not finite.
  public init(
    _ incidence: CumulativeIncidence, at times: [Double], caption: String
  ) throws(StatsError) {
    self.init(
      caption: caption,
      columns: [
        Column("Cause", .left), Column(incidence.labels.group?.label ?? "Group", .left),
        Column("\(incidence.labels.time)"), Column("Events"), Column("Incidence"), Column("SE"),
        Column(Self.intervalTitle(incidence.level)),
      ])
    for curve in incidence.curves {
      for numbers in try curve.numbers(at: times) {
        var cells = ["not observed", "", ""]
        do throws(StatsError) {
          let estimate = try curve.incidence(at: numbers.time)
          cells = [
            Decimals.fixed(estimate.value, 3),
            Decimals.fixed(try curve.standardError(at: numbers.time), 3),
            estimate.confidenceInterval.map {
              "\(Decimals.fixed($0.lower, 3)) to \(Decimals.fixed($0.upper, 3))"
            } ?? "not estimable",
          ]
        } catch .undefined(_) {}
        add(
          [curve.cause, curve.group, Decimals.plain(numbers.time), String(numbers.events)] + cells)
      }
    }
    notes = [
      "Incidence: the probability of the cause up to and including the time. Events: of the cause, "
        + "by then. Intervals: \(Self.phrase(incidence))."
    ]
  }

  /// A row for each group and time: the number at risk, with the events by cause and the censorings
  /// up to then.
  ///
  /// - Parameters:
  ///   - incidence: The cumulative incidences.
  ///   - times: The times, 0 or more, in the unit of the data.
  ///   - caption: What the table shows.
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not finite.
  public init(
    atRiskOf incidence: CumulativeIncidence, at times: [Double], caption: String
  ) throws(StatsError) {
    self.init(
      caption: caption,
      columns: [
        Column(incidence.labels.group?.label ?? "Group", .left),
        Column("\(incidence.labels.time)"), Column("At risk"),
      ] + incidence.causes.map { Column($0) } + [Column("Censored")])
    for group in incidence.lifeTable.groupNames {
      let curves = incidence.causes.compactMap { incidence[$0, group: group] }
      var numbers: [[IncidenceCurve.Numbers]] = []
      for curve in curves { numbers.append(try curve.numbers(at: times)) }
      for (place, first) in (numbers.first ?? []).enumerated() {
        add(
          [group, Decimals.plain(first.time), String(first.atRisk)]
            + numbers.map { String($0[place].events) } + [String(first.censored)])
      }
    }
    notes = [
      "At risk: under follow-up without any event just before the time. Events by cause, censored: "
        + "up to and including the time."
    ]
  }

  /// A row for each group, cause and share: the time by which the incidence reaches it.
  ///
  /// - Parameters:
  ///   - quantiles: The times.
  ///   - incidence: The curves they belong to.
  ///   - caption: What the table shows.
  public init(
    incidenceQuantiles quantiles: [IncidenceQuantile], of incidence: CumulativeIncidence,
    caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column("Cause", .left), Column(incidence.labels.group?.label ?? "Group", .left),
        Column("Incidence"), Column("\(incidence.labels.time)"),
        Column(Self.intervalTitle(incidence.level)),
      ])
    for quantile in quantiles {
      add([
        quantile.cause, quantile.group, "\(Decimals.level(quantile.probability)) %",
        quantile.time.map { Decimals.plain($0) } ?? "not reached",
        quantile.confidenceInterval.map(Self.timeLimits) ?? "not estimable",
      ])
    }
    notes = ["The first time at which the cumulative incidence is at least the share."]
  }

  /// A row for each cause and group: the mean time lost to the cause, with its interval.
  ///
  /// - Parameters:
  ///   - timesLost: The times lost, all to the same time.
  ///   - incidence: The curves they belong to.
  ///   - caption: What the table shows.
  public init(
    timesLost: [TimeLost], of incidence: CumulativeIncidence, caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column("Cause", .left), Column(incidence.labels.group?.label ?? "Group", .left),
        Column("n"), Column("Time lost"), Column("SE"),
        Column(Self.intervalTitle(incidence.level)),
      ])
    for lost in timesLost {
      add([
        lost.cause, lost.group, String(lost.count), Decimals.plain(lost.estimate.value),
        Decimals.plain(lost.standardError), Self.limits(lost.estimate),
      ])
    }
    let time = timesLost.first.map { Decimals.plain($0.time) } ?? ""
    notes = [
      "Time lost: the area under the cumulative incidence up to \(time), in the unit of "
        + "\(incidence.labels.time.label). Over all causes it is \(time) less the restricted mean of "
        + "the time without any event."
    ]
  }

  /// A row for each comparison of two cumulative incidences: the estimate, interval and p-value.
  ///
  /// - Parameters:
  ///   - comparisons: The comparisons, all at one level.
  ///   - level: The confidence level.
  ///   - caption: What the table shows.
  public init(_ comparisons: [IncidenceComparison], level: Double, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column("Cause", .left), Column("Comparison", .left), Column("Time"), Column("Estimate"),
        Column(Self.intervalTitle(level)), Column("p"),
      ])
    for comparison in comparisons {
      for estimate in comparison.estimates {
        add([
          comparison.cause, comparison.groups.joined(separator: " against "),
          Decimals.plain(comparison.time),
          Decimals.plain(estimate.value), Self.limits(estimate), comparison.pValue.numeral,
        ])
      }
    }
    var names: [String] = []
    for name in comparisons.map(\.contrast.name) where !names.contains(name) { names.append(name) }
    notes = [
      "\(names.joined(separator: "; ")): independent groups, referred to the normal distribution; ratios on the scale of the "
        + "logarithm. The p-values are not adjusted for their number."
    ]
  }

  /// A row for each group: n, observed and expected events of Gray's test.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - caption: What the table shows.
  public init(_ test: GrayTest, caption: String) {
    self.init(
      caption: caption,
      columns: [Column("Group", .left), Column("n"), Column("Observed"), Column("Expected")])
    let isWeighted = test.rho > 0
    if isWeighted { columns.append(Column("Weighted O - E")) }
    for group in test.groups {
      add(
        [
          group.name, String(group.count), String(group.observed),
          Decimals.fixed(group.expected, 2),
        ] + (isWeighted ? [Decimals.significant(group.score)] : []))
    }
    let statistic = test.statistic.map { "\($0), " } ?? ""
    notes = ["\(test.method): \(statistic)\(test.pValue)."]
  }

  /// A row for each pair of groups: statistic, p-value and adjusted p-value of Gray's test.
  ///
  /// - Parameters:
  ///   - tests: The tests of all pairs.
  ///   - caption: What the table shows.
  public init(_ tests: PairwiseGrayTests, caption: String) {
    self.init(
      caption: caption, columns: [Column("Pair", .left), Column("Chi-square"), Column("p")])
    let isAdjusted = tests.adjustment != .unadjusted
    if isAdjusted { columns.append(Column("p (\(tests.adjustment.name))")) }
    for comparison in tests.comparisons {
      add(
        [
          "\(comparison.first) against \(comparison.second)",
          comparison.test?.statistic.map { Decimals.plain($0.value) } ?? "undefined",
          comparison.test?.pValue.numeral ?? "",
        ] + (isAdjusted ? [comparison.adjustedPValue?.numeral ?? ""] : []))
    }
    notes = [
      "Gray's test of \(tests.cause) for each pair on its own records; p-values "
        + "\(tests.adjustment.phrase)."
    ]
    notes += tests.comparisons.compactMap { comparison in
      comparison.reason.map { "\(comparison.first) against \(comparison.second): \($0)." }
    }
  }

  /// What intervals come from: "log-log transform of the Greenwood-type standard error".
  private static func phrase(_ incidence: CumulativeIncidence) -> String {
    let error =
      incidence.variance == .greenwood
      ? "a Greenwood-type standard error" : "Aalen's standard error"
    return "by the \(incidence.interval.rawValue) transform of \(error)"
  }

  private static func limits(_ row: IncidenceCurve.Row) -> String {
    guard let lower = row.lower, let upper = row.upper else { return "not estimable" }
    return "\(Decimals.fixed(lower, 3)) to \(Decimals.fixed(upper, 3))"
  }

  private static func limits(_ estimate: Estimate) -> String {
    estimate.confidenceInterval.map {
      "\(Decimals.plain($0.lower)) to \(Decimals.plain($0.upper))"
    } ?? "not estimable"
  }
}
