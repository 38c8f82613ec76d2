/// The summary of follow-up in groups: at each distinct time how many had the event, were
/// censored or entered late.
///
/// The numbers at risk are derived. Tables of parts of the data, such as hospitals or chunks, are
/// put together by ``merge(_:)``: associative, commutative and exact. Times are kept as they are;
/// near-equal times become equal at inference (``TimeTolerance``), after merging.
///
/// No row of a person is kept, but distinct times may still identify one.
public struct LifeTable: Sendable, Equatable {
  /// The groups, in their order; a group without records has no times.
  public internal(set) var groups: [Group]

  /// The follow-up of one group: one entry of each list per distinct time.
  public struct Group: Sendable, Equatable {
    /// The name of the group.
    public let name: String

    /// The distinct times in ascending order, finite and 0 or more.
    public internal(set) var times: [Double]

    /// How many had the event at each time.
    public internal(set) var events: [Int]

    /// How many were censored at each time; they are at risk at that time.
    public internal(set) var censored: [Int]

    /// How many entered late at each time, to be at risk after it; empty when nobody did.
    public internal(set) var lateEntries: [Int]

    /// Creates a group of columns that are known to be valid.
    init(
      name: String, times: [Double] = [], events: [Int] = [], censored: [Int] = [],
      lateEntries: [Int] = []
    ) {
      self.name = name
      self.times = times
      self.events = events
      self.censored = censored
      self.lateEntries = lateEntries.contains { $0 > 0 } ? lateEntries : []
    }
  }

  /// Creates a table of groups that are known to be valid.
  init(validated groups: [Group]) { self.groups = groups }

  /// The number of records.
  public var count: Int { groups.reduce(0) { $0 + $1.count } }

  /// The number of events.
  public var events: Int { groups.reduce(0) { $0 + $1.eventCount } }

  /// The largest number of records of one table: whole numbers up to here are exact doubles.
  static let maximumCount = 1 << 53

  /// Refuses a total above ``maximumCount``.
  static func checkTotal(of groups: [Group]) throws(StatsError) {
    var total = 0
    for group in groups {
      for count in group.events { try add(count, to: &total) }
      for count in group.censored { try add(count, to: &total) }
    }
  }

  /// Adds counts and refuses more than a table can hold.
  static func add(_ count: Int, to total: inout Int) throws(StatsError) {
    let (sum, overflow) = total.addingReportingOverflow(count)
    guard !overflow, sum <= maximumCount else {
      throw .tooLarge("more than 2^53 records in a life table")
    }
    total = sum
  }
}

extension LifeTable.Group {
  /// The number of records.
  public var count: Int { eventCount + censored.reduce(0, +) }

  /// The number of events.
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
  /// One line: "life table of 2 groups, 228 records, 165 events".
  public var description: String {
    "life table of \(groups.count) group\(groups.count == 1 ? "" : "s"), "
      + "\(count) records, \(events) events"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
