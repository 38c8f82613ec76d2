extension LifeTable {
  /// Whether there is nothing but the plain event.
  var isPlain: Bool { causes == [Self.plainCause] && censoredCauses.isEmpty }

  /// The table of one cause: events of all other causes become censored.
  ///
  /// What is estimated from it belongs to the hazard of the cause alone. One minus its
  /// Kaplan-Meier estimate is no probability of the cause: it takes those who had another event
  /// for persons who could still have this one. The results say so.
  ///
  /// - Parameter cause: The name of the cause.
  /// - Returns: The table of that cause; ``censoredCauses`` names the others.
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is none.
  ///
  /// R: `Surv(time, ending == "cause")`.
  ///
  /// - Complexity: O(number of distinct times).
  public func censoringOthers(than cause: String) throws(StatsError) -> LifeTable {
    guard let index = causes.firstIndex(of: cause) else {
      throw .unknownLevel(variable: "cause", level: cause, known: causes)
    }
    guard causes.count > 1 else { return self }
    return LifeTable(
      validated: strata.map { stratum in
        Stratum(
          name: stratum.name, groups: stratum.groups.map { $0.censoringOthers(than: index) })
      },
      causes: [cause],
      censoredCauses: (censoredCauses + causes.filter { $0 != cause }).sorted())
  }

  /// What a line about a result says of causes: which are together the event, which censored.
  var remarks: [String] {
    var remarks: [String] = []
    if causes.count > 1 { remarks.append("event: any of \(causes.joined(separator: ", "))") }
    if !censoredCauses.isEmpty {
      remarks.append(
        "event: \(causes.joined(separator: ", ")), with "
          + "\(censoredCauses.joined(separator: ", ")) censored: no cumulative incidence")
    }
    return remarks
  }
}

extension LifeTable.Group {
  /// The events by cause in the order of ``LifeTable/causes``, then by time.
  public var eventsByCause: [[Int]] { causeEvents.isEmpty ? [events] : causeEvents }

  /// The group with the events of all causes but one as censored.
  func censoringOthers(than cause: Int) -> LifeTable.Group {
    let kept = eventsByCause[cause]
    let censored = times.indices.map { self.censored[$0] + self.events[$0] - kept[$0] }
    return LifeTable.Group(
      name: name, times: times, events: kept, censored: censored, lateEntries: lateEntries)
  }

  /// The group with its causes at new places among more causes.
  func placing(causes places: [Int], among count: Int) -> LifeTable.Group {
    guard count > 1 else { return self }
    var causeEvents = [[Int]](
      repeating: [Int](repeating: 0, count: times.count), count: count)
    for (place, events) in zip(places, eventsByCause) { causeEvents[place] = events }
    return LifeTable.Group(
      name: name, times: times, events: events, censored: censored, lateEntries: lateEntries,
      causeEvents: causeEvents)
  }
}
