/// Sorts and counts follow-up columns of equal length.
///
/// Doubles of 0 or more order as their bit patterns, which leaves the sign bit for the event.
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

  func table(named names: [String]) throws(StatsError) -> LifeTable {
    try LifeTable.checkNames(names)
    let groups =
      entry == nil && weights == nil ? try unweighted(names) : try weighted(names)
    try LifeTable.checkTotal(of: groups)
    return LifeTable(validated: groups)
  }

  /// One key per row: the bits of the time, then whether it is censored.
  private func unweighted(_ names: [String]) throws(StatsError) -> [LifeTable.Group] {
    var keys: [[UInt64]] = Array(repeating: [], count: names.count)
    if code == nil, !keys.isEmpty { keys[0].reserveCapacity(times.count) }
    for row in times.indices {
      let bits = try bits(ofTimeAt: row)
      keys[try group(at: row, names.count)].append(bits << 1 | (isEvent(row) ? 0 : 1))
    }
    return names.indices.map { group in
      RadixSort.sort(&keys[group]) { $0 }
      let counted = Self.count(keys[group])
      keys[group] = []
      return LifeTable.Group(
        name: names[group], times: counted.times, events: counted.events,
        censored: counted.censored)
    }
  }

  /// Counts the sorted keys of one group.
  private static func count(
    _ keys: [UInt64]
  ) -> (times: [Double], events: [Int], censored: [Int]) {
    var distinct = 0
    var last = UInt64.max
    for key in keys where key >> 1 != last {
      last = key >> 1
      distinct += 1
    }
    var times = [Double](repeating: 0, count: distinct)
    var events = [Int](repeating: 0, count: distinct)
    var censored = events
    var index = -1
    last = UInt64.max
    for key in keys {
      if key >> 1 != last {
        last = key >> 1
        index += 1
        times[index] = Double(bitPattern: last)
      }
      if key & 1 == 0 { events[index] += 1 } else { censored[index] += 1 }
    }
    return (times, events, censored)
  }

  /// What happens to some persons at a time.
  private struct Mark {
    enum Kind { case event, censored, lateEntry }

    var bits: UInt64
    var kind: Kind
    var weight: Int
  }

  private func weighted(_ names: [String]) throws(StatsError) -> [LifeTable.Group] {
    var marks: [[Mark]] = Array(repeating: [], count: names.count)
    for row in times.indices {
      let bits = try bits(ofTimeAt: row)
      let group = try group(at: row, names.count)
      let weight = weights?[row] ?? 1
      guard weight >= 0 else { throw invalid("weight", row, "is negative") }
      let entryBits = try self.bits(ofEntryAt: row)
      guard weight > 0 else { continue }
      marks[group].append(Mark(bits: bits, kind: isEvent(row) ? .event : .censored, weight: weight))
      if let entryBits {
        marks[group].append(Mark(bits: entryBits, kind: .lateEntry, weight: weight))
      }
    }
    var groups: [LifeTable.Group] = []
    for (group, name) in names.enumerated() {
      RadixSort.sort(&marks[group]) { $0.bits }
      groups.append(try Self.count(marks[group], name: name))
      marks[group] = []
    }
    return groups
  }

  /// Counts the sorted marks of one group.
  private static func count(
    _ marks: [Mark], name: String
  ) throws(StatsError) -> LifeTable.Group {
    var times: [Double] = []
    var counts: [(event: Int, censored: Int, lateEntry: Int)] = []
    for mark in marks {
      if times.last?.bitPattern != mark.bits {
        times.append(Double(bitPattern: mark.bits))
        counts.append((0, 0, 0))
      }
      let last = counts.count - 1
      switch mark.kind {
      case .event: try add(mark.weight, to: &counts[last].event)
      case .censored: try add(mark.weight, to: &counts[last].censored)
      case .lateEntry: try add(mark.weight, to: &counts[last].lateEntry)
      }
    }
    return LifeTable.Group(
      name: name, times: times, events: counts.map(\.event), censored: counts.map(\.censored),
      lateEntries: counts.map(\.lateEntry))
  }

  /// Adds counts and refuses more than a table can hold.
  static func add(_ count: Int, to total: inout Int) throws(StatsError) {
    let (sum, overflow) = total.addingReportingOverflow(count)
    guard !overflow, sum <= LifeTable.maximumCount else {
      throw .tooLarge("more than 2^53 records in a life table")
    }
    total = sum
  }

  private func bits(ofTimeAt row: Int) throws(StatsError) -> UInt64 {
    let time = times[row]
    guard time >= 0, time < .infinity else {
      throw invalid(timeName, row, time < 0 ? "is negative" : "is not a finite number")
    }
    // Minus zero is zero.
    return time == 0 ? 0 : time.bitPattern
  }

  private func bits(ofEntryAt row: Int) throws(StatsError) -> UInt64? {
    guard let entry = entry?(row) else { return nil }
    guard entry >= 0, entry < .infinity else {
      throw invalid(entryName, row, entry < 0 ? "is negative" : "is not a finite number")
    }
    guard entry < times[row] else {
      throw invalid(entryName, row, "is not before the end of follow-up")
    }
    return entry == 0 ? nil : entry.bitPattern
  }

  private func group(at row: Int, _ count: Int) throws(StatsError) -> Int {
    let group = code?(row) ?? 0
    guard group >= 0, group < count else { throw invalid("group", row, "has no group name") }
    return group
  }
}
