import LinearAlgebra

/// The risk sets of the rows of a Cox regression.
struct CoxRiskSets: Sendable {
  /// Rows and event times in their order.
  let layout: RiskSetLayout

  /// The time of each event time of the layout.
  let times: [Double]

  /// The stratum of each component of the layout.
  let strata: [Int32]

  /// How many distinct times became equal to a smaller one.
  let mergedTimes: Int

  /// The largest gap between times that count as the same.
  let timeWidth: Double

  /// Orders the rows of a response, all of which count.
  ///
  /// - Throws: The errors of ``TimeRanks``, ``StatsError/tooLarge(_:)`` for 2^32 tied events.
  init(
    _ response: CoxResponse, offset: [Double]?, ties: CoxTies, tolerance: TimeTolerance
  ) throws(StatsError) {
    let ranks = try TimeRanks(response, tolerance)
    var builder = Builder(response: response, ties: ties, ranks: ranks)
    builder.sort()
    try builder.build()
    let order = builder.kept
    let weights: [Double]?
    if case .none = response.weights {
      weights = nil
    } else {
      weights = order.map { response.weight(Int($0)) }
    }
    layout = RiskSetLayout(
      order: order, groups: builder.groups, componentRows: builder.componentRows,
      componentGroups: builder.componentGroups, lastGroups: builder.lastGroups, weights: weights,
      offset: offset.map { offset in order.map { offset[Int($0)] } })
    times = builder.times
    strata = builder.strata
    mergedTimes = ranks.merged
    timeWidth = ranks.width
  }
}

/// Puts rows in order and finds their event times.
private struct Builder {
  let response: CoxResponse
  let ties: CoxTies
  let ranks: TimeRanks

  /// The rows by stratum and falling time, those with the event first, and the ranks of their times.
  private var rows: [UInt32] = []
  private var rowRanks: [UInt32] = []
  private var stratumStarts: [Int] = [0]

  private(set) var kept: [UInt32] = []
  private(set) var groups: [RiskSetLayout.Group] = []
  private(set) var times: [Double] = []
  private(set) var strata: [Int32] = []
  private(set) var componentRows: [Int] = [0]
  private(set) var componentGroups: [Int] = [0]
  private(set) var lastGroups: [UInt32]?

  init(response: CoxResponse, ties: CoxTies, ranks: TimeRanks) {
    self.response = response
    self.ties = ties
    self.ranks = ranks
  }

  mutating func sort() {
    let count = ranks.rows.count
    let codes = response.strata?.codes
    var next = [Int](repeating: 0, count: (response.strata?.count ?? 1) + 1)
    if let codes { for code in codes { next[Int(code) + 1] += 1 } } else { next[1] = count }
    for place in 1..<next.count { next[place] += next[place - 1] }
    stratumStarts = next
    var rows = [UInt32](repeating: 0, count: count)
    var rowRanks = rows
    let (sorted, sortedRanks, events) = (ranks.rows, ranks.ranks, response.events)
    var high = count
    while high > 0 {
      var low = high - 1
      let rank = sortedRanks[low]
      while low > 0, sortedRanks[low - 1] == rank { low -= 1 }
      for isEvent in high - low > 1 ? [true, false] : [events[Int(sorted[low])]] {
        for place in low..<high where events[Int(sorted[place])] == isEvent {
          let row = sorted[place]
          let stratum = codes.map { Int($0[Int(row)]) } ?? 0
          rows[next[stratum]] = row
          rowRanks[next[stratum]] = rank
          next[stratum] += 1
        }
      }
      high = low
    }
    self.rows = rows
    self.rowRanks = rowRanks
  }

  mutating func build() throws(StatsError) {
    kept.reserveCapacity(rows.count)
    if ranks.entryRanks != nil { lastGroups = [] }
    for stratum in 0..<stratumStarts.count - 1 {
      let range = stratumStarts[stratum]..<stratumStarts[stratum + 1]
      if ranks.entryRanks == nil {
        try addNested(range, stratum)
      } else {
        try addLate(range, stratum)
      }
    }
  }

