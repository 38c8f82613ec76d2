import Distributions

/// The numbers, means, spreads and products of pairs of values: all that Pearson's correlation
/// needs of the data.
///
/// Parts of the data are put together by ``merge(_:)``; as with ``Moments``, merged parts agree
/// with the whole to 14 digits.
public struct PairedMoments: Sendable, Equatable {
  /// The moments of the first value of each pair.
  public private(set) var first: Moments

  /// The moments of the second value of each pair.
  public private(set) var second: Moments

  /// The sum of the products of both deviations from their means, in two parts.
  private(set) var products: DoubleDouble

  /// The number of pairs.
  public var count: Int { first.count }

  /// The sum of the products of both deviations from their means.
  public var sumOfProducts: Double { products.value }

  /// The covariance, with divisor n - 1; nil for fewer than two pairs.
  public var covariance: Double? { count > 1 ? products.value / Double(count - 1) : nil }

  /// Takes the moments of pairs.
  ///
  /// - Parameters:
  ///   - first: The first value of each pair, finite.
  ///   - second: The second value of each pair, finite, in the same order.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a value that is not finite, with its row;
  ///   ``StatsError/undefined(_:)`` where squares leave the range of doubles.
  /// - Complexity: O(n) for n pairs.
  public init(_ first: [Double], _ second: [Double]) throws(StatsError) {
    try CorrelatedLists.check(first, second)
    try self.init(checked: first, second)
  }

  init(checked first: [Double], _ second: [Double]) throws(StatsError) {
    self.first = try Moments(checked: first, weights: nil, total: first.count)
    self.second = try Moments(checked: second, weights: nil, total: second.count)
    products = DoubleDouble(
      Self.products(first, second, self.first.centre.high, self.second.centre.high))
    // Near a line 1 - r^2 is what is left of a difference: the sums are taken in 106 bits then.
    if residual < 0.01 { refine(first, second) }
  }

  /// 1 - r^2, and 1 where it is not defined.
  var residual: Double {
    let square = first.squares * second.squares
    guard square.high > 0 else { return 1 }
    return max(0, ((square - products * products) / square).value)
  }

  private mutating func refine(_ values: [Double], _ others: [Double]) {
    let (centre, otherCentre) = (first.centre, second.centre)
    var (squares, otherSquares) = (DoubleDouble(0), DoubleDouble(0))
    var sum = DoubleDouble(0)
    for (value, other) in zip(values, others) {
      let (x, y) = (DoubleDouble(value) - centre, DoubleDouble(other) - otherCentre)
      squares += x * x
      otherSquares += y * y
      sum += x * y
    }
    first.refine(squares)
    second.refine(otherSquares)
    products = sum
  }

  private static func products(
    _ first: [Double], _ second: [Double], _ centre: Double, _ otherCentre: Double
  ) -> Double {
    var total = CompensatedSum()
    let block = 64
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var start = 0
        while start < first.count {
          let end = min(first.count, start + block)
          // Four sums side by side, whose order is always the same.
          var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
          var index = start
          while index + 4 <= end {
            a += (first[index] - centre) * (second[index] - otherCentre)
            b += (first[index + 1] - centre) * (second[index + 1] - otherCentre)
            c += (first[index + 2] - centre) * (second[index + 2] - otherCentre)
            d += (first[index + 3] - centre) * (second[index + 3] - otherCentre)
            index += 4
          }
          while index < end {
            a += (first[index] - centre) * (second[index] - otherCentre)
            index += 1
          }
          total.add((a + b) + (c + d))
          start = end
        }
      }
    }
    return total.value
  }

  /// Adds the moments of other pairs.
  ///
  /// - Parameter other: The other part.
  /// - Throws: As ``Moments/merge(_:)``; the summary is then unchanged.
  /// - Complexity: O(1).
  public mutating func merge(_ other: PairedMoments) throws(StatsError) {
    if other.count == 0 { return }
    var merged = self
    try merged.first.merge(other.first)
    try merged.second.merge(other.second)
    let distance = other.first.centre - first.centre
    let otherDistance = other.second.centre - second.centre
    let share = Double(count) * (Double(other.count) / Double(merged.count))
    merged.products =
      count == 0
      ? other.products : products + other.products + distance * otherDistance * share
    self = merged
  }
}

extension PairedMoments: Codable {
  private enum CodingKeys: CodingKey { case first, second, sumOfProducts, productsRest }

  /// Decodes a summary; moments that no pairs have are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    first = try container.decode(Moments.self, forKey: .first)
    second = try container.decode(Moments.self, forKey: .second)
    products = DoubleDouble(
      high: try container.decode(Double.self, forKey: .sumOfProducts),
      low: try container.decode(Double.self, forKey: .productsRest))
    let largest = first.sumOfSquares.squareRoot() * second.sumOfSquares.squareRoot()
    guard first.count == second.count, products.high.magnitude <= largest * (1 + 1e-12) else {
      throw DecodingError.dataCorruptedError(
        forKey: .sumOfProducts, in: container, debugDescription: "no pairs have these moments")
    }
  }

  /// Encodes the moments of both values, and the products with what their double leaves out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(first, forKey: .first)
    try container.encode(second, forKey: .second)
    try container.encode(products.high, forKey: .sumOfProducts)
    try container.encode(products.low, forKey: .productsRest)
  }
}
