/// The groups of a life table after near-equal times have been made equal.
struct AlignedTimes {
  /// The strata with their groups.
  var strata: [LifeTable.Stratum]

  /// The groups over all strata together.
  var groups: [LifeTable.Group]

  /// How many distinct times became equal to a smaller one.
  var merged: Int

  /// The largest gap that ties.
  var width: Double

  /// Applies a tolerance to the times of all groups and strata together.
  ///
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a tolerance out of range;
  ///   ``StatsError/undefined(_:)`` when it ties a late entry with the exit that follows it.
  /// - Complexity: O(number of distinct times).
  init(_ table: LifeTable, _ tolerance: TimeTolerance) throws(StatsError) {
    groups = table.groups
    let chains = try tolerance.chains(of: Self.distinctTimes(of: groups))
    (strata, merged, width) = (table.strata, chains.merged, chains.width)
    let starts = chains.starts
    guard merged > 0 else { return }
    for stratum in strata.indices {
      strata[stratum].groups = strata[stratum].groups.map { Self.moved($0, to: starts) }
      guard strata[stratum].groups.allSatisfy(\.isConsistent) else {
        throw .undefined(
          "within the time tolerance a late entry coincides with the end of follow-up; "
            + "use timeTolerance: .none")
      }
    }
    groups = LifeTable(validated: strata, causes: table.causes).groups
  }

  /// The distinct times of all groups, ascending: pairs of lists are merged until one is left.
  private static func distinctTimes(of groups: [LifeTable.Group]) -> [Double] {
    var lists = groups.map(\.times)
    while lists.count > 1 {
      lists = stride(from: 0, to: lists.count, by: 2).map { first in
        first + 1 < lists.count ? union(lists[first], lists[first + 1]) : lists[first]
      }
    }
    return lists.first ?? []
  }

  /// The union of two ascending lists.
  private static func union(_ first: [Double], _ second: [Double]) -> [Double] {
    if first.isEmpty { return second }
    if second.isEmpty { return first }
    return [Double](unsafeUninitializedCapacity: first.count + second.count) { buffer, count in
      var left = 0
      var right = 0
      while left < first.count || right < second.count {
        let mine = left < first.count ? first[left] : .infinity
        let theirs = right < second.count ? second[right] : .infinity
        buffer.initializeElement(at: count, to: min(mine, theirs))
        if mine <= theirs { left += 1 }
        if theirs <= mine { right += 1 }
        count += 1
      }
    }
  }

  /// Moves each time of a group down to the last start that is not above it.
  private static func moved(_ group: LifeTable.Group, to starts: [Double]) -> LifeTable.Group {
    var times: [Double] = []
    times.reserveCapacity(group.times.count)
    var places: [Int] = []
    places.reserveCapacity(group.times.count)
    var next = 0
    for time in group.times {
      while next < starts.count, starts[next] <= time { next += 1 }
      let start = next > 0 ? starts[next - 1] : time
      if times.last != start { times.append(start) }
      places.append(times.count - 1)
    }
    func sum(_ counts: [Int]) -> [Int] {
      if counts.isEmpty { return [] }
      var sums = [Int](repeating: 0, count: times.count)
      for (place, count) in zip(places, counts) { sums[place] += count }
      return sums
    }
    return LifeTable.Group(
      name: group.name, times: times, events: sum(group.events), censored: sum(group.censored),
      lateEntries: sum(group.lateEntries), causeEvents: group.causeEvents.map(sum))
  }
}
