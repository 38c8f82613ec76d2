public import SpineOutcomesStats

extension Table {
  /// A row for each group: n, events, the restricted mean and the time lost, with intervals.
  ///
  /// - Parameters:
  ///   - means: The restricted means, all to the same time.
  ///   - survival: The curves they belong to.
  ///   - caption: What the table shows.
  public init(
    restrictedMeans means: [RestrictedMean], of survival: KaplanMeier, caption: String
  ) {
    let interval = Self.intervalTitle(survival.level)
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left), Column("n"), Column("Events"),
        Column("Restricted mean"), Column("SE"), Column(interval), Column("Time lost"),
        Column(interval),
      ])
    for mean in means {
      add([
        mean.group, String(mean.count), String(mean.events), Decimals.estimate(mean.mean.value, 5),
        Decimals.estimate(mean.standardError, 5), Self.plainLimits(mean.mean),
        Decimals.estimate(mean.timeLost.value, 5), Self.plainLimits(mean.timeLost),
      ])
    }
    let time = means.first.map { Decimals.plain($0.time) } ?? ""
    notes = [
      "Restricted mean: the area under the Kaplan-Meier curve up to \(time), in the unit of "
        + "\(survival.labels.time.label); Greenwood's variance. Time lost: the area above it."
    ]
  }

  /// A row for each comparison of two curves: the estimate, its interval and the p-value.
  ///
  /// - Parameters:
  ///   - comparisons: The comparisons, all at one level.
  ///   - level: The confidence level.
  ///   - caption: What the table shows.
  public init(_ comparisons: [CurveComparison], level: Double, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column("Comparison", .left), Column("Time"), Column("Estimate"),
        Column(Self.intervalTitle(level)), Column("p"),
      ])
    for comparison in comparisons {
      for estimate in comparison.estimates {
        add([
          estimate.name, Decimals.plain(comparison.time), Decimals.estimate(estimate.value, 5),
          Self.plainLimits(estimate), comparison.pValue.numeral,
        ])
      }
    }
    notes = [
      "Greenwood's variance of each group, referred to the normal distribution; ratios on the "
        + "scale of the logarithm. The p-values are not adjusted for their number."
    ]
  }

  /// A row for each group and quantile: the time with its interval.
  ///
  /// - Parameters:
  ///   - quantiles: The quantiles, group by group.
  ///   - survival: The curves they belong to.
  ///   - caption: What the table shows.
  public init(
    quantiles: [SurvivalQuantile], of survival: KaplanMeier, caption: String
  ) {
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left), Column("Share with the event"),
        Column("\(survival.labels.time)"), Column(Self.intervalTitle(survival.level)),
      ])
    let shown = Set(survival.shownCurves.map(\.group))
    for quantile in quantiles where shown.contains(quantile.group) {
      add([
        quantile.group, "\(Decimals.level(quantile.probability)) %",
        quantile.time.map { Decimals.plain($0) } ?? "not reached",
        quantile.confidenceInterval.map(Self.timeLimits) ?? "not estimable",
      ])
    }
    let rules = Set(quantiles.map(\.rule.rawValue)).sorted().joined(separator: ", ")
    notes = ["Where the curve is level with a quantile, by the rule: \(rules)."]
    if let without = survival.groupsWithoutRecords { notes.append("\(without).") }
  }

  /// A row for each group of weighted curves: n, events, clusters and the median.
  ///
  /// - Parameters:
  ///   - survival: The weighted Kaplan-Meier estimates.
  ///   - caption: What the table shows.
  public init(_ survival: RobustKaplanMeier, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left), Column("n"), Column("Events"),
        Column("Clusters"), Column("Median \(survival.labels.time)"),
        Column(Self.intervalTitle(survival.level)),
      ])
    for curve in survival.curves where curve.count > 0 {
      add(
        [curve.group, String(curve.count), String(curve.events), String(curve.clusters)]
          + Self.cells(curve.median))
    }
    notes = [
      "Event: \(survival.labels.event.label). Kaplan-Meier of weighted records; robust variance by "
        + "cluster (infinitesimal jackknife), \(survival.interval.rawValue) intervals."
    ]
    notes += Self.withoutRecords(survival.curves.filter { $0.count == 0 }.map(\.group))
    if survival.exclusions.excluded > 0 { notes.append("\(survival.exclusions).") }
  }

  /// A row for each group and time of weighted curves: the weight at risk, S(t) and its interval.
  ///
  /// - Parameters:
  ///   - survival: The weighted Kaplan-Meier estimates.
  ///   - times: The times, 0 or more, in the unit of the data.
  ///   - caption: What the table shows.
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not finite.
  public init(
    _ survival: RobustKaplanMeier, at times: [Double], caption: String
  ) throws(StatsError) {
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left),
        Column("\(survival.labels.time)"), Column("S(t)"), Column("SE"),
        Column(Self.intervalTitle(survival.level)),
      ])
    for curve in survival.curves where curve.count > 0 {
      for time in times {
        var cells = ["not observed", "", ""]
        do throws(StatsError) {
          let row = try curve.row(at: time)
          let limits = row?.lower.flatMap { lower in
            row?.upper.map { "\(Decimals.share(lower)) to \(Decimals.share($0))" }
          }
          cells = [
            Decimals.share(row?.survival ?? 1),
            (row?.standardError).map { Decimals.share($0) } ?? "",
            limits ?? "not estimable",
          ]
        } catch .undefined(_) {}
        add([curve.group, Decimals.plain(time)] + cells)
      }
    }
  }

  /// The limits of an estimate: "1.2 to 3.4".
  private static func plainLimits(_ estimate: Estimate) -> String {
    estimate.confidenceInterval.map {
      "\(Decimals.estimate($0.lower, 5)) to \(Decimals.estimate($0.upper, 5))"
    } ?? "not estimable"
  }
}
