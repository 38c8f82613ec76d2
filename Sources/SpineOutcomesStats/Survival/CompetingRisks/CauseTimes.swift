/// The times of one stratum at which any group has an event, with those of one cause apart.
struct CauseTimes {
  /// The number of groups.
  let groups: Int

  private let times: [Double]
  private let own: [Int]
  private let events: [Int]
  private let leaving: [Int]

  /// Where the columns of each group start, and where those of the last end.
  private let starts: [Int]

  /// How many are in each group at the origin.
  private let sizes: [Int]

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
    leaving = groups.flatMap { group in
      zip(group.events, group.censored).map { $0 + $1 }
    }
    var starts = [0]
    for group in groups { starts.append((starts.last ?? 0) + group.times.count) }
    self.starts = starts
    sizes = groups.map(\.count)
  }

  /// No fewer than there are times with events.
  var count: Int { times.count }

  /// A place between two times, from which one can go on.
  struct Place {
    /// The next row of each group.
    fileprivate var heads: [Int]

    /// How many are at risk in each group.
    fileprivate var atRisk: [Int]
  }

  /// The place before the first time.
  var origin: Place { Place(heads: Array(starts.dropLast()), atRisk: sizes) }

  /// Goes on to the next time with an event.
  ///
  /// - Parameters:
  ///   - place: Where to start; afterwards behind the time that was found.
  ///   - moment: Takes the numbers at risk and the events at that time.
  /// - Returns: Whether there is a time left.
  /// - Complexity: O(groups) for each distinct time that is passed.
  func next(_ place: inout Place, _ moment: GrayMoment) -> Bool {
    while true {
      var time = Double.infinity
      for group in 0..<groups where place.heads[group] < starts[group + 1] {
        time = min(time, times[place.heads[group]])
      }
      guard time < .infinity else { return false }
      var any = 0
      for group in 0..<groups {
        let row = place.heads[group]
        moment.atRisk[group] = Double(place.atRisk[group])
        if row < starts[group + 1], times[row] == time {
          moment.own[group] = Double(own[row])
          moment.others[group] = Double(events[row] - own[row])
          any += events[row]
          place.atRisk[group] -= leaving[row]
          place.heads[group] = row + 1
        } else {
          moment.own[group] = 0
          moment.others[group] = 0
        }
      }
      if any > 0 { return true }
    }
  }
}
