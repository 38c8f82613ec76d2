extension LifeTable: Codable {
  private enum CodingKeys: CodingKey { case groups, strata, causes, censoredCauses }

  /// Reads a table and checks it as if it came from counts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let causes = try container.decodeIfPresent([String].self, forKey: .causes)
    let censored = try container.decodeIfPresent([String].self, forKey: .censoredCauses) ?? []
    let strata: [Stratum]
    if container.contains(.strata) {
      strata = try container.decode([Stratum].self, forKey: .strata)
    } else {
      let groups = try container.decode([Group].self, forKey: .groups)
      strata = [Stratum(name: Self.onlyStratum, groups: groups)]
    }
    let names = strata.first?.groups.map(\.name) ?? []
    let causeNames = causes ?? [Self.plainCause]
    try Self.check(groups: names, strata: strata.map(\.name), causes: causeNames)
    try Self.check(names: causeNames + censored, of: "cause")
    guard strata.allSatisfy({ $0.groups.map(\.name) == names }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .strata, in: container, debugDescription: "the strata have different groups")
    }
    let lists = causeNames.count > 1 ? causeNames.count : 0
    guard strata.allSatisfy({ $0.groups.allSatisfy { $0.causeEvents.count == lists } }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .causes, in: container, debugDescription: "not one list of events per cause")
    }
    try self.init(checking: strata, causes: causeNames, censoredCauses: censored.sorted())
  }

  /// Writes "groups" for the one stratum "all", else "strata"; "causes" unless a plain event.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if stratumNames == [Self.onlyStratum] {
      try container.encode(groups, forKey: .groups)
    } else {
      try container.encode(strata, forKey: .strata)
    }
    if causes != [Self.plainCause] { try container.encode(causes, forKey: .causes) }
    if !censoredCauses.isEmpty { try container.encode(censoredCauses, forKey: .censoredCauses) }
  }
}

extension LifeTable.Group: Codable {
  private enum CodingKeys: CodingKey {
    case name, times, events, censored, lateEntries, eventsByCause
  }

  /// Reads a group and checks that it has the form of a summary.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let times = try container.decode([Double].self, forKey: .times)
    let events = try container.decode([Int].self, forKey: .events)
    let censored = try container.decode([Int].self, forKey: .censored)
    let lateEntries = try container.decodeIfPresent([Int].self, forKey: .lateEntries) ?? []
    let byCause = try container.decodeIfPresent([[Int]].self, forKey: .eventsByCause) ?? []
    func refuse(_ key: CodingKeys, _ reason: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: reason)
    }
    guard times.allSatisfy({ $0 >= 0 && $0 < .infinity }) else {
      throw refuse(.times, "a time is negative or not finite")
    }
    guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw refuse(.times, "the times do not ascend")
    }
    guard events.count == times.count else { throw refuse(.events, "not one count per time") }
    guard censored.count == times.count else { throw refuse(.censored, "not one count per time") }
    guard lateEntries.isEmpty || lateEntries.count == times.count else {
      throw refuse(.lateEntries, "not one count per time")
    }
    guard byCause.count != 1, byCause.allSatisfy({ $0.count == times.count }) else {
      throw refuse(.eventsByCause, "not one count per time and cause")
    }
    for index in times.indices {
      let entered = lateEntries.isEmpty ? 0 : lateEntries[index]
      guard events[index] >= 0, censored[index] >= 0, entered >= 0 else {
        throw refuse(.events, "a count is negative")
      }
      guard events[index] | censored[index] | entered != 0 else {
        throw refuse(.times, "nothing happens at a time")
      }
      // What is left of the events after each cause never falls below 0, and ends there.
      var left = byCause.isEmpty ? 0 : events[index]
      for counts in byCause {
        guard counts[index] >= 0, counts[index] <= left else {
          throw refuse(.eventsByCause, "the causes do not add up to the events")
        }
        left -= counts[index]
      }
      guard left == 0 else {
        throw refuse(.eventsByCause, "the causes do not add up to the events")
      }
    }
    self.init(
      name: try container.decode(String.self, forKey: .name),
      times: times.map { $0 == 0 ? 0 : $0 }, events: events, censored: censored,
      lateEntries: lateEntries, causeEvents: byCause)
  }

  /// Encodes the JSON form; the events by cause only where there are several causes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(times, forKey: .times)
    try container.encode(events, forKey: .events)
    try container.encode(censored, forKey: .censored)
    try container.encode(lateEntries, forKey: .lateEntries)
    if !causeEvents.isEmpty { try container.encode(causeEvents, forKey: .eventsByCause) }
  }
}
