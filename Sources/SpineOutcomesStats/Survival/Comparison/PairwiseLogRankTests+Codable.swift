extension PairwiseLogRankTests: Codable {
  private enum CodingKeys: CodingKey { case comparisons, adjustment, weight, count, exclusions }

  /// Decodes the JSON form; refuses adjusted p-values that do not belong to the others.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    comparisons = try container.decode([Comparison].self, forKey: .comparisons)
    adjustment = try container.decode(MultiplicityAdjustment.self, forKey: .adjustment)
    weight = try container.decode(LogRankWeight.self, forKey: .weight)
    count = try container.decode(Int.self, forKey: .count)
    exclusions = try container.decode(Exclusions.self, forKey: .exclusions)
    guard
      adjustment.adjusted(comparisons.map { $0.test?.pValue })
        == comparisons.map(\.adjustedPValue), count >= 0
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .comparisons, in: container,
        debugDescription: "the adjusted p-values are not those of the tests")
    }
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(comparisons, forKey: .comparisons)
    try container.encode(adjustment, forKey: .adjustment)
    try container.encode(weight, forKey: .weight)
    try container.encode(count, forKey: .count)
    try container.encode(exclusions, forKey: .exclusions)
  }
}

extension PairwiseLogRankTests.Comparison: Codable {
  private enum CodingKeys: CodingKey { case first, second, test, adjustedPValue, reason }

  /// Decodes the JSON form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    first = try container.decode(String.self, forKey: .first)
    second = try container.decode(String.self, forKey: .second)
    test = try container.decodeIfPresent(LogRankTest.self, forKey: .test)
    adjustedPValue = try container.decodeIfPresent(PValue.self, forKey: .adjustedPValue)
    reason = try container.decodeIfPresent(String.self, forKey: .reason)
  }

  /// Encodes the JSON form: null for what a pair does not have.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(first, forKey: .first)
    try container.encode(second, forKey: .second)
    try container.encode(test, forKey: .test)
    try container.encode(adjustedPValue, forKey: .adjustedPValue)
    try container.encode(reason, forKey: .reason)
  }
}
