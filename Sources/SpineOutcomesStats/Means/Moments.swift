import Distributions

/// The number, the mean and the spread of values: all that tests of means need of the data.
///
/// Deviations are taken from a first mean before they are squared, so that values like 1e8 + 0.1
/// keep their digits. Parts of the data are put together by ``merge(_:)``; unlike the counts of
/// ``DistinctValues``, moments are rounded: those of merged parts agree with those of the whole
/// to 14 digits, whatever the order of merging.
///
/// Chan TF, Golub GH, LeVeque RJ (1983), doi 10.1080/00031305.1983.10483115.
public struct Moments: Sendable, Equatable {
  /// The number of values, n.
  public private(set) var count: Int

  /// The mean, in two parts that are added; 0 without values.
  private(set) var centre: DoubleDouble

  /// The sum of the squared deviations from the mean, in two parts.
  private(set) var squares: DoubleDouble

  /// The arithmetic mean; nil without values.
  public var mean: Double? { count > 0 ? centre.value : nil }

  /// The sum of the squared deviations from the mean.
  public var sumOfSquares: Double { squares.value }

  /// The variance, with divisor n - 1; nil for fewer than two values.
  public var variance: Double? { count > 1 ? squares.value / Double(count - 1) : nil }

  /// The standard deviation; nil for fewer than two values.
  public var standardDeviation: Double? { variance?.squareRoot() }

  /// The standard error of the mean; nil for fewer than two values.
  public var standardError: Double? { variance.map { ($0 / Double(count)).squareRoot() } }

  /// Takes the moments of values.
  ///
  /// - Parameters:
  ///   - values: The values, finite, in any order; none gives n = 0.
  ///   - weights: How many observations each value stands for, 0 or more; 1 when nil.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is not finite or a negative weight,
  ///   with its row; ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^53 observations; ``StatsError/undefined(_:)`` where
  ///   squares leave the range of doubles, as of values beyond 1e150.
  ///
  /// R: `mean(x)`, `var(x)`.
  ///
  /// - Complexity: O(n) for n values, in two passes.
  public init(_ values: [Double], weights: [Int]? = nil) throws(StatsError) {
    try Ordering.check(values, name: "value")
    try GroupedValues.check(weights: weights, count: values.count)
    let total =
      try weights.map { weights throws(StatsError) in try GroupedValues.sum([weights]) }
      ?? values.count
    try self.init(checked: values, weights: weights, total: total)
  }

  /// Takes the moments of one group of counted values.
  ///
  /// - Parameters:
  ///   - grouped: The counts of distinct values.
  ///   - group: The position of the group; one that does not exist gives n = 0.
  /// - Throws: ``StatsError/undefined(_:)`` where squares leave the range of doubles.
  /// - Complexity: O(v) for v distinct values.
  public init(_ grouped: GroupedValues, group: Int) throws(StatsError) {
    let counts = grouped.counts.indices.contains(group) ? grouped.counts[group] : []
    try self.init(
      checked: counts.isEmpty ? [] : grouped.values, weights: counts,
      total: counts.reduce(0, +))
  }

  /// Takes the moments of counted differences, after less before.
  ///
  /// - Parameter differences: The differences.
  /// - Throws: ``StatsError/undefined(_:)`` where squares leave the range of doubles.
  /// - Complexity: O(v) for v distinct differences.
  public init(_ differences: PairedDifferences) throws(StatsError) {
    try self.init(
      checked: differences.values, weights: differences.counts, total: differences.total)
  }

  init(checked values: [Double], weights: [Int]?, total: Int) throws(StatsError) {
    count = total
    (centre, squares) = (DoubleDouble(0), DoubleDouble(0))
    guard total > 0 else { return }
    let size = Double(total)
    let rough = DeviationSums(values, weights, from: 0).sum / size
    let deviations = DeviationSums(values, weights, from: rough)
    if deviations.isConstant, let value = Self.firstCounted(values, weights), rough.isFinite {
      // A mean of equal values is one of them, however it was rounded.
      centre = DoubleDouble(value)
      return
    }
    centre = DoubleDouble(sum: rough, deviations.sum / size)
    // What is left of the first mean's rounding.
    squares = DoubleDouble(
      max(0, deviations.squares - deviations.sum * (deviations.sum / size)))
    guard rough.isFinite, squares.high.isFinite else { throw Self.outOfRange }
    // A square below the smallest doubles has lost its digits.
    guard squares.high > 0x1p-960 || deviations.largest == 0 else { throw Self.outOfRange }
    if deviations.largest == 0 { squares = DoubleDouble(0) }
  }

  private static func firstCounted(_ values: [Double], _ weights: [Int]?) -> Double? {
    guard let weights else { return values.first }
    return zip(values, weights).first { $0.1 > 0 }?.0
  }

  /// Takes more exact squares of the same values.
  mutating func refine(_ squares: DoubleDouble) { self.squares = squares }

  /// The moments of no values.
  static var none: Moments { Moments() }

  private init() { (count, centre, squares) = (0, DoubleDouble(0), DoubleDouble(0)) }

  private static let outOfRange = StatsError.undefined(
    "squares of the values leave the range of numbers; change their unit")

  /// Adds the moments of another part of the data.
  ///
  /// - Parameter other: The other part.
  /// - Throws: ``StatsError/tooLarge(_:)`` beyond 2^53 observations, ``StatsError/undefined(_:)``
  ///   where squares leave the range of doubles; the summary is then unchanged.
  /// - Complexity: O(1).
  public mutating func merge(_ other: Moments) throws(StatsError) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    let total = try GroupedValues.sum([[count, other.count]])
    let (first, second) = (Double(count), Double(other.count))
    let difference = other.centre - centre
    let share = second / Double(total)
    let merged = squares + other.squares + difference * difference * (first * share)
    guard merged.high.isFinite else { throw Self.outOfRange }
    centre += difference * share
    squares = merged
    count = total
  }
}

extension Moments: Codable {
  private enum CodingKeys: CodingKey { case count, mean, meanRest, sumOfSquares, squaresRest }

  /// Decodes a summary; moments that no values have are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    count = try container.decode(Int.self, forKey: .count)
    centre = DoubleDouble(
      high: try container.decode(Double.self, forKey: .mean),
      low: try container.decode(Double.self, forKey: .meanRest))
    squares = DoubleDouble(
      high: try container.decode(Double.self, forKey: .sumOfSquares),
      low: try container.decode(Double.self, forKey: .squaresRest))
    guard (0...GroupedValues.largestTotal).contains(count), squares.high >= 0,
      count > 1 || squares.high == 0
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .count, in: container, debugDescription: "no values have these moments")
    }
  }

  /// Encodes the count, and mean and squares with what their doubles leave out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(count, forKey: .count)
    try container.encode(centre.high, forKey: .mean)
    try container.encode(centre.low, forKey: .meanRest)
    try container.encode(squares.high, forKey: .sumOfSquares)
    try container.encode(squares.low, forKey: .squaresRest)
  }
}

extension Moments: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "n = 17, mean 97.82 (SD 39.27)".
  public var description: String {
    guard let mean else { return "n = 0" }
    let spread = standardDeviation.map { " (SD \(Decimals.significant($0)))" } ?? ""
    return "n = \(count), mean \(Decimals.significant(mean))\(spread)"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
