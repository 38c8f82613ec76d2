/// Distinct values, each with how often it occurs.
///
/// The form is canonical: values ascend strictly, -0.0 is 0.0, and every count is at least 1. Parts
/// are put together by ``merge(_:)``: associative, commutative and exact. ``GroupedValues`` has the
/// counts of several groups.
public struct DistinctValues: Sendable, Equatable {
  /// The distinct values, finite and ascending.
  public let values: [Double]

  /// How often each occurs, at least once.
  public let counts: [Int]

  /// The number of observations, at most 2^53.
  public let total: Int

  /// Counts values.
  ///
  /// - Parameters:
  ///   - values: The values, finite, in any order.
  ///   - weights: How many observations each stands for, 0 or more; 1 when nil.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is not finite or a negative weight,
  ///   with its row; ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^32 - 1 values or 2^53 observations.
  ///
  /// R: `table(x)`; NumPy: `unique(x, return_counts=True)`.
  ///
  /// - Complexity: O(n) for n values in practice, O(n log n) at worst.
  public init(_ values: [Double], weights: [Int]? = nil) throws(StatsError) {
    try Ordering.check(values, name: "value")
    try GroupedValues.check(weights: weights, count: values.count)
    total =
      try weights.map { weights throws(StatsError) in try GroupedValues.sum([weights]) }
      ?? values.count
    let counted = Runs.counted(values, weights: weights)
    if weights != nil, counted.counts.contains(0) {
      let occupied = counted.counts.indices.filter { counted.counts[$0] > 0 }
      self.values = occupied.map { counted.values[$0] }
      counts = occupied.map { counted.counts[$0] }
    } else {
      (self.values, counts) = counted
    }
  }

  /// Twice the rank that the observations of each value share: see ``Ordering/doubledMidRanks(_:)``.
  public var doubledMidRanks: [Int] { Runs.doubledMidRanks(ofRuns: counts) }

  /// Adds the values of another part of the data.
  ///
  /// - Parameter other: The other part.
  /// - Throws: ``StatsError/tooLarge(_:)`` beyond 2^53 observations; nothing is changed then.
  /// - Complexity: O(v) for v distinct values.
  public mutating func merge(_ other: DistinctValues) throws(StatsError) {
    self = try DistinctValues(values + other.values, weights: counts + other.counts)
  }
}

extension DistinctValues: Codable {
  private enum CodingKeys: CodingKey { case values, counts }

  /// Decodes a summary; counts that break its rules are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let values = try container.decode([Double].self, forKey: .values)
    try self.init(values, weights: container.decode([Int].self, forKey: .counts))
    guard self.values == values else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container,
        debugDescription: "values ascend, and each occurs at least once")
    }
  }

  /// Encodes the values and their counts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(values, forKey: .values)
    try container.encode(counts, forKey: .counts)
  }
}

extension DistinctValues: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "99 observations of 17 distinct values".
  public var description: String { "\(total) observations of \(values.count) distinct values" }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
