public import SpineOutcomesStats

extension Table {
  /// A row for each group with records: n, events, median time and follow-up, with intervals.
  ///
  /// The notes name the groups without records.
  ///
  /// Where other causes are censored there is no median follow-up, and the notes say what is
  /// censored.
  ///
  /// - Parameters:
  ///   - survival: The Kaplan-Meier estimates.
  ///   - caption: What the table shows.
  /// - Throws: As `KaplanMeier.medianFollowUp()`.
  public init(_ survival: KaplanMeier, caption: String) throws(StatsError) {
    let interval = Self.intervalTitle(survival.level)
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left), Column("n"), Column("Events"),
        Column(Self.titleOfMedian(survival)), Column(interval),
        Column("Median follow-up"), Column(interval),
      ])
    let followUps =
      try survival.lifeTable.censoredCauses.isEmpty
      ? survival.medianFollowUp().map(Self.cells)
      : survival.median.map { _ in ["undefined", ""] }
    let shown = Set(survival.shownCurves.map(\.group))
    for (median, followUp) in zip(survival.median, followUps) where shown.contains(median.group) {
      add(
        [median.group, String(median.count), String(median.events)]
          + Self.cells(median) + followUp)
    }
    notes = [Self.method(of: survival)] + Self.remarks(on: survival)
  }

  /// "Median time (days)".
  private static func titleOfMedian(_ survival: KaplanMeier) -> String {
    "Median \(survival.nameOfMedian)\(survival.labels.time.unit.map { " (\($0))" } ?? "")"
  }

  /// The event, and where the intervals and the follow-up come from.
  static func method(of survival: KaplanMeier) -> String {
    "Event: \(survival.labels.event.label.midSentence). Kaplan-Meier; "
      + "\(intervalTitle(survival.level)) by the \(survival.interval.rawValue) transform of "
      + "Greenwood's standard error. Follow-up: reverse Kaplan-Meier, events and censorings "
      + "exchanged."
  }

  /// What is to be known of the groups: strata, causes, those without records, and exclusions.
  static func remarks(on survival: KaplanMeier) -> [String] {
    let (causes, censored) = (survival.lifeTable.causes, survival.lifeTable.censoredCauses)
    var notes: [String] = []
    if survival.lifeTable.strata.count > 1 {
      notes.append("The curves take the strata together.")
    }
    if !censored.isEmpty {
      notes.append(
        "\(causes.joined(separator: ", ")) with \(censored.joined(separator: ", ")) censored: "
          + "1 - S is no cumulative incidence.")
    } else if causes.count > 1 {
      notes.append("Any of \(causes.joined(separator: ", ")) is the event.")
    }
    if survival.hasLateEntry { notes.append("Late entry: at risk from the entry on.") }
    if let without = survival.groupsWithoutRecords { notes.append("\(without).") }
    if survival.exclusions.excluded > 0 { notes.append("\(survival.exclusions).") }
    return notes
  }

  /// A row for each group with records and time: numbers at risk, S(t) and its interval.
  ///
  /// Events and censorings are those up to the time. The notes name the groups without records.
  ///
  /// A time beyond the follow-up of a group says "not observed": curves are not extrapolated.
  ///
  /// - Parameters:
  ///   - survival: The Kaplan-Meier estimates.
  ///   - times: The times, 0 or more, in the unit of the data.
  ///   - caption: What the table shows.
  /// - Throws: `StatsError.invalidArgument` for a time that is negative or not finite.
  public init(
    _ survival: KaplanMeier, at times: [Double], caption: String
  ) throws(StatsError) {
    let interval = Self.intervalTitle(survival.level)
    self.init(
      caption: caption,
      columns: [
        Column(survival.labels.group?.label ?? "Group", .left),
        Column("\(survival.labels.time)"), Column("At risk"), Column("Events"),
        Column("Censored"), Column("S(t)"), Column(interval),
      ])
    for curve in survival.shownCurves {
      for numbers in try curve.numbers(at: times) {
        let time = numbers.time
        let counts = [numbers.atRisk, numbers.events, numbers.censored].map { String($0) }
        var cells = ["not observed", ""]
        do throws(StatsError) {
          let estimate = try curve.survival(at: time)
          let limits = estimate.confidenceInterval.map {
            "\(Decimals.share($0.lower)) to \(Decimals.share($0.upper))"
          }
          cells = [Decimals.share(estimate.value), limits ?? "not estimable"]
        } catch .undefined(_) {}
        add([curve.group, Decimals.plain(time)] + counts + cells)
      }
    }
    notes = [
      "S(t): Kaplan-Meier estimate of the share without "
        + "\(survival.labels.event.label.midSentence) up to and including the time. At risk: under "
        + "follow-up just before the time. Events, censored: up to and including the time."
    ]
    if survival.hasLateEntry { notes.append("Late entry: at risk from the entry on.") }
    if let without = survival.groupsWithoutRecords { notes.append("\(without).") }
  }

  /// A median time and its limits; what the data do not reach says so.
  static func cells(_ median: MedianSurvival) -> [String] {
    guard median.count > 0 else { return ["no records", ""] }
    return [
      median.median.map { Decimals.plain($0) } ?? "not reached",
      median.confidenceInterval.map(timeLimits) ?? "not estimable",
    ]
  }

  /// The head of a column of intervals: "95 % CI".
  static func intervalTitle(_ level: Double) -> String { ConfidenceInterval.title(level: level) }

  /// The limits of an interval of times; a limit that the data do not reach says so.
  static func timeLimits(_ interval: ConfidenceInterval) -> String {
    let upper = interval.upper.isFinite ? Decimals.plain(interval.upper) : "not reached"
    return "\(Decimals.plain(interval.lower)) to \(upper)"
  }
}
