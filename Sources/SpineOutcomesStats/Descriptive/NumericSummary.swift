/// The count, centre and spread of a numeric variable.
///
/// Mean and standard deviation (divisor n - 1) are computed in two passes. Quartiles follow the
/// named ``QuantileRule``. Where a quantity does not exist (all of them for n = 0, the standard
/// deviation for n = 1) it is nil, and null in JSON.
///
/// Agrees with R's `mean`, `sd` and `quantile(type = 7)` or `quantile(type = 6)`.
public struct NumericSummary: Sendable, Hashable, Codable {
  /// The number of values, n.
  public let count: Int

  /// The arithmetic mean.
  public let mean: Double?

  /// The standard deviation, with divisor n - 1.
  public let standardDeviation: Double?

  /// The smallest value.
  public let minimum: Double?

  /// The quantile of 0.25.
  public let lowerQuartile: Double?

  /// The quantile of 0.5.
  public let median: Double?

  /// The quantile of 0.75.
  public let upperQuartile: Double?

  /// The largest value.
  public let maximum: Double?

  /// How the quartiles are computed.
  public let quantileRule: QuantileRule

  /// Describes values.
  ///
  /// - Parameters:
  ///   - values: The values, finite, in any order; empty gives n = 0.
  ///   - quantileRule: How quartiles are computed; R's default by default.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is not finite, with its row.
  /// - Complexity: O(n) after sorting.
  public init(_ values: [Double], quantileRule: QuantileRule = .linear) throws(StatsError) {
    self.init(
      try GroupedValues(groups: [""], values: [values]), group: 0, quantileRule: quantileRule)
  }

  /// Describes one group of a summary.
  ///
  /// - Parameters:
  ///   - grouped: The counts of distinct values.
  ///   - group: The position of the group; one that does not exist gives n = 0.
  ///   - quantileRule: How quartiles are computed; R's default by default.
  /// - Complexity: O(v) for v distinct values.
  public init(_ grouped: GroupedValues, group: Int, quantileRule: QuantileRule = .linear) {
    self.quantileRule = quantileRule
    let counts = grouped.counts.indices.contains(group) ? grouped.counts[group] : []
    let pairs = zip(grouped.values, counts).filter { $0.1 > 0 }
    let n = pairs.reduce(0) { $0 + $1.1 }
    count = n
    minimum = pairs.first?.0
    maximum = pairs.last?.0
    guard n > 0 else {
      (mean, standardDeviation, lowerQuartile, median, upperQuartile) = (nil, nil, nil, nil, nil)
      return
    }
    let size = Double(n)
    // The first pass is corrected by the mean of the residuals; division before adding keeps
    // the sums of the largest doubles finite.
    let rough = pairs.reduce(0) { $0 + $1.0 * (Double($1.1) / size) }
    let centre = rough + pairs.reduce(0) { $0 + ($1.0 - rough) * (Double($1.1) / size) }
    mean = centre.isFinite ? centre : rough
    standardDeviation = Self.deviation(of: pairs, around: centre, size: size)
    func quantile(_ probability: Double) -> Double {
      quantileRule.quantile(probability, of: pairs, count: n)
    }
    lowerQuartile = quantile(0.25)
    median = quantile(0.5)
    upperQuartile = quantile(0.75)
  }
}

extension NumericSummary {
  /// The standard deviation; nil for one value.
  ///
  /// Residuals are halved and divided by the largest before they are squared: no square of a
  /// very large or small number leaves the range.
  private static func deviation(
    of pairs: [(Double, Int)], around centre: Double, size: Double
  ) -> Double? {
    let residuals = pairs.map { ($0.0 / 2 - centre / 2, Double($0.1)) }
    let largest = residuals.reduce(0) { max($0, $1.0.magnitude) }
    guard size > 1 else { return nil }
    guard largest > 0 else { return 0 }
    let spread = residuals.reduce(0) { $0 + ($1.0 / largest) * ($1.0 / largest) * $1.1 }
    let deviation = 2 * (largest * (spread / (size - 1)).squareRoot())
    return deviation.isFinite ? deviation : nil
  }

  /// Encodes every key; a quantity that does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(count, forKey: .count)
    try container.encode(mean, forKey: .mean)
    try container.encode(standardDeviation, forKey: .standardDeviation)
    try container.encode(minimum, forKey: .minimum)
    try container.encode(lowerQuartile, forKey: .lowerQuartile)
    try container.encode(median, forKey: .median)
    try container.encode(upperQuartile, forKey: .upperQuartile)
    try container.encode(maximum, forKey: .maximum)
    try container.encode(quantileRule, forKey: .quantileRule)
  }
}

extension NumericSummary: CustomStringConvertible {
  /// One line: "n = 17, median 105 (IQR 61 to 128), mean 97.82 (SD 39.27)".
  public var description: String {
    guard let median, let lowerQuartile, let upperQuartile, let mean else { return "n = 0" }
    let quartiles =
      "\(Decimals.plain(lowerQuartile, 4)) to \(Decimals.plain(upperQuartile, 4))"
    let spread = standardDeviation.map { " (SD \(Decimals.significant($0)))" } ?? ""
    return "n = \(count), median \(Decimals.plain(median, 4)) (IQR \(quartiles)), "
      + "mean \(Decimals.significant(mean))" + spread
  }
}
