/// How often each distinct value occurs in each group: all that rank methods need of the data.
///
/// Rank-sum and Kruskal-Wallis tests and ROC curves read this summary and no record. It can be
/// added up over chunks, files or hospitals with ``merge(_:)``. Distinct values can still
/// identify a person: a summary is not anonymous.
///
/// The form is canonical, so equal data give equal summaries: values ascend strictly, -0.0 is
/// 0.0, and no value has the count 0 in every group.
public struct GroupedValues: Sendable, Equatable {
  /// The names of the groups, each once; a group may be empty.
  public let groups: [String]

  /// The distinct values, finite and ascending.
  public private(set) var values: [Double]

  /// The counts: `counts[group][value]`, by position in ``groups`` and ``values``.
  public private(set) var counts: [[Int]]

  /// The number of observations in all groups, at most 2^53.
  public let total: Int

  /// Counts the values of each group.
  ///
  /// - Parameters:
  ///   - groups: The names of the groups, each once.
  ///   - values: The values of each group, finite, in any order.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when a name occurs twice or there are
  ///   not as many lists as names; ``StatsError/invalidValue(_:)`` for a value that is not finite,
  ///   with its row in its list; ``StatsError/tooLarge(_:)`` beyond 2^32 - 1 values.
  /// - Complexity: O(n) for n values.
  public init(groups: [String], values: [[Double]]) throws(StatsError) {
    guard groups.count == values.count else {
      throw .invalidArgument(name: "values", reason: "one list of values for each group")
    }
    for (name, list) in zip(groups, values) { try Ordering.check(list, name: name) }
    var codes: [Int32] = []
    codes.reserveCapacity(values.reduce(0) { $0 + $1.count })
    for (code, list) in values.enumerated() {
      codes += repeatElement(Int32(truncatingIfNeeded: code), count: list.count)
    }
    try self.init(groups: groups, checked: values.flatMap { $0 }, codes: codes, weights: nil)
  }

  /// Counts values that come with the code of their group.
  ///
  /// - Parameters:
  ///   - groups: The names of the groups, each once; code 0 is the first.
  ///   - values: The values, finite, in any order.
  ///   - codes: The group of each value, from 0.
  ///   - weights: How many observations each value stands for, 0 or more; 1 when nil.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a value that is not finite, a code without a group or a
  ///   negative weight, with its row; ``StatsError/invalidArgument(name:reason:)`` when a name
  ///   occurs twice; ``StatsError/tooLarge(_:)`` beyond 2^32 - 1 rows or 2^53 observations.
  /// - Complexity: O(n) for n values.
  public init(
    groups: [String], values: [Double], codes: [Int32], weights: [Int]? = nil
  ) throws(StatsError) {
    guard codes.count == values.count else {
      throw .lengthMismatch(
        first: "values", firstCount: values.count, second: "codes", secondCount: codes.count)
    }
    try Ordering.check(values, name: "value")
    if let row = codes.firstIndex(where: { $0 < 0 || Int($0) >= groups.count }) {
      throw .invalidValue(.init(variable: "code", row: row + 1, reason: "names no group"))
    }
    try Self.check(weights: weights, count: values.count)
    try self.init(groups: groups, checked: values, codes: codes, weights: weights)
  }

  /// Takes counts that were made elsewhere.
  ///
  /// - Parameters:
  ///   - groups: The names of the groups, each once.
  ///   - values: Values, finite, in any order; equal ones are added up.
  ///   - counts: `counts[group][value]`, 0 or more.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when a name occurs twice, the shape of
  ///   the counts differs from the names and values or a count is negative;
  ///   ``StatsError/invalidValue(_:)`` for a value that is not finite;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^53 observations.
  /// - Complexity: O(v g) for v values in g groups, after sorting the values.
  public init(groups: [String], values: [Double], counts: [[Int]]) throws(StatsError) {
    guard counts.count == groups.count, counts.allSatisfy({ $0.count == values.count }) else {
      throw .invalidArgument(name: "counts", reason: "one count for each group and value")
    }
    guard counts.allSatisfy({ $0.allSatisfy { $0 >= 0 } }) else {
      throw .invalidArgument(name: "counts", reason: "a count is not negative")
    }
    try Ordering.check(values, name: "value")
    try Self.check(names: groups)
    self.groups = groups
    total = try Self.sum(counts)
    self.values = values.map { $0 + 0.0 }
    self.counts = counts
    normalise()
  }

