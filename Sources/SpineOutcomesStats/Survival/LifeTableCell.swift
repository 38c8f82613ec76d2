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

  /// Takes counted columns.
  ///
  /// - Parameters:
  ///   - times: The distinct times, ascending.
  ///   - counts: The censored at each time, then the events of each cause.
  init(times: [Double], counts: [[Int]]) {
    self.times = times
    censored = counts[0]
    let byCause = Array(counts.dropFirst())
    events = byCause.dropFirst().reduce(byCause[0]) { sum, counts in
      zip(sum, counts).map { $0 + $1 }
    }
    causeEvents = byCause.count > 1 ? byCause : []
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
