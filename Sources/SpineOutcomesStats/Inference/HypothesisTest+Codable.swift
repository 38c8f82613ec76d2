extension HypothesisTest {
  /// Encodes what every test has, under the names of the properties; no statistic is null.
  ///
  /// For tests in which some of it follows from the rest: decoding then leaves it out.
  func encodeResult(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: HypothesisTestKey.self)
    try container.encode(method, forKey: .method)
    try container.encode(statistic, forKey: .statistic)
    try container.encode(alternative, forKey: .alternative)
    try container.encode(pValue, forKey: .pValue)
    try container.encode(estimates, forKey: .estimates)
    try container.encode(count, forKey: .count)
    try container.encode(exclusions, forKey: .exclusions)
  }
}

/// The JSON keys that every test has.
private enum HypothesisTestKey: CodingKey {
  case method, statistic, alternative, pValue, estimates, count, exclusions
}
