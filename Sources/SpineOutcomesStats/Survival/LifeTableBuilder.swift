/// Sorts and counts follow-up columns of equal length.
struct LifeTableBuilder {
  var times: [Double]
  var isEvent: (Int) -> Bool
  var code: ((Int) -> Int)?
  var entry: ((Int) -> Double?)?
  var weights: [Int]?

  /// The error for a value: variable, row index, reason.
  var invalid: (String, Int, String) -> StatsError = {
    .invalidValue(InvalidValue(variable: $0, row: $1 + 1, reason: $2))
  }

  /// The names of the time and late entry in errors.
  var timeName = "time"
  var entryName = "entry"

  /// Counts the columns in groups with the given names.
  func table(named names: [String]) throws(StatsError) -> LifeTable {
    try LifeTable.checkNames(names)
    let groups =
      entry == nil && weights == nil ? try unweighted(names) : try weighted(names)
    try LifeTable.checkTotal(of: groups)
    return LifeTable(validated: groups)
  }

  /// Sorts all rows by time once, each with its group and whether it is censored.
  private func unweighted(_ names: [String]) throws(StatsError) -> [LifeTable.Group] {
    try KeySort<LabelledKey>.check(count: times.count)
    var labels = [UInt32](repeating: 0, count: times.count)
    for row in times.indices {
      try checkTime(at: row)
      labels[row] =
        UInt32(truncatingIfNeeded: try group(at: row, names.count)) << 1 | (isEvent(row) ? 0 : 1)
    }
    let entries = KeySort<LabelledKey>.sorted(times, labels: labels)
    let distinct = Self.distinctTimes(entries, groupCount: names.count)
    var groups = zip(names, distinct).map { name, count in
      LifeTable.Group(
        name: name, times: [Double](repeating: 0, count: count),
        events: [Int](repeating: 0, count: count), censored: [Int](repeating: 0, count: count))
    }
    var next = [Int](repeating: 0, count: names.count)
    for entry in entries {
      let group = Int(entry.label >> 1)
      let time = entry.value
      if next[group] == 0 || groups[group].times[next[group] - 1] != time {
        groups[group].times[next[group]] = time
        next[group] += 1
      }
      if entry.label & 1 == 0 {
        groups[group].events[next[group] - 1] += 1
      } else {
        groups[group].censored[next[group] - 1] += 1
      }
    }
    return groups
  }

  /// How many distinct times each group has among sorted keys.
  private static func distinctTimes(
    _ entries: [LabelledKey], groupCount: Int
  ) -> [Int] {
    var last = [UInt64](repeating: .max, count: groupCount)
    var distinct = [Int](repeating: 0, count: groupCount)
    for entry in entries {
      let group = Int(entry.label >> 1)
      if last[group] != entry.key {
        last[group] = entry.key
        distinct[group] += 1
      }
    }
    return distinct
  }

  /// What happens to some persons of a group at a time.
  private struct Mark {
    var group: Int
    var events = 0
    var censored = 0
    var lateEntries = 0
  }

  private func weighted(_ names: [String]) throws(StatsError) -> [LifeTable.Group] {
    var marks: [Mark] = []
    var moments: [Double] = []
    for row in times.indices {
      try checkTime(at: row)
      let group = try group(at: row, names.count)
      let weight = weights?[row] ?? 1
      guard weight >= 0 else { throw invalid("weight", row, "is negative") }
      let entry = try entry(at: row)
      guard weight > 0 else { continue }
      marks.append(
        isEvent(row) ? Mark(group: group, events: weight) : Mark(group: group, censored: weight))
      moments.append(times[row])
      if let entry {
        marks.append(Mark(group: group, lateEntries: weight))
        moments.append(entry)
      }
    }
    try KeySort<LabelledKey>.check(count: moments.count)
    var groups = names.map { CountedGroup(name: $0) }
    for entry in KeySort<LabelledKey>.sorted(moments) {
      let mark = marks[entry.index]
      try groups[mark.group].add(
        at: entry.value, events: mark.events, censored: mark.censored,
        lateEntries: mark.lateEntries)
    }
    return groups.map(\.group)
  }

  private func checkTime(at row: Int) throws(StatsError) {
    let time = times[row]
    guard time >= 0, time < .infinity else {
      throw invalid(timeName, row, time < 0 ? "is negative" : "is not a finite number")
    }
  }

  private func entry(at row: Int) throws(StatsError) -> Double? {
    guard let entry = entry?(row) else { return nil }
    guard entry >= 0, entry < .infinity else {
      throw invalid(entryName, row, entry < 0 ? "is negative" : "is not a finite number")
    }
    guard entry < times[row] else {
      throw invalid(entryName, row, "is not before the end of follow-up")
    }
    return entry == 0 ? nil : entry
  }

  private func group(at row: Int, _ count: Int) throws(StatsError) -> Int {
    let group = code?(row) ?? 0
    guard group >= 0, group < count else { throw invalid("group", row, "has no group name") }
    return group
  }
}
