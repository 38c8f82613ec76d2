/// The follow-up of a cohort's complete cases with clusters and weights, and what results say.
struct ClusteredData {
  var followUp: ClusteredFollowUp
  var labels: SurvivalLabels
  var exclusions: Exclusions

  func kaplanMeier(
    _ interval: SurvivalInterval, _ level: Double, _ tolerance: TimeTolerance
  ) throws(StatsError) -> RobustKaplanMeier {
    try RobustKaplanMeier(
      followUp, interval: interval, level: level, timeTolerance: tolerance, labels: labels,
      exclusions: exclusions)
  }
}

extension Cohort {
  /// Reads the complete cases, each with its cluster and weight.
  func robust(
    _ times: MeasuredColumn, _ events: CategoryColumn<Bool>, _ groups: SurvivalGroups?,
    _ weights: MeasuredColumn?, _ clusters: SurvivalGroups?, entry: MeasuredColumn? = nil
  ) throws(StatsError) -> ClusteredData {
    let others: [(any Column)?] = [entry, groups?.column, weights, clusters?.column]
    let complete = completeCases(of: [times, events] + others.compactMap { $0 })
    let rows = complete.rows ?? Array(0..<times.count)
    let records = rows.map { row in
      ClusteredFollowUp.Record(
        group: groups.map { Int($0.codes[row]) } ?? 0, time: times.values[row],
        isEvent: events.levels[Int(events.codes[row])], entry: entry?.values[row],
        weight: weights?.values[row] ?? 1,
        cluster: clusters.map { $0.names[Int($0.codes[row])] })
    }
    var names = ["time": times.name.label]
    names["weight"] = weights?.name.label
    names["entry"] = entry?.name.label
    let labels = SurvivalLabels(time: times.name, event: events.name, group: groups?.column.name)
    return ClusteredData(
      followUp: try ClusteredFollowUp(records, groupNames: groups?.names ?? ["all"]) {
        origin.invalid(names[$0] ?? $0, at: rows[$1], $2)
      },
      labels: labels, exclusions: complete.exclusions)
  }
}
