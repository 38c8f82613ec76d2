public import SpineOutcomesStats

extension Table {
  /// A row for each group: n, events, and the median time with its interval.
  ///
  /// - Parameters:
  ///   - survival: The Kaplan-Meier estimates.
  ///   - caption: What the table shows.
  public init(_ survival: KaplanMeier, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left), Column("n"), Column("Events"),
        Column("Median \(survival.labels.time)"), Column("Interval"),
      ])
    for median in survival.median {
      add([
        median.group, String(median.count), String(median.events),
        median.median.map { Decimals.plain($0) } ?? "not reached",
        median.confidenceInterval.map(Self.limits) ?? "none",
      ])
    }
    notes = [
      "Kaplan-Meier; \(Decimals.plain(100 * survival.level)) % intervals by the "
        + "\(survival.interval.rawValue) transform of Greenwood's standard error."
    ]
    if survival.exclusions.excluded > 0 { notes.append("\(survival.exclusions).") }
  }

  /// A row for each group and time: how many are at risk, and survival with its interval.
  ///
  /// - Parameters:
  ///   - survival: The Kaplan-Meier estimates.
  ///   - times: The times; beyond the last follow-up of a group the row says so.
  ///   - caption: What the table shows.
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not
  ///   finite.
  public init(_ survival: KaplanMeier, at times: [Double], caption: String) throws(StatsError) {
    let unit = survival.labels.time.unit.map { " \($0)" } ?? ""
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left),
        Column("\(survival.labels.time.label)\(unit)"), Column("At risk"), Column("Survival"),
        Column("Interval"),
      ])
    for curve in survival.curves {
      for time in times {
        let atRisk = try curve.atRisk(at: time)
        let cells: [String]
        do throws(StatsError) {
          let estimate = try curve.survival(at: time)
          cells = [
            Decimals.percent(estimate.value),
            estimate.confidenceInterval.map {
              "\(Decimals.percent($0.lower)) to \(Decimals.percent($0.upper))"
            } ?? "none",
          ]
        } catch {
          cells = [curve.count == 0 ? "no records" : "beyond follow-up", ""]
        }
        add([curve.group, Decimals.plain(time), String(atRisk)] + cells)
      }
    }
  }

  /// A row for each group: n, observed and expected events of a log-rank test.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - caption: What the table shows.
  public init(_ test: LogRankTest, caption: String) {
    self.init(
      caption: caption,
      columns: [Column("Group", .left), Column("n"), Column("Observed"), Column("Expected")])
    for group in test.groups {
      add([
        group.name, String(group.count), String(group.observed),
        Decimals.fixed(group.expected, 2),
      ])
    }
    let statistic = test.statistic.map { "\($0), " } ?? ""
    notes = ["\(test.method): \(statistic)\(test.pValue)."]
    notes += test.estimates.map { "\($0)." }
  }

  /// The limits of an interval of times; a limit that the data do not reach says so.
  private static func limits(_ interval: ConfidenceInterval) -> String {
    let upper = interval.upper.isFinite ? Decimals.plain(interval.upper) : "not reached"
    return "\(Decimals.plain(interval.lower)) to \(upper)"
  }
}