  /// The number of observations in a group; 0 for a position that is none.
  public func total(of group: Int) -> Int {
    counts.indices.contains(group) ? counts[group].reduce(0, &+) : 0
  }

  /// Adds the counts of another part of the data.
  ///
  /// Summaries of the same groups in the same order keep that order; otherwise the result has
  /// all groups of both, sorted by name. Merging is associative, commutative and exact; a summary
  /// without groups changes nothing.
  ///
  /// - Parameter other: The other part.
  /// - Throws: ``StatsError/tooLarge(_:)`` beyond 2^53 observations; the summary is then unchanged.
  /// - Complexity: O(v g) for v distinct values in g groups.
  public mutating func merge(_ other: GroupedValues) throws(StatsError) {
    if other.groups.isEmpty { return }
    if groups.isEmpty {
      self = other
      return
    }
    var names = groups
    if groups != other.groups { names = Set(groups + other.groups).sorted() }
    var merged = [[Int]]()
    for name in names {
      let first = groups.firstIndex(of: name).map { counts[$0] }
      let second = other.groups.firstIndex(of: name).map { other.counts[$0] }
      merged.append(
        (first ?? Array(repeating: 0, count: values.count))
          + (second ?? Array(repeating: 0, count: other.values.count)))
    }
    self = try GroupedValues(groups: names, values: values + other.values, counts: merged)
  }
}

extension GroupedValues {
  /// The largest number of observations: beyond it doubles do not hold every count.
  static let largestTotal = 1 << 53

  private static func check(names: [String]) throws(StatsError) {
    guard Set(names).count == names.count else {
      throw .invalidArgument(name: "groups", reason: "a name occurs twice")
    }
  }

  static func check(weights: [Int]?, count: Int) throws(StatsError) {
    guard let weights else { return }
    guard weights.count == count else {
      throw .lengthMismatch(
        first: "values", firstCount: count, second: "weights", secondCount: weights.count)
    }
    if let row = weights.firstIndex(where: { $0 < 0 }) {
      throw .invalidValue(.init(variable: "weight", row: row + 1, reason: "is negative"))
    }
  }

  static func sum(_ counts: [[Int]]) throws(StatsError) -> Int {
    var total = 0
    for list in counts {
      for count in list {
        let (sum, overflow) = total.addingReportingOverflow(count)
        guard !overflow, sum <= largestTotal else { throw .tooLarge("more than 2^53 observations") }
        total = sum
      }
    }
    return total
  }

  /// Counts finite values: a code of a group and a weight, if there are any, for each.
  init(
    groups: [String], checked values: [Double], codes: [Int32], weights: [Int]?
  ) throws(StatsError) {
    try Self.check(names: groups)
    self.groups = groups
    total =
      try weights.map { weights throws(StatsError) in try Self.sum([weights]) } ?? values.count
    let counted = try LabelledCounts(
      values, codes: codes, labelCount: groups.count, weights: weights)
    (self.values, counts) = (counted.values, counted.counts)
    if weights != nil { normalise() }
  }

  /// Sorts the values, adds up equal ones and drops those without an observation.
  private mutating func normalise() {
    let isAscending = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    let isOccupied = values.indices.allSatisfy { index in counts.contains { $0[index] > 0 } }
    if isAscending && isOccupied { return }
    let entries = KeySort<LabelledKey>.sorted(values)
    var newValues: [Double] = []
    var newCounts = [[Int]](repeating: [], count: groups.count)
    Runs.forEach(entries) { value, range in
      let isOccupied = entries[range].contains { entry in
        counts.contains { $0[entry.index] > 0 }
      }
      guard isOccupied else { return }
      newValues.append(value)
      for group in groups.indices {
        newCounts[group].append(entries[range].reduce(0) { $0 + counts[group][$1.index] })
      }
    }
    values = newValues
    counts = newCounts
  }
}

extension GroupedValues: Codable {
  private enum CodingKeys: CodingKey { case groups, values, counts }

  /// Decodes a summary; counts that break its rules are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let values = try container.decode([Double].self, forKey: .values)
    try self.init(
      groups: container.decode([String].self, forKey: .groups), values: values,
      counts: container.decode([[Int]].self, forKey: .counts))
    guard self.values == values else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "values ascend, and each has an observation")
    }
  }

  /// Encodes the groups, the values and the counts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(groups, forKey: .groups)
    try container.encode(values, forKey: .values)
    try container.encode(counts, forKey: .counts)
  }
}
