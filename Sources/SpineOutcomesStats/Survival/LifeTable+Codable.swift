extension LifeTable: Codable {
  private enum CodingKeys: CodingKey { case groups }

  /// Reads a table and checks it as if it came from counts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let groups = try container.decode([Group].self, forKey: .groups)
    try Self.checkNames(groups.map(\.name))
    try self.init(checking: groups)
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(groups, forKey: .groups)
  }
}

extension LifeTable.Group: Codable {
  private enum CodingKeys: CodingKey { case name, times, events, censored, lateEntries }

  /// Reads a group and checks that it has the form of a summary.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let times = try container.decode([Double].self, forKey: .times)
    let events = try container.decode([Int].self, forKey: .events)
    let censored = try container.decode([Int].self, forKey: .censored)
    let lateEntries = try container.decodeIfPresent([Int].self, forKey: .lateEntries) ?? []
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
    for index in times.indices {
      let entered = lateEntries.isEmpty ? 0 : lateEntries[index]
      guard events[index] >= 0, censored[index] >= 0, entered >= 0 else {
        throw refuse(.events, "a count is negative")
      }
      guard events[index] | censored[index] | entered != 0 else {
        throw refuse(.times, "nothing happens at a time")
      }
    }
    self.init(
      name: try container.decode(String.self, forKey: .name),
      times: times.map { $0 == 0 ? 0 : $0 }, events: events, censored: censored,
      lateEntries: lateEntries)
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(times, forKey: .times)
    try container.encode(events, forKey: .events)
    try container.encode(censored, forKey: .censored)
    try container.encode(lateEntries, forKey: .lateEntries)
  }
}
