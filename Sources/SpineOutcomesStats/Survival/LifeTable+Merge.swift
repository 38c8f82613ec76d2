extension LifeTable {
  /// Adds the counts of another part of the data: associative, commutative and exact.
  ///
  /// Equal lists of groups keep their order; of different lists the union comes sorted by name.
  /// A table without any group changes nothing.
  ///
  /// - Parameter other: The table of other persons with the same origin and unit of time.
  /// - Throws: ``StatsError/tooLarge(_:)`` for more than 2^53 persons; the table is unchanged then.
  /// - Complexity: O(number of distinct times of both).
  public mutating func merge(_ other: LifeTable) throws(StatsError) {
    if other.groups.isEmpty { return }
    if groups.isEmpty {
      self = other
      return
    }
    var total = count
    try Self.add(other.count, to: &total)
    let names = groups.map(\.name)
    let otherNames = other.groups.map(\.name)
    let union = names == otherNames ? names : Set(names).union(otherNames).sorted()
    let mine = Dictionary(uniqueKeysWithValues: zip(names, groups))
    let theirs = Dictionary(uniqueKeysWithValues: zip(otherNames, other.groups))
    groups = union.map { name in
      switch (mine[name], theirs[name]) {
      case (let first?, let second?): first.merged(with: second)
      case (let first?, nil): first
      case (nil, let second?): second
      case (nil, nil): Group(name: name)
      }
    }
  }
}

extension LifeTable.Group {
  /// The counts of two parts of one group, time by time.
  func merged(with other: LifeTable.Group) -> LifeTable.Group {
    if other.times.isEmpty { return self }
    if times.isEmpty { return other }
    var times: [Double] = []
    var events: [Int] = []
    var censored: [Int] = []
    var lateEntries: [Int] = []
    let capacity = self.times.count + other.times.count
    times.reserveCapacity(capacity)
    events.reserveCapacity(capacity)
    censored.reserveCapacity(capacity)
    let entersLate = !(self.lateEntries.isEmpty && other.lateEntries.isEmpty)
    var first = 0
    var second = 0
    while first < self.times.count || second < other.times.count {
      let mine = first < self.times.count ? self.times[first] : .infinity
      let theirs = second < other.times.count ? other.times[second] : .infinity
      let usesMine = mine <= theirs
      let usesTheirs = theirs <= mine
      times.append(usesMine ? mine : theirs)
      events.append((usesMine ? self.events[first] : 0) + (usesTheirs ? other.events[second] : 0))
      censored.append(
        (usesMine ? self.censored[first] : 0) + (usesTheirs ? other.censored[second] : 0))
      if entersLate {
        lateEntries.append(
          (usesMine ? entered(first) : 0) + (usesTheirs ? other.entered(second) : 0))
      }
      if usesMine { first += 1 }
      if usesTheirs { second += 1 }
    }
    return LifeTable.Group(
      name: name, times: times, events: events, censored: censored, lateEntries: lateEntries)
  }

  /// How many entered late at the time with an index.
  func entered(_ index: Int) -> Int { lateEntries.isEmpty ? 0 : lateEntries[index] }
}
