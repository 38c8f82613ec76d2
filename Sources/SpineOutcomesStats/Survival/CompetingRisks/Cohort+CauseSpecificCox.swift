extension Cohort {
  /// Fits a Cox regression of the hazard of one cause, events of the others being censored.
  ///
  /// The ratios compare the rate of the cause among those without any event so far. They say
  /// nothing about its cumulative incidence, which depends on the hazards of the other causes too:
  /// for that see `fineGrayRegression(time:cause:of:on:)`. The notes of the result name what was
  /// censored.
  ///
  /// ```swift
  /// let model = try cohort.coxRegression(
  ///   time: \.months, cause: \.firstEvent, of: .recurrence, on: .numeric(\.age))
  /// ```
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - selector: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil
  ///     where censored.
  ///   - cause: The cause whose hazard is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of `coxRegression(time:event:on:)`;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` for a cause that is none.
  ///
  /// R: `coxph(Surv(time, ending == "recurrence") ~ x)`.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: Term<Record>..., strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression {
    try coxRegression(
      time: time, cause: selector, of: cause, on: terms, strata: strata, entry: entry, ties: ties,
      inference: inference, level: level, timeTolerance: timeTolerance)
  }

  /// Fits a Cox regression of the hazard of one cause on a list of terms.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - selector: The cause of the event, such as `\.firstEvent`: an optional enum or text, nil
  ///     where censored.
  ///   - cause: The cause whose hazard is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: As `coxRegression(time:cause:of:on:)`.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression {
    try causeSpecific(
      measured(time), SurvivalEndings(causesOrCensored: categories(selector)),
      of: String(level: cause), terms, strata, entry, ties, inference, level, timeTolerance)
  }

  /// Fits a Cox regression of the hazard of one cause, censored being one of the endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The cause whose hazard is modelled.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of the coefficients come from; Wald by default.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The fit; it converged and is finite.
  /// - Throws: The errors of `coxRegression(time:cause:of:on:)`;
  ///   ``StatsError/unknownLevel(variable:level:known:)`` when no level of `ending` is `censored`.
  /// - Complexity: O(n log n) once, O(n p^2) time for each of about six steps.
  public func coxRegression<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: Ending.Level, on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, ties: CoxTies = .efron,
    inference: CohortCoxInference<Record> = .wald, level: Double = 0.95,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxRegression {
    try causeSpecific(
      measured(time), SurvivalEndings(causes: categories(ending), censored: censored),
      of: String(level: cause), terms, strata, entry, ties, inference, level, timeTolerance)
  }

  private func causeSpecific(
    _ times: MeasuredColumn, _ endings: SurvivalEndings, of cause: String,
    _ terms: [Term<Record>], _ strata: RecordStrata<Record>, _ entry: RecordEntry<Record>,
    _ ties: CoxTies, _ inference: CohortCoxInference<Record>, _ level: Double,
    _ tolerance: TimeTolerance
  ) throws(StatsError) -> CoxRegression {
    try ConfidenceInterval.check(level: level)
    let name = endings.column.name.label
    guard let place = endings.causeNames.firstIndex(of: cause) else {
      throw .unknownLevel(variable: name, level: cause, known: endings.causeNames)
    }
    let read = try read(terms)
    let stratum = try strata.column?(self)
    let entries = try entry.column?(self)
    let clusters = try inference.clusters?(self)
    var columns: [any Column] = [times, endings.column] + read.flatMap(\.parts)
    if let stratum { columns.append(stratum) }
    if let entries { columns.append(entries) }
    if let clusters { columns.append(clusters) }
    let cases = completeCases(of: columns)
    guard cases.count > 0 else { throw .noCompleteCases(cases.exclusions) }
    let codes = cases.rows.map { $0.map { endings.codes[$0] } } ?? endings.codes
    let groups = stratum?.groups(cases)
    let places = RowPlaces.records(origin, rows: cases.rows)
    let response = try CoxResponse(
      times: cases.values(times), events: codes.map { endings.endings[Int($0)] == place + 1 },
      entries: entries.map { cases.values($0) }, strata: groups,
      names: (times.name.label, entries?.name.label ?? "entry"), places: places)
    var stratumNames: [String]?
    if let groups, let stratum { stratumNames = stratum.names(of: groups, cases) }
    let data = try CoxData(
      response, design: Design(read, cases, intercept: .omitted),
      names: (times.name.label, cause), stratumNames: stratumNames,
      clusters: clusters?.groups(cases), exclusions: cases.exclusions, ties: ties,
      inference: inference.method, tolerance: tolerance, places: places)
    var model = try data.fit(level: level)
    let others = endings.causeNames.filter { $0 != cause }
    if !others.isEmpty { model.notes.append(.censoredCauses(cause: cause, censored: others)) }
    return model
  }
}
