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

  func logRankTest(_ level: Double, _ tolerance: TimeTolerance) throws(StatsError) -> LogRankTest {
    guard lifeTable.count > 0 else { throw .noCompleteCases(exclusions) }
    return try LogRankTest(
      lifeTable, level: level, timeTolerance: tolerance, labels: labels, exclusions: exclusions)
  }
}

/// The groups of an analysis, without the type of their level.
struct SurvivalGroups {
  var column: any Column
  var codes: [Int32]
  var names: [String]

  init<Level>(_ column: CategoryColumn<Level>) {
    self.column = column
    codes = column.codes
    names = column.levelNames
  }
}

extension Cohort {
  /// Reads time and event of the complete cases.
  func survivalData<Time: Measured, Event: Categorical>(
    time: Selector<Record, Time>, event: Selector<Record, Event>, by groups: SurvivalGroups?
  ) throws(StatsError) -> SurvivalData where Event.Level == Bool {
    let times = try measured(time)
    let events = try categories(event)
    let columns: [any Column] = [times, events]
    let eventCode = Int32(clamping: events.levels.firstIndex(of: true) ?? -1)
    let complete = completeCases(of: columns + (groups.map { [$0.column] } ?? []))
    let rows = complete.rows
    let codes = complete.codes(events)
    let lifeTable = try lifeTable(
      times: complete.values(times), isEvent: { codes[$0] == eventCode }, entry: nil,
      rows: rows, groups: groups, timeName: times.name.label)
    return SurvivalData(
      lifeTable: lifeTable,
      labels: SurvivalLabels(time: times.name, event: events.name, group: groups?.column.name),
      exclusions: complete.exclusions)
  }

  /// Reads the follow-ups of the complete cases.
  func survivalData<Value: Followed>(
    followUp: Selector<Record, Value>, by groups: SurvivalGroups?
  ) throws(StatsError) -> SurvivalData {
    let column = FollowUpColumn(
      name: followUpName(of: followUp),
      values: records.map { $0[keyPath: followUp].followed })
    let complete = completeCases(of: [column] + (groups.map { [$0.column] } ?? []))
    let followUps = (complete.rows ?? Array(records.indices)).compactMap { column.values[$0] }
    let entersLate = followUps.contains { $0.entry != nil }
    let lifeTable = try lifeTable(
      times: followUps.map(\.time), isEvent: { followUps[$0].isEvent },
      entry: entersLate ? { followUps[$0].entry } : nil,
      rows: complete.rows, groups: groups, timeName: column.name.label)
    return SurvivalData(
      lifeTable: lifeTable,
      labels: SurvivalLabels(time: column.name, group: groups?.column.name),
      exclusions: complete.exclusions)
  }

  private func lifeTable(
    times: [Double], isEvent: @escaping (Int) -> Bool, entry: ((Int) -> Double?)?, rows: [Int]?,
    groups: SurvivalGroups?, timeName: String
  ) throws(StatsError) -> LifeTable {
    var builder = LifeTableBuilder(times: times, isEvent: isEvent, entry: entry)
    if let codes = groups?.codes {
      builder.code = { row in Int(codes[rows.map { $0[row] } ?? row]) }
    }
    builder.timeName = timeName
    builder.entryName = "entry of \(timeName)"
    builder.invalid = { variable, row, reason in
      origin.invalid(variable, at: rows.map { $0[row] } ?? row, reason)
    }
    return try builder.table(named: groups?.names ?? ["all"])
  }

  /// The given or stored name of a follow-up; a computed property without one is "follow-up".
  private func followUpName<Value>(of selector: Selector<Record, Value>) -> VariableName {
    (try? name(of: selector)) ?? VariableName("follow-up")
  }
}

/// Follow-ups read from records; nil where missing.
private struct FollowUpColumn: Column {
  var name: VariableName
  var values: [FollowUp?]

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
