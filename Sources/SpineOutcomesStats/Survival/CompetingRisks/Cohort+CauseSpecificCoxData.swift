extension Cohort {
  /// The complete cases of a Cox regression of the hazard of one cause, for what a fitted value alone
  /// cannot answer: residuals, tests of proportional hazards and of single terms, concordance,
  /// baseline hazard.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - selector: The cause of the event: an optional enum or text, nil where censored.
  ///   - cause: The cause whose hazard is modelled, such as `.recurrence`.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of its fits come from; Wald by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The data; the notes of their fits name the causes that were censored.
  /// - Throws: The errors of `coxRegression(time:cause:of:on:)` that concern data.
  ///
  /// A survival predicted from such a baseline is that of a world in which the other causes do not
  /// occur; for the probability of the cause see `cumulativeIncidence(time:cause:)`.
  /// - Complexity: O(n log n + n p).
  public func coxData<Time: Measured, Cause: Categorical>(
    time: Selector<Record, Time>, cause selector: Selector<Record, Cause>, of cause: Cause.Level,
    on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, frequencies: RecordFrequencies<Record> = .once,
    ties: CoxTies = .efron, inference: CohortCoxInference<Record> = .wald,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxData {
    try causeSpecific(
      measured(time), SurvivalEndings(causesOrCensored: categories(selector)),
      of: String(level: cause), terms, strata, entry, frequencies, ties, inference,
      timeTolerance)
  }

  /// The complete cases of a Cox regression of the hazard of one cause, censored being one of the
  /// endings.
  ///
  /// - Parameters:
  ///   - time: The time to event or censoring; 0 or more.
  ///   - ending: How follow-up ended: a cause of an event, or the level for censored.
  ///   - censored: The level of `ending` that stands for censored; every other is a cause.
  ///   - cause: The cause whose hazard is modelled.
  ///   - terms: The terms, in the order in which results list them.
  ///   - strata: Whose levels have baseline hazards of their own; `.none` by default.
  ///   - entry: From when on records are at risk; `.origin` by default.
  ///   - frequencies: How many times each record occurs; `.once` by default.
  ///   - ties: The likelihood of events at one time; Efron's by default.
  ///   - inference: What intervals and p-values of its fits come from; Wald by default.
  ///   - timeTolerance: Which times count as equal.
  /// - Returns: The data; the notes of their fits name the causes that were censored.
  /// - Throws: The errors of `coxRegression(time:ending:censored:of:on:)` that concern data.
  /// - Complexity: O(n log n + n p).
  public func coxData<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    of cause: Ending.Level, on terms: [Term<Record>], strata: RecordStrata<Record> = .none,
    entry: RecordEntry<Record> = .origin, frequencies: RecordFrequencies<Record> = .once,
    ties: CoxTies = .efron, inference: CohortCoxInference<Record> = .wald,
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> CoxData {
    try causeSpecific(
      measured(time), SurvivalEndings(causes: categories(ending), censored: censored),
      of: String(level: cause), terms, strata, entry, frequencies, ties, inference,
      timeTolerance)
  }

  private func causeSpecific(
    _ times: MeasuredColumn, _ endings: SurvivalEndings, of cause: String,
    _ terms: [Term<Record>], _ strata: RecordStrata<Record>, _ entry: RecordEntry<Record>,
    _ frequencies: RecordFrequencies<Record>, _ ties: CoxTies,
    _ inference: CohortCoxInference<Record>, _ tolerance: TimeTolerance
  ) throws(StatsError) -> CoxData {
    guard let place = endings.causeNames.firstIndex(of: cause) else {
      throw .unknownLevel(
        variable: endings.column.name.label, level: cause, known: endings.causeNames)
    }
    let others = endings.causeNames.filter { $0 != cause }
    return try coxData(
      times, endings.column, named: cause,
      CoxChoices(
        terms: terms, strata: strata, entry: entry, frequencies: frequencies, ties: ties,
        inference: inference, tolerance: tolerance),
      remarks: others.isEmpty ? [] : [.censoredCauses(cause: cause, censored: others)]
    ) { cases in
      let codes = cases.rows.map { $0.map { endings.codes[$0] } } ?? endings.codes
      return codes.map { endings.endings[Int($0)] == place + 1 }
    }
  }
}
