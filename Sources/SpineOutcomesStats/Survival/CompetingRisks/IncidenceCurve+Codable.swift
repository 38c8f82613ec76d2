extension IncidenceCurve: Codable {
  private enum CodingKeys: CodingKey {
    case group, cause, count, events, competingEvents, variance, interval, level, unit, timeWidth
    case rows
  }

  /// Writes the curve with all its rows.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(cause, forKey: .cause)
    try container.encode(count, forKey: .count)
    try container.encode(events, forKey: .events)
    try container.encode(competingEvents, forKey: .competingEvents)
    try container.encode(variance, forKey: .variance)
    try container.encode(interval, forKey: .interval)
    try container.encode(level, forKey: .level)
    try container.encode(unit, forKey: .unit)
    try container.encode(timeWidth, forKey: .timeWidth)
    var rows = container.nestedUnkeyedContainer(forKey: .rows)
    for row in self.rows { try rows.encode(row) }
  }

  /// Reads the counts of the rows and computes the curve from them again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let group = try container.decode(String.self, forKey: .group)
    let rows = try container.decode([Row].self, forKey: .rows)
    let names = ["own", "other"]
    let table = try LifeTable(
      counts: rows.flatMap { row in
        [
          LifeTable.Count(
            group: group, time: row.time, events: row.events, cause: names[0],
            censored: row.censored, lateEntries: row.lateEntries),
          LifeTable.Count(
            group: group, time: row.time, events: row.competingEvents, cause: names[1]),
        ]
      }, groupNames: [group], causeNames: names)
    let level = try container.decode(Double.self, forKey: .level)
    try ConfidenceInterval.check(level: level)
    let timeWidth = try container.decode(Double.self, forKey: .timeWidth)
    guard let only = table.groups.first, timeWidth >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .timeWidth, in: container, debugDescription: "a width is negative")
    }
    self.init(
      only, place: 0, cause: try container.decode(String.self, forKey: .cause),
      atRisk: only.atRisk,
      IncidenceOptions(
        variance: try container.decode(IncidenceVariance.self, forKey: .variance),
        interval: try container.decode(IncidenceInterval.self, forKey: .interval), level: level,
        timeWidth: timeWidth, unit: try container.decodeIfPresent(String.self, forKey: .unit)))
  }
}
