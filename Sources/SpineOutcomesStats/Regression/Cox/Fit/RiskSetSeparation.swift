import LinearAlgebra

/// Decides whether a partial likelihood has a finite maximum.
///
/// It has none if and only if some direction b gives whoever has the event a linear predictor at least
/// that of everyone in the risk set, at every event time, and not the same in all of them: then the
/// likelihood rises along it for ever. So the differences between each event and the members of its
/// risk set are rows of a problem of separation.
///
/// Most of them follow from others and are left out. The events of one time must tie. An event that is
/// at least all of a later risk set, and is itself in this one, stands for those of its members that
/// are in both: only it, and those who are new since, have to be compared. For rows without late
/// entry these are as many differences as rows.
enum RiskSetSeparation {
  /// The separation; nil when a finite estimate exists.
  ///
  /// - Throws: ``StatsError/tooLarge(_:)`` for more differences than can be held, as only late
  ///   entry can need.
  static func separation(_ problem: CoxProblem) throws(StatsError) -> Separation? {
    let pairs = try pairs(problem)
    let columns = problem.columns
    let differences = (0..<columns.columns).map { column in
      pairs.map { columns.value($0.event, column) - columns.value($0.other, column) }
    }
    return try PairSeparation.separation(of: differences, problem.design.columns).map {
      Separation(kind: .monotone, terms: $0.terms)
    }
  }

  /// Pairs of an event and another row that it has to be at least.
  private static func pairs(
    _ problem: CoxProblem
  ) throws(StatsError) -> [(event: Int, other: Int)] {
    let layout = problem.riskSets.layout
    let last = layout.allLastGroups()
    let limit = PairSeparation.entryLimit / max(1, problem.columns.columns)
    var pairs: [(event: Int, other: Int)] = []
    for component in 0..<layout.components {
      let groups = layout.componentGroups[component]..<layout.componentGroups[component + 1]
      var before = layout.componentRows[component]
      // The event that stands for all of the risk set before it, and the rows of that set.
      var standing: Int?
      var members: [Int] = []
      for place in groups {
        let group = layout.groups[place]
        // Of tied events the one that stays longest stands for all.
        let events = Int(group.start)..<Int(group.eventsEnd)
        guard let event = events.max(by: { last[$0] < last[$1] }) else { continue }
        for other in events where other != event {
          pairs.append((event, other))
          pairs.append((other, event))
        }
        if let standing, Int(last[standing]) > place {
          pairs.append((event, standing))
        } else {
          for other in members where Int(last[other]) > place { pairs.append((event, other)) }
        }
        for other in before..<Int(group.end) where !events.contains(other) {
          pairs.append((event, other))
        }
        if layout.lastGroups != nil {
          members += before..<Int(group.end)
          members.removeAll { Int(last[$0]) <= place + 1 }
        }
        before = Int(group.end)
        standing = event
        guard pairs.count <= limit else {
          throw .tooLarge("the pairs of events and other records that decide on separation")
        }
      }
    }
    return pairs
  }
}
