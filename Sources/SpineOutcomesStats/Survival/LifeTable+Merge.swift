extension LifeTable {
  /// Adds the counts of another part of the data: associative, commutative and exact.
  ///
  /// Equal lists of groups, strata or causes keep their order; of different lists the union comes
  /// sorted by name. A table without any group or stratum changes nothing.
  ///
  /// - Parameter other: The table of other persons with the same origin and unit of time.
  /// - Throws: ``StatsError/tooLarge(_:)`` for more than 2^53 persons;
  ///   ``StatsError/invalidArgument(name:reason:)`` when a cause is an event in one table and
  ///   censored in the other, or one table has the plain event, which may be of any cause, and the
  ///   other named causes; the table is unchanged then.
  /// - Complexity: O(number of distinct times of both).
  public mutating func merge(_ other: LifeTable) throws(StatsError) {
    if other.groupNames.isEmpty { return }
    if groupNames.isEmpty {
      self = other
      return
    }
    var total = count
    try Self.add(other.count, to: &total)
    guard isPlain == other.isPlain else {
      throw .invalidArgument(
        name: "other", reason: "one table has events without a cause, the other named causes")
    }
    let causes = Self.union(causes, other.causes)
    let censoredCauses = Self.union(censoredCauses, other.censoredCauses)
    guard Set(causes).isDisjoint(with: censoredCauses) else {
      throw .invalidArgument(
        name: "other", reason: "a cause is an event in one table and censored in the other")
    }
    let groups = Self.union(groupNames, other.groupNames)
    let strata = Self.union(stratumNames, other.stratumNames)
    try Self.check(groups: groups, strata: strata, causes: causes)
    let mine = Lookup(self, causes)
    let theirs = Lookup(other, causes)
    self.strata = strata.map { stratum in
      Stratum(
        name: stratum,
        groups: groups.map { group in
          switch (mine.group(group, stratum), theirs.group(group, stratum)) {
          case (let first?, let second?): first.merged(with: second)
          case (let only?, nil), (nil, let only?): only
          case (nil, nil):
            Group(name: group, causeEvents: [[Int]](repeating: [], count: causes.count))
          }
        })
    }
    self.causes = causes
    self.censoredCauses = censoredCauses
  }

  /// Equal lists as they are, of different ones all names sorted.
  private static func union(_ first: [String], _ second: [String]) -> [String] {
    first == second ? first : Set(first).union(second).sorted()
  }

  /// Finds the groups of a table by name, with their causes among those of the union.
  private struct Lookup {
    private let table: LifeTable
    private let stratumPlaces: [String: Int]
    private let groupPlaces: [String: Int]
    private let causePlaces: [Int]?
    private let causeCount: Int

    init(_ table: LifeTable, _ causes: [String]) {
      func places(_ names: [String]) -> [String: Int] {
        Dictionary(zip(names, names.indices)) { first, _ in first }
      }
      self.table = table
      stratumPlaces = places(table.stratumNames)
      groupPlaces = places(table.groupNames)
      let new = places(causes)
      causePlaces = table.causes == causes ? nil : table.causes.map { new[$0] ?? 0 }
      causeCount = causes.count
    }

    func group(_ group: String, _ stratum: String) -> Group? {
      guard let row = stratumPlaces[stratum], let column = groupPlaces[group] else { return nil }
      let found = table.strata[row].groups[column]
      return causePlaces.map { found.placing(causes: $0, among: causeCount) } ?? found
    }
  }
}

extension LifeTable.Group {
  /// The counts of several parts of one group; there is at least one part.
  static func pooled(_ parts: [LifeTable.Group]) -> LifeTable.Group {
    var parts = parts
    while parts.count > 1 {
      parts = stride(from: 0, to: parts.count, by: 2).map { first in
        first + 1 < parts.count ? parts[first].merged(with: parts[first + 1]) : parts[first]
      }
    }
    return parts[0]
  }

  /// The counts of two parts of one group with the same causes, time by time.
  func merged(with other: LifeTable.Group) -> LifeTable.Group {
    if other.times.isEmpty { return self }
    if times.isEmpty { return other }
    var times: [Double] = []
    times.reserveCapacity(self.times.count + other.times.count)
    var places: (mine: [Int], theirs: [Int]) = ([], [])
    places.mine.reserveCapacity(self.times.count)
    places.theirs.reserveCapacity(other.times.count)
    var first = 0
    var second = 0
    while first < self.times.count || second < other.times.count {
      let mine = first < self.times.count ? self.times[first] : .infinity
      let theirs = second < other.times.count ? other.times[second] : .infinity
      if mine <= theirs {
        places.mine.append(times.count)
        first += 1
      }
      if theirs <= mine {
        places.theirs.append(times.count)
        second += 1
      }
      times.append(min(mine, theirs))
    }
    func sum(_ mine: [Int], _ theirs: [Int]) -> [Int] {
      if mine.isEmpty && theirs.isEmpty { return [] }
      var counts = [Int](repeating: 0, count: times.count)
      for (place, count) in zip(places.mine, mine) { counts[place] += count }
      for (place, count) in zip(places.theirs, theirs) { counts[place] += count }
      return counts
    }
    return LifeTable.Group(
      name: name, times: times, events: sum(events, other.events),
      censored: sum(censored, other.censored), lateEntries: sum(lateEntries, other.lateEntries),
      causeEvents: zip(causeEvents, other.causeEvents).map { sum($0, $1) })
  }

  /// How many entered late at the time with an index.
  func entered(_ index: Int) -> Int { lateEntries.isEmpty ? 0 : lateEntries[index] }
}
