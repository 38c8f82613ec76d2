/// Sorts and counts rows of follow-up: one ordering by time, then work in proportion to the rows.
struct LifeTableBuilder<Rows: FollowUpRows> {
  var rows: Rows
  var groupNames: [String]
  var stratumNames: [String] = [LifeTable.onlyStratum]
  var causeNames: [String] = [LifeTable.plainCause]

  /// The error for a value: variable, row index, reason.
  var invalid: @Sendable (String, Int, String) -> StatsError = {
    .invalidValue(InvalidValue(variable: $0, row: $1 + 1, reason: $2))
  }

  /// The names of the time and late entry in errors.
  var timeName = "time"
  var entryName = "entry"

  /// What can happen to a row at a time: censoring, an event of each cause, late entry.
  private var endings: Int { causeNames.count + 2 }

  /// Counts the rows.
  func table() throws(StatsError) -> LifeTable {
    try LifeTable.check(groups: groupNames, strata: stratumNames, causes: causeNames)
    try KeySort<LabelledKey>.check(count: rows.times.count)
    let cells =
      rows.entersLate || rows.weights != nil ? try markedCells() : try plainCells()
    let strata = stratumNames.enumerated().map { stratum, name in
      LifeTable.Stratum(
        name: name,
        groups: groupNames.enumerated().map { group, name in
          cells[stratum * groupNames.count + group].group(named: name)
        })
    }
    try LifeTable.checkTotal(of: strata)
    return LifeTable(validated: strata, causes: causeNames)
  }

  /// Sorts all rows by time once, each with its cell and ending.
  private func plainCells() throws(StatsError) -> [LifeTableCell] {
    var labels = [UInt32](repeating: 0, count: rows.times.count)
    for row in rows.times.indices {
      try checkTime(at: row)
      labels[row] = try label(at: row)
    }
    return try cells(KeySort<LabelledKey>.sorted(rows.times, labels: labels)) {
      (Int($0.label), 1)
    }
  }

  /// Sorts exits and late entries together.
  private func markedCells() throws(StatsError) -> [LifeTableCell] {
    var labels: [UInt32] = []
    var moments: [Double] = []
    var weights: [Int] = []
    for row in rows.times.indices {
      try checkTime(at: row)
      let label = try label(at: row)
      let weight = rows.weights?[row] ?? 1
      guard weight >= 0 else { throw invalid("weight", row, "is negative") }
      let entry = try entry(at: row)
      guard weight > 0 else { continue }
      labels.append(label)
      moments.append(rows.times[row])
      weights.append(weight)
      if let entry {
        let cell = Int(label) / endings
        labels.append(UInt32(truncatingIfNeeded: cell * endings + endings - 1))
        moments.append(entry)
        weights.append(weight)
      }
    }
    try KeySort<LabelledKey>.check(count: moments.count)
    return try cells(KeySort<LabelledKey>.sorted(moments)) {
      (Int(labels[$0.index]), weights[$0.index])
    }
  }

  /// Counts sorted entries, of which a function tells the label and the weight.
  private func cells(
    _ entries: [LabelledKey], _ mark: (LabelledKey) -> (label: Int, weight: Int)
  ) throws(StatsError) -> [LifeTableCell] {
    let size = groupNames.count * stratumNames.count
    var last = [UInt64](repeating: .max, count: size)
    var distinct = [Int](repeating: 0, count: size)
    for entry in entries {
      let cell = mark(entry).label / endings
      if last[cell] != entry.key {
        last[cell] = entry.key
        distinct[cell] += 1
      }
    }
    var cells = distinct.map { LifeTableCell(causes: causeNames.count, capacity: $0) }
    for entry in entries {
      let (label, weight) = mark(entry)
      let cell = label / endings
      try cells[cell].add(weight, at: entry.value, ending: label - cell * endings)
    }
    return cells
  }

  private func checkTime(at row: Int) throws(StatsError) {
    let time = rows.times[row]
    guard time >= 0, time < .infinity else {
      throw invalid(timeName, row, time < 0 ? "is negative" : "is not a finite number")
    }
  }

  private func entry(at row: Int) throws(StatsError) -> Double? {
    guard let entry = rows.entry(row) else { return nil }
    guard entry >= 0, entry < .infinity else {
      throw invalid(entryName, row, entry < 0 ? "is negative" : "is not a finite number")
    }
    guard entry < rows.times[row] else {
      throw invalid(entryName, row, "is not before the end of follow-up")
    }
    return entry == 0 ? nil : entry
  }

  /// The cell of a row times the number of endings, plus its ending.
  private func label(at row: Int) throws(StatsError) -> UInt32 {
    let (group, stratum, ending) = (rows.group(row), rows.stratum(row), rows.ending(row))
    guard groupNames.indices.contains(group) else {
      throw invalid("group", row, "has no group name")
    }
    guard stratumNames.indices.contains(stratum) else {
      throw invalid("stratum", row, "has no stratum name")
    }
    guard ending >= 0, ending <= causeNames.count else {
      throw invalid("cause", row, "has no cause name")
    }
    return UInt32(
      truncatingIfNeeded: (stratum * groupNames.count + group) * endings + ending)
  }
}

/// One group of one stratum while it is counted, time after time in ascending order.
struct LifeTableCell {
  private var times: [Double] = []
  private var censored: [Int] = []
  private var events: [Int] = []
  private var lateEntries: [Int] = []
  private var causeEvents: [[Int]]

  /// Makes room for some times.
  init(causes: Int, capacity: Int = 0) {
    causeEvents = [[Int]](repeating: [], count: causes > 1 ? causes : 0)
    times.reserveCapacity(capacity)
    censored.reserveCapacity(capacity)
    events.reserveCapacity(capacity)
    for cause in causeEvents.indices { causeEvents[cause].reserveCapacity(capacity) }
  }

  /// The group as counted so far.
  func group(named name: String) -> LifeTable.Group {
    LifeTable.Group(
      name: name, times: times, events: events, censored: censored, lateEntries: lateEntries,
      causeEvents: causeEvents)
  }

  /// Adds what happens at a time that is not before the last one.
  ///
  /// - Parameters:
  ///   - count: How many persons, 0 or more.
  ///   - time: The time.
  ///   - ending: 0 for censored, the place of a cause counted from 1, more for late entries.
  /// - Throws: ``StatsError/tooLarge(_:)`` for more than a table can hold.
  mutating func add(_ count: Int, at time: Double, ending: Int) throws(StatsError) {
    if times.last != time {
      times.append(time)
      events.append(0)
      censored.append(0)
      if !lateEntries.isEmpty { lateEntries.append(0) }
      for cause in causeEvents.indices { causeEvents[cause].append(0) }
    }
    let last = times.count - 1
    if ending == 0 {
      try LifeTable.add(count, to: &censored[last])
    } else if ending <= max(1, causeEvents.count) {
      try LifeTable.add(count, to: &events[last])
      if !causeEvents.isEmpty { causeEvents[ending - 1][last] += count }
    } else {
      if lateEntries.isEmpty { lateEntries = [Int](repeating: 0, count: times.count) }
      try LifeTable.add(count, to: &lateEntries[last])
    }
  }
}
