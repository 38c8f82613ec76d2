/// Decides whether Fine and Gray's estimating function has a finite root.
///
/// It has none if and only if some direction gives each event of the cause a linear predictor at
/// least that of everyone in its risk set, and not the same in all such pairs. Those with another
/// event stay while their weight is above 0. Events of one time must be equal. Where the event of the
/// next time is in a risk set, it stands for all that the two risk sets have in common, so that it is
/// enough to compare an event with that one and with those who leave between the two; without late
/// entry the number of differences is that of the rows.
enum SubdistributionSeparation {
  /// The separation; nil when a finite root exists.
  ///
  /// - Throws: ``StatsError/tooLarge(_:)`` for more differences than can be held, as only late
  ///   entry can need.
  static func separation(_ problem: FineGrayProblem) throws(StatsError) -> Separation? {
    let columns = problem.columns
    let limit = PairSeparation.entryLimit / columns
    var differences = [[Double]](repeating: [], count: columns)
    for stratum in problem.strata {
      for (event, other) in try pairs(stratum, limit: limit) {
        let row = (0..<columns).map { column in
          stratum.values[event * columns + column] - stratum.values[other * columns + column]
        }
        guard row.contains(where: { $0 != 0 }) else { continue }
        for (column, value) in row.enumerated() { differences[column].append(value) }
      }
    }
    return try PairSeparation.separation(of: differences, problem.design.columns).map {
      Separation(kind: .monotone, terms: $0.terms)
    }
  }

  /// Pairs of an event and another place that it has to be at least.
  private static func pairs(
    _ stratum: FineGrayStratum, limit: Int
  ) throws(StatsError) -> [(event: Int, other: Int)] {
    let times = stratum.eventTimes.count
    var leaving = [[Int]](repeating: [], count: times)
    for place in stratum.rows.indices {
      let exposure = stratum.exposure(place)
      if !exposure.isEmpty { leaving[exposure.upperBound - 1].append(place) }
    }
    var pairs: [(event: Int, other: Int)] = []
    var members: [Int] = []
    var next: Int?
    func entered(_ place: Int) -> Int { Int(stratum.entered?[place] ?? 0) }
    for time in (0..<times).reversed() {
      // Of tied events the one that is there the longest stands for all.
      let events = leaving[time].filter { stratum.endings[$0] == .own }
      guard let event = events.min(by: { entered($0) < entered($1) }) else { continue }
      for other in events where other != event {
        pairs.append((event, other))
        pairs.append((other, event))
      }
      if let next, entered(next) <= time {
        pairs.append((event, next))
      } else {
        members.removeAll { entered($0) > time }
        for other in members { pairs.append((event, other)) }
      }
      for other in leaving[time] where stratum.endings[other] != .own {
        pairs.append((event, other))
      }
      if stratum.entered != nil { members += leaving[time] }
      next = event
      guard pairs.count <= limit else {
        throw .tooLarge("the pairs of events and other records that decide on separation")
      }
    }
    return pairs
  }
}
