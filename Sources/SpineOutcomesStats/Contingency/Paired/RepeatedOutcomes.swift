/// A yes-or-no variable measured under several conditions on the same records: the counts that
/// Cochran's Q needs.
///
/// The summary has no records in it: how many are positive under each condition, and how many
/// records are positive under 0, 1, 2 ... conditions. Merging is exact, associative and
/// commutative.
public struct RepeatedOutcomes: Sendable, Equatable {
  /// The names of the conditions.
  public let conditions: [String]

  /// The number of records that are positive under each condition.
  public private(set) var positives: [Int]

  /// The number of records that are positive under so many conditions: under none first.
  public private(set) var recordsByPositives: [Int]

  /// Which records were left out, and why.
  public private(set) var exclusions: Exclusions

  /// Creates the counts.
  ///
  /// - Parameters:
  ///   - conditions: The names of the conditions, two or more, all different.
  ///   - positives: For each condition the number of records that are positive.
  ///   - recordsByPositives: The number of records that are positive under 0, 1, 2 ... all
  ///     conditions.
  ///   - exclusions: Which records were left out; none by default.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for counts that no records can have.
  public init(
    conditions: [String], positives: [Int], recordsByPositives: [Int],
    exclusions: Exclusions? = nil
  ) throws(StatsError) {
    guard conditions.count >= 2, Set(conditions).count == conditions.count else {
      throw .invalidArgument(
        name: "conditions", reason: "two conditions at least, with different names, are needed")
    }
    guard positives.count == conditions.count, recordsByPositives.count == conditions.count + 1
    else {
      throw .invalidArgument(name: "positives", reason: "the counts do not match the conditions")
    }
    let count = try ContingencyTable.total(of: recordsByPositives)
    guard positives.allSatisfy({ $0 >= 0 && $0 <= count }) else {
      throw .invalidArgument(name: "positives", reason: "a count is not from 0 to all records")
    }
    guard count <= ContingencyTable.largestTotal / conditions.count else {
      throw .tooLarge("repeated outcomes of more than 2^53 values")
    }
    let sum = recordsByPositives.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    guard sum == positives.reduce(0, +) else {
      throw .invalidArgument(
        name: "recordsByPositives", reason: "the positive values do not add up to those given")
    }
    guard Self.canBe(positives, recordsByPositives) else {
      throw .invalidArgument(
        name: "recordsByPositives",
        reason: "no records have so many positives and these under each condition")
    }
    if let exclusions, exclusions.checkedAnalysed != count {
      throw .invalidArgument(
        name: "exclusions", reason: "the number of analysed records is not that of the counts")
    }
    self.conditions = conditions
    self.positives = positives
    self.recordsByPositives = recordsByPositives
    self.exclusions = exclusions ?? Exclusions(initial: count)
  }

  /// Whether records exist with these counts, whose sums agree: under any j conditions a record has
  /// at most j positives.
  ///
  /// Source: Gale, Pac J Math 1957;7:1073, doi 10.2140/pjm.1957.7.1073.
  private static func canBe(_ positives: [Int], _ recordsByPositives: [Int]) -> Bool {
    var most = 0
    var together = 0
    // Records that are positive under j conditions or more can add one to the first j.
    var records = recordsByPositives.dropFirst().reduce(0, +)
    for (index, count) in positives.sorted(by: >).enumerated() {
      together += count
      most += records
      records -= recordsByPositives[index + 1]
      if together > most { return false }
    }
    return true
  }

  /// Counts columns, one for each condition; nil is missing.
  ///
  /// - Parameters:
  ///   - columns: For each condition its values, all of one length.
  ///   - conditions: The names of the conditions; "1", "2" ... by default.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidArgument(name:reason:)`` for fewer than two conditions or names that
  ///   repeat.
  /// - Complexity: O(n x conditions).
  public init(columns: [[Bool?]], conditions: [String]? = nil) throws(StatsError) {
    let names = conditions ?? columns.indices.map { String($0 + 1) }
    guard names.count == columns.count else {
      throw .lengthMismatch(
        first: "columns", firstCount: columns.count, second: "conditions",
        secondCount: names.count)
    }
    let length = columns.first?.count ?? 0
    for (name, column) in zip(names, columns) where column.count != length {
      throw .lengthMismatch(
        first: names[0], firstCount: length, second: name, secondCount: column.count)
    }
    var positives = [Int](repeating: 0, count: columns.count)
    var missing = positives
    var byPositives = [Int](repeating: 0, count: columns.count + 1)
    var incomplete = 0
    for row in 0..<length {
      var sum = 0
      var isComplete = true
      for (index, column) in columns.enumerated() {
        if let value = column[row] {
          sum += value ? 1 : 0
        } else {
          isComplete = false
          missing[index] += 1
        }
      }
      guard isComplete else {
        incomplete += 1
        continue
      }
      byPositives[sum] += 1
      for (index, column) in columns.enumerated() where column[row] == true {
        positives[index] += 1
      }
    }
    try self.init(
      conditions: names, positives: positives, recordsByPositives: byPositives,
      exclusions: Exclusions(
        initial: length,
        missing: zip(names, missing).map { .init(variable: $0, count: $1) },
        incomplete: incomplete))
  }

  /// The number of records.
  public var count: Int { recordsByPositives.reduce(0, +) }

  /// Adds the counts of other records under the same conditions.
  ///
  /// - Parameter other: The counts to add.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for other conditions;
  ///   ``StatsError/tooLarge(_:)`` for more than 2^53 values together.
  /// - Complexity: O(conditions).
  public mutating func merge(_ other: Self) throws(StatsError) {
    guard conditions == other.conditions else {
      throw .invalidArgument(name: "other", reason: "the conditions are different ones")
    }
    self = try RepeatedOutcomes(
      conditions: conditions, positives: zip(positives, other.positives).map(+),
      recordsByPositives: zip(recordsByPositives, other.recordsByPositives).map(+),
      exclusions: exclusions.merged(with: other.exclusions))
  }
}

extension RepeatedOutcomes: Codable {
  private enum CodingKeys: CodingKey {
    case conditions, positives, recordsByPositives, exclusions
  }

  /// Reads the counts and checks them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      conditions: container.decode([String].self, forKey: .conditions),
      positives: container.decode([Int].self, forKey: .positives),
      recordsByPositives: container.decode([Int].self, forKey: .recordsByPositives),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }
}
