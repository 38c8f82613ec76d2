extension SurvivalCurve: Codable {
  private enum CodingKeys: CodingKey {
    case group, count, events, median, interval, level, timeWidth, rows
  }

  /// Writes the curve with all its rows.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(count, forKey: .count)
    try container.encode(events, forKey: .events)
    try container.encode(median, forKey: .median)
    try container.encode(interval, forKey: .interval)
    try container.encode(level, forKey: .level)
    try container.encode(timeWidth, forKey: .timeWidth)
    var rows = container.nestedUnkeyedContainer(forKey: .rows)
    for row in self.rows { try rows.encode(row) }
  }

  /// Reads the counts of the rows and computes the curve from them again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let group = try container.decode(String.self, forKey: .group)
    let rows = try container.decode([Row].self, forKey: .rows)
    let table = try LifeTable(
      counts: rows.map {
        LifeTable.Count(
          group: group, time: $0.time, events: $0.events, censored: $0.censored,
          lateEntries: $0.lateEntries)
      }, groupNames: [group])
    let timeWidth = try container.decode(Double.self, forKey: .timeWidth)
    guard let only = table.groups.first, timeWidth >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .timeWidth, in: container, debugDescription: "a width is negative")
    }
    try self.init(
      only, interval: container.decode(SurvivalInterval.self, forKey: .interval),
      level: container.decode(Double.self, forKey: .level), timeWidth: timeWidth,
      unit: container.decode(MedianSurvival.self, forKey: .median).unit)
  }
}
