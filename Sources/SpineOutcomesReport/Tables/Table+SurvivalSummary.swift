public import SpineOutcomesStats

extension Table {
  /// A column for each group with records: n, events, median time and follow-up, and survival with
  /// the numbers at risk at given times, estimates with their intervals.
  ///
  /// A time beyond the follow-up of a group says "not observed": curves are not extrapolated. The
  /// notes name the groups without records.
  ///
  /// - Parameters:
  ///   - survival: The Kaplan-Meier estimates.
  ///   - times: The times, 0 or more, in the unit of the data; none by default.
  ///   - caption: What the table shows.
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not finite; as
  ///   `KaplanMeier.medianFollowUp()`.
  public init(
    summaryOf survival: KaplanMeier, at times: [Double] = [], caption: String
  ) throws(StatsError) {
    let curves = survival.shownCurves
    let shown = Set(curves.map(\.group))
    let interval = Self.intervalTitle(survival.level)
    let unit = survival.labels.time.unit
    self.init(
      caption: caption,
      columns: [Column("Measure", .left)]
        + curves.map {
          Column("\(survival.labels.group == nil ? "All" : $0.group) (n = \($0.count))")
        })
    add(["Events"] + curves.map { String($0.events) })
    func time(_ what: String) -> String { "\(what)\(unit.map { ", \($0)" } ?? "") (\(interval))" }
    add(
      [time("Median \(survival.nameOfMedian)")]
        + survival.median.filter { shown.contains($0.group) }.map(Self.medianCell))
    if survival.lifeTable.censoredCauses.isEmpty {
      add(
        [time("Median follow-up")]
          + (try survival.medianFollowUp()).filter { shown.contains($0.group) }.map(
            Self.medianCell))
    }
    for time in times {
      let when = "\(Decimals.plain(time))\(unit.map { " \($0)" } ?? "")"
      var (estimates, atRisk) = (["S(t) at \(when) (\(interval))"], ["  At risk"])
      for curve in curves {
        estimates.append(try Self.survivalCell(curve, at: time))
        atRisk.append(String(try curve.atRisk(at: time)))
      }
      add(estimates)
      add(atRisk)
    }
    if let group = survival.labels.group { notes.append("Columns: \(group.label.midSentence).") }
    notes.append(Self.method(of: survival))
    if !times.isEmpty {
      notes.append(
        "S(t): the estimated share without \(survival.labels.event.label.midSentence) up to and "
          + "including the time. At risk: under follow-up just before the time.")
    }
    notes += Self.remarks(on: survival)
  }

  /// "22.9 (17.7 to not reached)".
  private static func medianCell(_ median: MedianSurvival) -> String {
    let cells = cells(median)
    return cells[1].isEmpty ? cells[0] : "\(cells[0]) (\(cells[1]))"
  }

  /// "0.944 (0.796 to 0.986)", or "not observed" beyond the follow-up.
  private static func survivalCell(
    _ curve: SurvivalCurve, at time: Double
  ) throws(StatsError) -> String {
    do throws(StatsError) {
      let estimate = try curve.survival(at: time)
      let limits = estimate.confidenceInterval.map(shareLimits)
      return "\(Decimals.share(estimate.value)) (\(limits ?? "not estimable"))"
    } catch .undefined(_) {
      return "not observed"
    }
  }
}