  /// Adds an event time whose rows begin at a place among those kept.
  private mutating func addGroup(
    _ range: Range<Int>, events: Int, rank: UInt32
  ) throws(StatsError) {
    var (steps, sum) = (events, Double(events))
    switch response.weights {
    case .none: break
    case .frequencies:
      sum = 0
      for row in kept[range.lowerBound..<range.lowerBound + events] {
        sum += response.weight(Int(row))
      }
      guard ties == .breslow || sum <= Double(UInt32.max) else {
        throw .tooLarge("2^32 events at one time; use ties: .breslow")
      }
      steps = ties == .efron ? Int(sum) : 1
    }
    if ties == .breslow { steps = 1 }
    groups.append(
      RiskSetLayout.Group(
        start: range.lowerBound, eventsEnd: range.lowerBound + events, end: range.upperBound,
        steps: steps, weight: sum / Double(steps)))
    times.append(ranks.times[Int(rank)])
  }

  /// Ends a component, if it has event times.
  private mutating func endComponent(_ stratum: Int) {
    guard groups.count > componentGroups[componentGroups.count - 1] else { return }
    componentRows.append(kept.count)
    componentGroups.append(groups.count)
    strata.append(Int32(clamping: stratum))
  }

  /// The rows from a place on that leave at the same time, and how many of them have the event.
  private func tied(_ start: Int, _ end: Int) -> (end: Int, events: Int) {
    var (place, events) = (start, 0)
    let rank = rowRanks[start]
    while place < end, rowRanks[place] == rank {
      if response.events[Int(rows[place])] { events += 1 }
      place += 1
    }
    return (place, events)
  }

  /// Adds a stratum of rows that are all at risk from the origin on.
  private mutating func addNested(_ range: Range<Int>, _ stratum: Int) throws(StatsError) {
    var start = range.lowerBound
    let first = kept.count
    while start < range.upperBound {
      let (end, events) = tied(start, range.upperBound)
      kept.append(contentsOf: rows[start..<end])
      if events > 0 {
        try addGroup(kept.count - (end - start)..<kept.count, events: events, rank: rowRanks[start])
      }
      start = end
    }
    // Rows that leave before the first event are in no risk set.
    let hasEvents = groups.count > componentGroups[componentGroups.count - 1]
    let last = hasEvents ? Int(groups[groups.count - 1].end) : first
    kept.removeLast(kept.count - last)
    endComponent(stratum)
  }

  /// Adds a stratum of rows that may enter late.
  private mutating func addLate(_ range: Range<Int>, _ stratum: Int) throws(StatsError) {
    // The ranks of the event times, falling.
    var eventRanks: [UInt32] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let (end, events) = tied(start, range.upperBound)
      if events > 0 { eventRanks.append(rowRanks[start]) }
      start = end
    }
    // The event times of each row, and how many rows join an event time to the next.
    var spans: [Range<Int>] = []
    spans.reserveCapacity(range.count)
    var links = [Int](repeating: 0, count: eventRanks.count + 1)
    var first = 0
    for place in range {
      while first < eventRanks.count, eventRanks[first] > rowRanks[place] { first += 1 }
      let last = max(first, self.last(eventRanks, after: ranks.entryRanks?[Int(rows[place])] ?? -1))
      spans.append(first..<last)
      if last - first > 1 {
        links[first] += 1
        links[last - 1] -= 1
      }
    }
    for place in links.indices.dropFirst() { links[place] += links[place - 1] }
    let base = groups.count
    start = range.lowerBound
    while start < range.upperBound {
      let (end, events) = tied(start, range.upperBound)
      let before = kept.count
      for place in start..<end where !spans[place - range.lowerBound].isEmpty {
        let span = spans[place - range.lowerBound]
        // No row joins this event time to the one before: a new component begins.
        if span.lowerBound > 0, links[span.lowerBound - 1] == 0,
          groups.count == base + span.lowerBound
        {
          endComponent(stratum)
        }
        kept.append(rows[place])
        lastGroups?.append(UInt32(clamping: base + span.upperBound))
      }
      if events > 0 {
        try addGroup(before..<kept.count, events: events, rank: rowRanks[start])
      }
      start = end
    }
    endComponent(stratum)
  }

  /// The number of event times, of falling ranks, that are above a rank.
  private func last(_ eventRanks: [UInt32], after rank: Int32) -> Int {
    var (low, high) = (0, eventRanks.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(eventRanks[middle]) > Int(rank) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
