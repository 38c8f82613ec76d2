/// The life table of a cohort's complete cases, with what its results must say.
struct SurvivalData {
  var lifeTable: LifeTable
  var labels: SurvivalLabels
  var exclusions: Exclusions

  func kaplanMeier(
    _ interval: SurvivalInterval, _ level: Double, _ tolerance: TimeTolerance
  ) throws(StatsError) -> KaplanMeier {
    try KaplanMeier(
      lifeTable, interval: interval, level: level, timeTolerance: tolerance, labels: labels,
      exclusions: exclusions)
  }
}

extension Cohort {
  /// Reads time and event of the complete cases, with late entry where there is a column of it.
  func survivalData<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, by groups: SurvivalGroups?,
    strata: SurvivalGroups? = nil, entry: MeasuredColumn? = nil
  ) throws(StatsError) -> SurvivalData where Event.Level == Bool {
    try survivalData(
      times: measured(time), endings: SurvivalEndings(event: categories(event)), by: groups,
      strata: strata, entry: entry)
  }

  /// Reads time and cause of the complete cases.
  func survivalData<Time: Measured, Ending: Categorical>(
    time: Selector<Record, Time>, ending: Selector<Record, Ending>, censored: Ending.Level,
    by groups: SurvivalGroups?, strata: SurvivalGroups? = nil
  ) throws(StatsError) -> SurvivalData {
    try survivalData(
      times: measured(time),
      endings: SurvivalEndings(causes: categories(ending), censored: censored), by: groups,
      strata: strata)
  }

  /// Reads time and ending of the complete cases.
  func survivalData(
    times: MeasuredColumn, endings: SurvivalEndings, by groups: SurvivalGroups?,
    strata: SurvivalGroups?, entry: MeasuredColumn? = nil
  ) throws(StatsError) -> SurvivalData {
    let others: [(any Column)?] = [entry, groups?.column, strata?.column]
    let complete = completeCases(of: [times, endings.column] + others.compactMap { $0 })
    func codes(_ codes: [Int32]) -> [Int32] {
      complete.rows.map { $0.map { codes[$0] } } ?? codes
    }
    return try survivalData(
      CohortRows(
        times: complete.values(times), codes: codes(endings.codes), endings: endings.endings,
        groups: groups.map { codes($0.codes) }, strata: strata.map { codes($0.codes) },
        entries: entry.map { complete.values($0) }),
      complete, groups, strata, causeNames: endings.causeNames,
      labels: SurvivalLabels(time: times.name, event: endings.column.name),
      entryName: entry?.name.label)
  }

  /// Reads the follow-ups of the complete cases.
  func survivalData<Value: Followed>(
    followUp: Selector<Record, Value>, by groups: SurvivalGroups?, strata: SurvivalGroups? = nil
  ) throws(StatsError) -> SurvivalData {
    let column = FollowUpColumn(
      name: followUpName(of: followUp),
      values: records.map {
        let value = $0[keyPath: followUp]
        return value.followed.map { ($0, value.causeIndex) }
      })
    let complete = completeCases(of: [column] + [groups, strata].compactMap { $0?.column })
    let rows = complete.rows ?? Array(records.indices)
    let values = rows.compactMap { column.values[$0] }
    let entersLate = values.contains { $0.followUp.entry != nil }
    return try survivalData(
      ColumnRows(
        times: values.map(\.followUp.time), endings: .causes(values.map(\.cause)),
        groupCodes: groups.map { groups in rows.map { Int(groups.codes[$0]) } },
        stratumCodes: strata.map { strata in rows.map { Int(strata.codes[$0]) } },
        entries: entersLate ? values.map(\.followUp.entry) : nil),
      complete, groups, strata, causeNames: Value.causeNames,
      labels: SurvivalLabels(time: column.name))
  }

  private func survivalData(
    _ rows: some FollowUpRows, _ complete: CompleteCases, _ groups: SurvivalGroups?,
    _ strata: SurvivalGroups?, causeNames: [String], labels: SurvivalLabels,
    entryName: String? = nil
  ) throws(StatsError) -> SurvivalData {
    var builder = LifeTableBuilder(
      rows: rows, groupNames: groups?.names ?? ["all"],
      stratumNames: strata?.names ?? [LifeTable.onlyStratum], causeNames: causeNames)
    builder.timeName = labels.time.label
    builder.entryName = entryName ?? "entry of \(labels.time.label)"
    let (origin, places) = (origin, complete.rows)
    builder.invalid = { variable, row, reason in
      origin.invalid(variable, at: places.map { $0[row] } ?? row, reason)
    }
    var labels = labels
    labels.group = groups?.column.name
    labels.stratum = strata?.column.name
    return SurvivalData(
      lifeTable: try builder.table(), labels: labels, exclusions: complete.exclusions)
  }

  /// The given or stored name of a follow-up; a computed property without one is "follow-up".
  private func followUpName<Value>(of selector: Selector<Record, Value>) -> VariableName {
    (try? name(of: selector)) ?? VariableName("follow-up")
  }
}

/// Follow-ups read from records, each with the place of its cause; nil where missing.
private struct FollowUpColumn: Column {
  var name: VariableName
  var values: [(followUp: FollowUp, cause: Int?)?]

  var count: Int { values.count }

  var hasMissing: Bool { values.contains { $0 == nil } }

  func markMissing(in complete: inout [Bool]) -> Int {
    var missing = 0
    for (row, value) in values.enumerated() where value == nil {
      complete[row] = false
      missing += 1
    }
    return missing
  }
}
