/// The times of rows as ranks, near-equal ones taken as equal.
struct TimeRanks {
  /// The rows in ascending order of time.
  let rows: [UInt32]

  /// The rank of the time of each of them, in that order.
  let ranks: [UInt32]

  /// The time of each rank: the first of a chain of near-equal times.
  let times: [Double]

  /// The rank of the last time at or before the entry of each row, in the order of the data.
  ///
  /// It is -1 for rows followed from the origin; nil without late entry.
  let entryRanks: [Int32]?

  /// How many distinct times became equal to a smaller one.
  let merged: Int

  /// The largest gap between times that count as the same.
  let width: Double

  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a tolerance out of range,
  ///   ``StatsError/undefined(_:)`` when it ties a late entry with the end of its row.
  init(_ response: CoxResponse, _ tolerance: TimeTolerance) throws(StatsError) {
    try self.init(response.times, entries: response.entries, tolerance)
  }

  /// - Parameters:
  ///   - given: The times.
  ///   - entries: The times of late entry, 0 where followed from the origin; nil when all are.
  ///   - tolerance: Which times count as equal.
  /// - Throws: As ``init(_:_:)``.
  init(
    _ given: [Double], entries: [Double]?, _ tolerance: TimeTolerance
  ) throws(StatsError) {
    let sorted = KeySort<LabelledKey>.sorted(given)
    var distinct: [Double] = []
    distinct.reserveCapacity(sorted.count)
    for entry in sorted where entry.value != distinct.last { distinct.append(entry.value) }
    if let entries {
      let late = KeySort<UInt64>.sorted(entries.filter { $0 > 0 }).map { OrderedBits.value($0) }
      distinct = Self.union(distinct, late)
    }
    let chains = try tolerance.chains(of: distinct)
    (times, merged, width) = (chains.starts, chains.merged, chains.width)
    let starts = chains.starts
    (rows, ranks) = Self.ranks(sorted, starts)
    guard let entries else {
      entryRanks = nil
      return
    }
    var entryRanks = [Int32](repeating: -1, count: entries.count)
    for (place, row) in rows.enumerated() where entries[Int(row)] > 0 {
      let rank = Self.place(of: entries[Int(row)], in: starts)
      guard rank < ranks[place] else {
        throw .undefined(
          "within the time tolerance a late entry coincides with the end of follow-up; "
            + "use timeTolerance: .none")
      }
      entryRanks[Int(row)] = Int32(clamping: rank)
    }
    self.entryRanks = entryRanks
  }

  private static func ranks(
    _ sorted: [LabelledKey], _ starts: [Double]
  ) -> (rows: [UInt32], ranks: [UInt32]) {
    var rows = [UInt32](repeating: 0, count: sorted.count)
    var ranks = rows
    var rank = 0
    for (place, entry) in sorted.enumerated() {
      while rank + 1 < starts.count, starts[rank + 1] <= entry.value { rank += 1 }
      rows[place] = entry.label
      ranks[place] = UInt32(truncatingIfNeeded: rank)
    }
    return (rows, ranks)
  }

  /// The place of the last start that is not above a time; the first one is not above any.
  private static func place(of time: Double, in starts: [Double]) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] > time { high = middle } else { low = middle + 1 }
    }
    return max(0, low - 1)
  }

  /// The distinct values of two ascending lists.
  private static func union(_ first: [Double], _ second: [Double]) -> [Double] {
    var union: [Double] = []
    union.reserveCapacity(first.count + second.count)
    var (left, right) = (0, 0)
    while left < first.count || right < second.count {
      let mine = left < first.count ? first[left] : .infinity
      let theirs = right < second.count ? second[right] : .infinity
      let next = min(mine, theirs)
      if union.last != next { union.append(next) }
      if mine <= next { left += 1 }
      if theirs <= next { right += 1 }
    }
    return union
  }
}
