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
        mean.group, String(mean.count), String(mean.events), Decimals.plain(mean.mean.value),
        Decimals.plain(mean.standardError), Self.plainLimits(mean.mean),
        Decimals.plain(mean.timeLost.value), Self.plainLimits(mean.timeLost),
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
          estimate.name, Decimals.plain(comparison.time), Decimals.plain(estimate.value),
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
    for quantile in quantiles {
      add([
        quantile.group, "\(Decimals.level(quantile.probability)) %",
        quantile.time.map { Decimals.plain($0) } ?? "not reached",
        quantile.confidenceInterval.map(Self.timeLimits) ?? "not estimable",
      ])
    }
    let rules = Set(quantiles.map(\.rule.rawValue)).sorted().joined(separator: ", ")
    notes = ["Where the curve is level with a quantile, by the rule: \(rules)."]
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
    for curve in survival.curves {
      add(
        [curve.group, String(curve.count), String(curve.events), String(curve.clusters)]
          + Self.cells(curve.median))
    }
    notes = [
      "Event: \(survival.labels.event.label). Kaplan-Meier of weighted records; robust variance by "
        + "cluster (infinitesimal jackknife), \(survival.interval.rawValue) intervals."
    ]
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
    for curve in survival.curves {
      for time in times {
        var cells = ["not observed", "", ""]
        do throws(StatsError) {
          let row = try curve.row(at: time)
          let limits = row?.lower.flatMap { lower in
            row?.upper.map { "\(Decimals.fixed(lower, 3)) to \(Decimals.fixed($0, 3))" }
          }
          cells = [
            Decimals.fixed(row?.survival ?? 1, 3),
            (row?.standardError).map { Decimals.fixed($0, 3) } ?? "",
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
      "\(Decimals.plain($0.lower)) to \(Decimals.plain($0.upper))"
    } ?? "not estimable"
  }
}
