/// A group of a life table while it is counted, time after time in ascending order.
struct CountedGroup {
  var name: String
  private var times: [Double] = []
  private var events: [Int] = []
  private var censored: [Int] = []
  private var lateEntries: [Int] = []

  init(name: String) { self.name = name }

  /// The group as counted so far.
  var group: LifeTable.Group {
    LifeTable.Group(
      name: name, times: times, events: events, censored: censored, lateEntries: lateEntries)
  }

  /// Adds what happens at a time that is not before the last one.
  ///
  /// - Throws: ``StatsError/tooLarge(_:)`` for more than a table can hold.
  mutating func add(
    at time: Double, events: Int = 0, censored: Int = 0, lateEntries: Int = 0
  ) throws(StatsError) {
    if times.last != time {
      times.append(time)
      self.events.append(0)
      self.censored.append(0)
      self.lateEntries.append(0)
    }
    let last = times.count - 1
    try LifeTable.add(events, to: &self.events[last])
    try LifeTable.add(censored, to: &self.censored[last])
    try LifeTable.add(lateEntries, to: &self.lateEntries[last])
  }
}
