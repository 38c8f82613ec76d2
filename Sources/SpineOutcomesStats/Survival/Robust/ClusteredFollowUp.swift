/// Follow-up that keeps its records: each with its cluster and its weight.
///
/// Robust variances need to know which records belong together, so that this is no summary of
/// counts as ``LifeTable`` is: it holds a row for every record and the names of the clusters.
/// Parts of the data are put together by ``merge(_:)``: associative, commutative and exact. A
/// cluster may have records in several parts and groups.
public struct ClusteredFollowUp: Sendable, Equatable {
  /// One record.
  public struct Record: Sendable, Hashable, Codable {
    /// The place of the group in ``ClusteredFollowUp/groupNames``.
    public let group: Int

    /// The time to event or censoring, finite and 0 or more.
    public let time: Double

    /// Whether follow-up ended with the event.
    public let isEvent: Bool

    /// The time of late entry; nil when followed from the origin.
    public let entry: Double?

    /// The weight, above 0: a sampling weight, or that of an inverse probability.
    public let weight: Double

    /// The name of the cluster; nil for a record that belongs with no other.
    public let cluster: String?
  }

  /// The names of the groups, in their order.
  public let groupNames: [String]

  /// The records, in an order that does not depend on where they came from.
  public let records: [Record]

  /// Creates the follow-up of columns.
  ///
  /// - Parameters:
  ///   - times: The times to event or censoring, finite, 0 or more, in any one unit.
  ///   - events: Whether each time ends with the event.
  ///   - groupCodes: The group of each row as an index into `groupNames`; nil: all in one group.
  ///   - groupNames: The names of the groups, all different; a group may be without rows.
  ///   - entries: The time of late entry of each row, nil where followed from the origin.
  ///   - weights: The weight of each row, finite, 0 or more; nil: 1 each. Only their ratios within
  ///     a group matter. A row of weight 0 is checked and left out.
  ///   - clusters: The cluster of each row; nil: each row is its own.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` with the row for a time that is negative or not finite, an
  ///   entry not before the time, a group code without a name, or a weight that is negative or not
  ///   finite; ``StatsError/invalidArgument(name:reason:)`` for a group name given twice.
  /// - Complexity: O(n log n).
  public init(
    times: [Double], events: [Bool], groupCodes: [Int]? = nil, groupNames: [String] = ["all"],
    entries: [Double?]? = nil, weights: [Double]? = nil, clusters: [String]? = nil
  ) throws(StatsError) {
    let columns: [(String, Int?)] = [
      ("events", events.count), ("groupCodes", groupCodes?.count), ("entries", entries?.count),
      ("weights", weights?.count), ("clusters", clusters?.count),
    ]
    for (name, count) in columns {
      guard let count, count != times.count else { continue }
      throw .lengthMismatch(
        first: "times", firstCount: times.count, second: name, secondCount: count)
    }
    let records = times.indices.map { row in
      Record(
        group: groupCodes?[row] ?? 0, time: times[row], isEvent: events[row],
        entry: entries?[row], weight: weights?[row] ?? 1, cluster: clusters?[row])
    }
    try self.init(records, groupNames: groupNames) {
      .invalidValue(InvalidValue(variable: $0, row: $1 + 1, reason: $2))
    }
  }

  /// Checks records and puts them in order.
  ///
  /// - Parameters:
  ///   - records: The records, in any order.
  ///   - groupNames: The names of the groups.
  ///   - invalid: The error for a value: variable, index of the record, reason.
  /// - Throws: As the initialiser of columns.
  init(
    _ records: [Record], groupNames: [String],
    invalid: (String, Int, String) -> StatsError
  ) throws(StatsError) {
    try LifeTable.check(names: groupNames, of: "group")
    for (row, record) in records.enumerated() {
      func check(_ name: String, _ value: Double) throws(StatsError) {
        guard value >= 0, value < .infinity else {
          throw invalid(name, row, value < 0 ? "is negative" : "is not a finite number")
        }
      }
      try check("time", record.time)
      try check("weight", record.weight)
      if let entry = record.entry {
        try check("entry", entry)
        guard entry < record.time || entry == 0 else {
          throw invalid("entry", row, "is not before the end of follow-up")
        }
      }
      guard groupNames.indices.contains(record.group) else {
        throw invalid("group", row, "has no group name")
      }
    }
    self.groupNames = groupNames
    self.records = records.filter { $0.weight > 0 }.map(\.canonical).sorted(by: Record.precedes)
  }

  /// The number of records.
  public var count: Int { records.count }

  /// The number of clusters; a record without one counts as one.
  public var clusterCount: Int {
    let named = records.compactMap(\.cluster)
    return Set(named).count + records.count - named.count
  }

  /// Adds the records of another part of the data.
  ///
  /// Equal lists of groups keep their order; of different lists the union comes sorted by name.
  /// Data without any group change nothing.
  ///
  /// - Parameter other: The other part, with the same origin and unit of time.
  /// - Complexity: O(n log n).
  public mutating func merge(_ other: ClusteredFollowUp) {
    if other.groupNames.isEmpty { return }
    if groupNames.isEmpty {
      self = other
      return
    }
    let names =
      groupNames == other.groupNames
      ? groupNames : Set(groupNames).union(other.groupNames).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    func moved(_ part: ClusteredFollowUp) -> [Record] {
      part.records.map { $0.moved(to: places[part.groupNames[$0.group]] ?? $0.group) }
    }
    self = ClusteredFollowUp(
      sorted: (moved(self) + moved(other)).sorted(by: Record.precedes), names)
  }

  private init(sorted records: [Record], _ groupNames: [String]) {
    self.records = records
    self.groupNames = groupNames
  }
}

extension ClusteredFollowUp.Record {
  /// With -0 as 0, and an entry of 0 as none.
  fileprivate var canonical: Self {
    Self(
      group: group, time: time + 0.0, isEvent: isEvent, entry: entry == 0 ? nil : entry,
      weight: weight, cluster: cluster)
  }

  fileprivate func moved(to group: Int) -> Self {
    Self(
      group: group, time: time, isEvent: isEvent, entry: entry, weight: weight, cluster: cluster)
  }

  /// The order by group, time, event, entry, weight and cluster.
  fileprivate static func precedes(_ first: Self, _ second: Self) -> Bool {
    if first.group != second.group { return first.group < second.group }
    if first.time != second.time { return first.time < second.time }
    if first.isEvent != second.isEvent { return first.isEvent }
    let (entry, other) = (first.entry ?? 0, second.entry ?? 0)
    if entry != other { return entry < other }
    if first.weight != second.weight { return first.weight < second.weight }
    return (first.cluster ?? "") < (second.cluster ?? "")
  }
}

extension ClusteredFollowUp: Codable {
  private enum CodingKeys: CodingKey { case groupNames, records }

  /// Reads records and checks them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      container.decode([Record].self, forKey: .records),
      groupNames: container.decode([String].self, forKey: .groupNames)
    ) { .invalidValue(InvalidValue(variable: $0, row: $1 + 1, reason: $2)) }
  }
}

extension ClusteredFollowUp: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "follow-up of 167 records in 31 clusters, 2 groups".
  public var description: String {
    "follow-up of \(count) record\(count == 1 ? "" : "s") in \(clusterCount) "
      + "cluster\(clusterCount == 1 ? "" : "s"), "
      + "\(groupNames.count) group\(groupNames.count == 1 ? "" : "s")"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
