/// The times of one stratum with the events of one cause apart.
struct CauseTimes: Sendable {
  /// The number of groups.
  let groups: Int

  /// The columns of the groups one behind the other: times, events of the cause, events of any
  /// cause, and how many leave.
  let times: [Double]
  let own: [Int]
  let events: [Int]
  let leaving: [Int]

  /// Where the columns of each group start, and where those of the last end.
  let starts: [Int]

  /// How many are in each group at the origin.
  let sizes: [Int]

  /// Puts the columns of the groups one behind the other.
  ///
  /// - Parameters:
  ///   - groups: The groups, none of which has late entries.
  ///   - cause: The place of the cause.
  /// - Complexity: O(number of distinct times).
  init(_ groups: [LifeTable.Group], cause: Int) {
    self.groups = groups.count
    times = groups.flatMap(\.times)
    own = groups.flatMap { $0.eventsByCause[cause] }
    events = groups.flatMap(\.events)
    leaving = groups.flatMap { group in zip(group.events, group.censored).map { $0 + $1 } }
    var starts = [0]
    for group in groups { starts.append((starts.last ?? 0) + group.times.count) }
    self.starts = starts
    sizes = groups.map(\.count)
  }
}
