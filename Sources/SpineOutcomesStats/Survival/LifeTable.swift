/// The summary of follow-up: in each stratum and group, at each distinct time, how many had the
/// event, by cause, were censored or entered late.
///
/// The numbers at risk are derived. Tables of parts of the data, such as hospitals or chunks, are
/// put together by ``merge(_:)``: associative, commutative and exact. Times are kept as they are;
/// near-equal times become equal at inference (``TimeTolerance``), after merging.
///
/// A plain event is the one cause "event"; competing causes are named in ``causes``. Records that
/// are not stratified are the one stratum "all".
///
/// No row of a person is kept, but distinct times may still identify one.
public struct LifeTable: Sendable, Equatable {
  /// The strata, in their order; each has the same groups in the same order.
  public internal(set) var strata: [Stratum]

  /// The names of the causes of an event, all different; "event" alone for a plain event.
  public internal(set) var causes: [String]

  /// The causes whose events ``censoringOthers(than:)`` has counted as censored.
  public internal(set) var censoredCauses: [String]

  /// One stratum: records that are compared with each other only.
  public struct Stratum: Sendable, Equatable, Codable {
    /// The name of the stratum.
    public let name: String

    /// The groups, in their order; a group without records has no times.
    public internal(set) var groups: [Group]
  }

  /// The follow-up of one group: one entry of each list per distinct time.
  public struct Group: Sendable, Equatable {
    /// The name of the group.
    public let name: String

    /// The distinct times in ascending order, finite and 0 or more.
    public internal(set) var times: [Double]

    /// How many had the event at each time, of any cause.
    public internal(set) var events: [Int]

    /// How many were censored at each time; they are at risk at that time.
    public internal(set) var censored: [Int]

    /// How many entered late at each time, to be at risk after it; empty when nobody did.
    public internal(set) var lateEntries: [Int]

    /// The events by cause, then by time; empty for a table of one cause.
    var causeEvents: [[Int]]

    /// Creates a group of columns that are known to be valid.
    init(
      name: String, times: [Double] = [], events: [Int] = [], censored: [Int] = [],
      lateEntries: [Int] = [], causeEvents: [[Int]] = []
    ) {
      self.name = name
      self.times = times
      self.events = events
      self.censored = censored
      self.lateEntries = lateEntries.contains { $0 > 0 } ? lateEntries : []
      self.causeEvents = causeEvents.count > 1 ? causeEvents : []
    }
  }

  /// The name of a plain event.
  static let plainCause = "event"

  /// The name of the stratum of records that are not stratified.
  static let onlyStratum = "all"

  /// Creates a table of strata that are known to be valid.
  init(validated strata: [Stratum], causes: [String], censoredCauses: [String] = []) {
    self.strata = strata
    self.causes = causes
    self.censoredCauses = censoredCauses
  }

  /// Creates an unstratified table of one cause, of groups that are known to be valid.
  init(validated groups: [Group]) {
    self.init(
      validated: [Stratum(name: Self.onlyStratum, groups: groups)], causes: [Self.plainCause])
  }

  /// The groups over all strata together, in their order; a group without records has no times.
  ///
  /// - Complexity: O(1) for one stratum, else O(number of distinct times * log(strata)).
  public var groups: [Group] {
    guard let first = strata.first else { return [] }
    guard strata.count > 1 else { return first.groups }
    return first.groups.indices.map { group in Group.pooled(strata.map { $0.groups[group] }) }
  }

  /// The names of the groups, in their order.
  public var groupNames: [String] { strata.first?.groups.map(\.name) ?? [] }

  /// The names of the strata, in their order.
  public var stratumNames: [String] { strata.map(\.name) }

  /// The number of records.
  public var count: Int { sum(\.count) }

  /// The number of events, of any cause.
  public var events: Int { sum(\.eventCount) }

  private func sum(_ number: (Group) -> Int) -> Int {
    strata.reduce(0) { $1.groups.reduce($0) { $0 + number($1) } }
  }

  /// The table of one stratum alone; nil for a name that is none.
  ///
  /// - Complexity: O(number of strata).
  public func stratum(_ name: String) -> LifeTable? {
    strata.first { $0.name == name }.map {
      LifeTable(validated: [$0], causes: causes, censoredCauses: censoredCauses)
    }
  }
}

extension LifeTable.Group {
  /// The number of records.
  public var count: Int { eventCount + censored.reduce(0, +) }

  /// The number of events, of any cause.
  public var eventCount: Int { events.reduce(0, +) }

  /// How many were at risk at each time: `entry < t <= time`.
  ///
  /// - Complexity: O(number of distinct times).
  public var atRisk: [Int] {
    var current = count - lateEntries.reduce(0, +)
    var numbers = [Int](repeating: 0, count: times.count)
    for index in times.indices {
      numbers[index] = current
      current -= events[index] + censored[index]
      if !lateEntries.isEmpty { current += lateEntries[index] }
    }
    return numbers
  }

  /// Whether everyone who leaves at a time is at risk at it.
  var isConsistent: Bool {
    guard !lateEntries.isEmpty else { return true }
    return zip(atRisk, zip(events, censored)).allSatisfy { $0 >= $1.0 + $1.1 }
  }
}

extension LifeTable: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "life table of 2 groups, 228 records, 165 events", with strata and causes if any.
  public var description: String {
    func counted(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    var text = "life table of \(counted(groupNames.count, "group", "groups"))"
    if strata.count > 1 { text += " in \(strata.count) strata" }
    return text + ", \(count) records, \(events) events"
      + remarks.map { "; \($0)" }.joined()
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
