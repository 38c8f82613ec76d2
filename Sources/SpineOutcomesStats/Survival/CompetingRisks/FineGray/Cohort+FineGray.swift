extension Cohort {
  /// Fits a Fine-Gray regression: subdistribution hazard ratios of a cause.
  ///
  /// Records that lack the time or a term are left out and counted in the result; one without a
  /// cause is censored.
  ///
  /// ```swift
  /// let model = try cohort.fineGrayRegression(
  ///   time: \.months, cause: \.firstEvent, of: .recurrence, on: .numeric(\.age))
  /// print(try model.cumulativeIncidence(at: 12, for: ["age": 65]))
  /// ```
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - selector: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil where
  ///     censored.
  ///   - cause: The cause whose incidence is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - censoring: Which records have the same distribution of censoring; those of a stratum by
  ///     default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of
  ///   ``FineGrayRegression/init(times:causeCodes:causeNames:cause:design:entries:strata:censoring:frequencies:level:timeTolerance:)``,
  ///   and those of `logisticRegression(of:on:)` that concern data.
  ///
  /// R: `cmprsk::crr`.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public func fineGrayRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: Term<Record>..., strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, censoring: RecordCensoring<Record> = .withinStrata,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> FineGrayRegression {
    try fineGrayRegression(
      time: time, cause: selector, of: cause, on: terms, strata: strata, entry: entry,
      censoring: censoring, level: level, timeTolerance: timeTolerance)
  }

  /// Fits a Fine-Gray regression on a list of terms.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - selector: The cause of the event, nil where censored.
  ///   - cause: The cause whose incidence is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - censoring: Which records have the same distribution of censoring; those of a stratum by
  ///     default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: As `fineGrayRegression(time:cause:of:on:)`.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public func fineGrayRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, censoring: RecordCensoring<Record> = .withinStrata,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> FineGrayRegression {
    try fineGray(
      measured(time), SurvivalEndings(causesOrCensored: categories(selector)),
      of: String(level: cause), terms, strata, entry, censoring, level, timeTolerance)
  }

  /// Fits a Fine-Gray regression, censoring being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring, such as `\.monthsFollowed`; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The cause whose incidence is modelled.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - censoring: Which records have the same distribution of censoring; those of a stratum by
  ///     default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: As `fineGrayRegression(time:cause:of:on:)`.
  /// - Complexity: O(n log n + n p^2) time for each of about seven steps.
  public func fineGrayRegression<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: Ending.Level, on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, censoring: RecordCensoring<Record> = .withinStrata,
    level: Double = 0.95, timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> FineGrayRegression {
    try fineGray(
      measured(time), SurvivalEndings(causes: categories(ending), censored: censored),
      of: String(level: cause), terms, strata, entry, censoring, level, timeTolerance)
  }

  private func fineGray(
    _ times: MeasuredColumn, _ endings: SurvivalEndings, of cause: String,
    _ terms: [Term<Record>], _ strata: RecordStrata<Record>, _ entry: RecordEntry<Record>,
    _ censoring: RecordCensoring<Record>, _ level: Double, _ tolerance: TimeTolerance
  ) throws(StatsError) -> FineGrayRegression {
    try ConfidenceInterval.check(level: level)
    guard let place = endings.causeNames.firstIndex(of: cause) else {
      throw .unknownLevel(
        variable: endings.column.name.label, level: cause, known: endings.causeNames)
    }
    let read = try read(terms)
    let stratum = try strata.column?(self)
    let entries = try entry.column?(self)
    var groups: (any ClusterColumn)?
    if case .groups(let column) = censoring.choice { groups = try column(self) }
    var columns: [any Column] = [times, endings.column] + read.flatMap(\.parts)
    if let stratum { columns.append(stratum) }
    if let entries { columns.append(entries) }
    if let groups { columns.append(groups) }
    let cases = completeCases(of: columns)
    guard cases.count > 0 else { throw .noCompleteCases(cases.exclusions) }
    let codes = cases.rows.map { $0.map { endings.codes[$0] } } ?? endings.codes
    let rowStrata = stratum?.groups(cases)
    let shared: FineGrayResponse.Censoring =
      switch censoring.choice {
      case .pooled: .pooled
      case .withinStrata: .withinStrata
      case .groups: groups.map { .groups($0.groups(cases)) } ?? .pooled
      }
    let response = try FineGrayResponse(
      times: cases.values(times),
      endings: codes.map {
        let ending = endings.endings[Int($0)]
        return ending == 0 ? .censored : ending == place + 1 ? .own : .other
      },
      cause: cause, entries: entries.map { cases.values($0) }, strata: rowStrata,
      censoring: shared, names: (times.name.label, entries?.name.label ?? "entry"),
      places: .records(origin, rows: cases.rows))
    var stratumNames: [String]?
    if let rowStrata, let stratum { stratumNames = stratum.names(of: rowStrata, cases) }
    return try FineGrayRegression(
      response, design: Design(read, cases, intercept: .omitted), stratumNames: stratumNames,
      exclusions: cases.exclusions, level: level, tolerance: tolerance)
  }
}
