/// Decides whether Fine and Gray's estimating function has a finite root.
///
/// It has none if and only if some direction gives each event of the cause a linear predictor at
/// least that of everyone in its risk set, and not the same in all such pairs. The risk sets shrink
/// from one event time to the next: those with another event stay while their weight is above 0. So
/// it is enough to compare an event with one of the next event time and with those who leave between
/// the two; a difference of any pair is a sum of these, and the number of differences that of the
/// rows. Events of one time must be equal.
enum SubdistributionSeparation {
  /// The separation; nil when a finite root exists.
  static func separation(_ problem: FineGrayProblem) throws(StatsError) -> Separation? {
    let columns = problem.columns
    var differences = [[Double]](repeating: [], count: columns)
    func add(_ event: Int, above other: Int) {
      let row = (0..<columns).map { column in
        problem.values[event * columns + column] - problem.values[other * columns + column]
      }
      guard row.contains(where: { $0 != 0 }) else { return }
      for (column, value) in row.enumerated() { differences[column].append(value) }
    }
    let last = problem.eventTimes.count - 1
    var leaders: [Int] = []
    for time in problem.eventTimes.indices {
      let start = problem.firstPlaces[time]
      let end = time < last ? problem.firstPlaces[time + 1] : problem.rows.count
      var own: Int?
      for place in start..<end where problem.endings[place] == .own {
        guard let event = own else {
          own = place
          continue
        }
        add(event, above: place)
        add(place, above: event)
      }
      guard let event = own else { continue }
      if let leader = leaders.last { add(leader, above: event) }
      leaders.append(event)
      for place in start..<end where problem.endings[place] == .censored {
        add(event, above: place)
      }
    }
    let weighed = problem.censoringFree.map { free in free.count { $0 > 0 } }
    for place in problem.rows.indices where problem.endings[place] == .other {
      let times = max(problem.passed[place], weighed[problem.groups[place]])
      guard times > 0, times <= leaders.count else { continue }
      add(leaders[times - 1], above: place)
    }
    return try PairSeparation.separation(of: differences, problem.design.columns).map {
      Separation(kind: .monotone, terms: $0.terms)
    }
  }
}
