/// The event times of the groups of one stratum, in ascending order.
struct EventTimes {
  private let groups: [LifeTable.Group]

  init(_ groups: [LifeTable.Group]) { self.groups = groups }

  /// A time with events; valid during the call that it is passed to.
  struct Moment {
    /// The number at risk in each group.
    let atRisk: UnsafePointer<Int>

    /// The number of events in each group.
    let events: UnsafePointer<Int>

    /// The number at risk in all groups.
    let allAtRisk: Int

    /// The number of events in all groups, 1 or more.
    let allEvents: Int
  }

  /// Calls a function for each time at which some group has an event.
  ///
  /// - Complexity: O(number of distinct times * number of groups).
  @inline(__always)
  func forEach(_ body: (Moment) -> Void) {
    Self.withColumns(of: groups) { columns in
      let count = columns.count
      let atRisk = UnsafeMutablePointer<Int>.allocate(capacity: 3 * count)
      let next = UnsafeMutablePointer<Double>.allocate(capacity: count)
      defer {
        atRisk.deallocate()
        next.deallocate()
      }
      let events = atRisk + count
      let heads = events + count
      for index in 0..<count {
        (atRisk + index).initialize(to: columns[index].initiallyAtRisk)
        (events + index).initialize(to: 0)
        (heads + index).initialize(to: 0)
        (next + index).initialize(to: columns[index].times.first ?? .infinity)
      }
      var allAtRisk = (0..<count).reduce(0) { $0 + atRisk[$1] }
      columns.withUnsafeBufferPointer { columns in
        while true {
          var time = Double.infinity
          for index in 0..<count { time = min(time, next[index]) }
          if time == .infinity { break }
          var allEvents = 0
          for index in 0..<count {
            events[index] = next[index] == time ? columns[index].events[heads[index]] : 0
            allEvents += events[index]
          }
          if allEvents > 0 {
            body(
              Moment(
                atRisk: UnsafePointer(atRisk), events: UnsafePointer(events),
                allAtRisk: allAtRisk, allEvents: allEvents))
          }
          for index in 0..<count where next[index] == time {
            let change = columns[index].change(heads[index])
            atRisk[index] += change
            allAtRisk += change
            heads[index] += 1
            let head = heads[index]
            let times = columns[index].times
            next[index] = head < times.count ? times[head] : .infinity
          }
        }
      }
    }
  }

  /// The columns of a group.
  private struct Columns {
    let times: UnsafeBufferPointer<Double>
    let events: UnsafeBufferPointer<Int>
    let censored: UnsafeBufferPointer<Int>

    /// Empty when nobody entered late.
    let lateEntries: UnsafeBufferPointer<Int>

    let initiallyAtRisk: Int

    init(
      _ group: LifeTable.Group, times: UnsafeBufferPointer<Double>,
      events: UnsafeBufferPointer<Int>, censored: UnsafeBufferPointer<Int>,
      lateEntries: UnsafeBufferPointer<Int>
    ) {
      self.times = times
      self.events = events
      self.censored = censored
      self.lateEntries = lateEntries
      initiallyAtRisk = group.count - group.lateEntries.reduce(0, +)
    }

    /// By how many the number at risk grows after a time.
    func change(_ index: Int) -> Int {
      (lateEntries.isEmpty ? 0 : lateEntries[index]) - events[index] - censored[index]
    }
  }

  /// Calls a function with the columns of all groups: in place for a few, of copies for many.
  private static func withColumns(
    of groups: [LifeTable.Group], _ body: ([Columns]) -> Void
  ) {
    if groups.count <= 32 { return withColumns(of: groups[...], [], body) }
    let times = groups.flatMap(\.times)
    let events = groups.flatMap(\.events)
    let censored = groups.flatMap(\.censored)
    let lateEntries = groups.flatMap { group in group.times.indices.map { group.entered($0) } }
    times.withUnsafeBufferPointer { times in
      events.withUnsafeBufferPointer { events in
        censored.withUnsafeBufferPointer { censored in
          lateEntries.withUnsafeBufferPointer { lateEntries in
            var start = 0
            let columns = groups.map { group in
              let range = start..<(start + group.times.count)
              start = range.upperBound
              return Columns(
                group, times: UnsafeBufferPointer(rebasing: times[range]),
                events: UnsafeBufferPointer(rebasing: events[range]),
                censored: UnsafeBufferPointer(rebasing: censored[range]),
                lateEntries: UnsafeBufferPointer(rebasing: lateEntries[range]))
            }
            body(columns)
          }
        }
      }
    }
  }

  private static func withColumns(
    of groups: ArraySlice<LifeTable.Group>, _ found: [Columns], _ body: ([Columns]) -> Void
  ) {
    guard let group = groups.first else { return body(found) }
    group.times.withUnsafeBufferPointer { times in
      group.events.withUnsafeBufferPointer { events in
        group.censored.withUnsafeBufferPointer { censored in
          group.lateEntries.withUnsafeBufferPointer { lateEntries in
            let columns = Columns(
              group, times: times, events: events, censored: censored, lateEntries: lateEntries)
            withColumns(of: groups.dropFirst(), found + [columns], body)
          }
        }
      }
    }
  }
}
