/// What is chosen for a Cox regression of a cohort, besides time and event.
struct CoxChoices<Record: Sendable> {
  let terms: [Term<Record>]
  let strata: RecordStrata<Record>
  let entry: RecordEntry<Record>
  let frequencies: RecordFrequencies<Record>
  let ties: CoxTies
  let inference: CohortCoxInference<Record>
  let tolerance: TimeTolerance
}

extension Cohort {
  /// The complete cases of a Cox regression.
  ///
  /// - Parameters:
  ///   - times: The times to event or censoring.
  ///   - ending: The column that says whether the event occurred.
  ///   - outcome: The name of the event.
  ///   - choices: The terms, and what else is chosen.
  ///   - remarks: What the fits have to say of the event.
  ///   - events: Whether each complete case has the event.
  /// - Returns: The data.
  /// - Throws: The errors of `coxRegression(time:event:on:)` that concern data.
  func coxData(
    _ times: MeasuredColumn, _ ending: any Column, named outcome: String,
    _ choices: CoxChoices<Record>, remarks: [RegressionNote] = [],
    events: (CompleteCases) -> [Bool]
  ) throws(StatsError) -> CoxData {
    let read = try read(choices.terms)
    let stratum = try choices.strata.column?(self)
    let entries = try choices.entry.column?(self)
    let clusters = try choices.inference.clusters?(self)
    var columns: [any Column] = [times, ending] + read.flatMap(\.parts)
    if let stratum { columns.append(stratum) }
    if let entries { columns.append(entries) }
    if let clusters { columns.append(clusters) }
    let cases = completeCases(of: columns)
    guard cases.count > 0 else { throw .noCompleteCases(cases.exclusions) }
    let groups = stratum?.groups(cases)
    let places = RowPlaces.records(origin, rows: cases.rows)
    let response = try CoxResponse(
      times: cases.values(times), events: events(cases), entries: entries.map { cases.values($0) },
      strata: groups,
      weights: choices.frequencies.weights(self, cases).map { .frequencies($0.counts) } ?? .none,
      names: (times.name.label, entries?.name.label ?? "entry"), places: places)
    var names: [String]?
    if let groups, let stratum { names = stratum.names(of: groups, cases) }
    var data = try CoxData(
      response, design: Design(read, cases, intercept: .omitted),
      names: (times.name.label, outcome), stratumNames: names,
      clusters: clusters?.groups(cases), exclusions: cases.exclusions, ties: choices.ties,
      inference: choices.inference.method, tolerance: choices.tolerance, places: places)
    data.remarks = remarks
    return data
  }
}
