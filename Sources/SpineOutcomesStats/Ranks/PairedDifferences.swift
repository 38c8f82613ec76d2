/// How often each distinct difference, after less before, occurs among paired values.
///
/// This is all that the signed-rank test needs of the data; it can be added up over parts of
/// the data with ``merge(_:)``.
///
/// A difference is that of the decimals as they are written: 7.3 - 7.1 and 0.3 - 0.1 are both
/// the double 0.2 and tie, though plain subtraction gives 0.20000000000000018 and
/// 0.19999999999999998. A double stands for a decimal when it is the one nearest to a
/// number with at most 15 significant digits and 9 decimals (6 from 1e6, 3 from 1e9, 0 from
/// 1e12); other doubles are subtracted as they are.
public struct PairedDifferences: Sendable, Equatable {
  /// The distinct differences, finite and ascending; -0.0 is 0.0.
  public let values: [Double]

  /// How often each occurs, at least once.
  public let counts: [Int]

  /// The number of pairs, at most 2^53.
  public let total: Int

  /// Counts the differences of two lists.
  ///
  /// - Parameters:
  ///   - before: The first value of each pair, finite.
  ///   - after: The second value of each pair, finite, in the same order.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a value that is not finite, or a difference that
  ///   is not, with its row.
  /// - Complexity: O(n) for n pairs.
  public init(before: [Double], after: [Double]) throws(StatsError) {
    guard before.count == after.count else {
      throw .lengthMismatch(
        first: "before", firstCount: before.count, second: "after", secondCount: after.count)
    }
    try Ordering.check(before, name: "before")
    try Ordering.check(after, name: "after")
    try self.init(differences: DecimalScale.differences(after, before))
  }

  /// Counts differences that were computed elsewhere; they tie when equal as doubles.
  ///
  /// - Parameters:
  ///   - differences: After less before, finite, in any order.
  ///   - weights: How many pairs each stands for, 0 or more; 1 when nil.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a difference that is not finite or a negative
  ///   weight; ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^53 pairs.
  /// - Complexity: O(n) for n differences.
  public init(differences: [Double], weights: [Int]? = nil) throws(StatsError) {
    try Ordering.check(differences, name: "difference")
    guard let weights else {
      let counted = Runs.counted(ascending: Ordering.ascending(differences))
      self.init(counted.values, counted.counts, total: differences.count)
      return
    }
    let codes = [Int32](repeating: 0, count: differences.count)
    self.init(
      try GroupedValues(
        groups: ["difference"], values: differences, codes: codes, weights: weights))
  }

  /// Takes counts that were made elsewhere.
  ///
  /// - Parameters:
  ///   - values: Differences, finite, in any order; equal ones are added up.
  ///   - counts: How often each occurs, 0 or more.
  /// - Throws: As ``init(differences:weights:)``.
  /// - Complexity: O(v) for v values.
  public init(values: [Double], counts: [Int]) throws(StatsError) {
    try self.init(differences: values, weights: counts)
  }

  private init(_ grouped: GroupedValues) {
    self.init(grouped.values, grouped.counts.first ?? [], total: grouped.total)
  }

  private init(_ values: [Double], _ counts: [Int], total: Int) {
    self.values = values
    self.counts = counts
    self.total = total
  }

  /// Adds the differences of another part of the data.
  ///
  /// Merging is associative, commutative and exact.
  ///
  /// - Parameter other: The other part.
  /// - Throws: ``StatsError/tooLarge(_:)`` beyond 2^53 pairs; the summary is then unchanged.
  /// - Complexity: O(v) for v distinct differences.
  public mutating func merge(_ other: PairedDifferences) throws(StatsError) {
    self = try PairedDifferences(
      values: values + other.values, counts: counts + other.counts)
  }
}

extension PairedDifferences: Codable {
  private enum CodingKeys: CodingKey { case values, counts }

  /// Decodes a summary; counts that break its rules are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let values = try container.decode([Double].self, forKey: .values)
    try self.init(values: values, counts: container.decode([Int].self, forKey: .counts))
    guard self.values == values else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "differences ascend, and each occurs at least once")
    }
  }

  /// Encodes the differences and their counts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(values, forKey: .values)
    try container.encode(counts, forKey: .counts)
  }
}
