extension Coefficient: Codable {
  private enum CodingKeys: CodingKey {
    case name, term, factors, estimate, standardError, statistic, pValue, confidenceInterval
    case oddsRatio, hazardRatio, subdistributionHazardRatio
  }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    term = try container.decode(String.self, forKey: .term)
    factors = try container.decode([ColumnFactor].self, forKey: .factors)
    estimate = try container.decode(Double.self, forKey: .estimate)
    standardError = try container.decode(Double.self, forKey: .standardError)
    statistic = try container.decode(TestStatistic.self, forKey: .statistic)
    pValue = try container.decode(PValue.self, forKey: .pValue)
    let interval = try container.decode(ConfidenceInterval.self, forKey: .confidenceInterval)
    confidenceInterval = interval
    let measure = EffectMeasure.allCases.first { container.contains(Self.key($0)) } ?? .oddsRatio
    self.measure = measure
    ratio =
      try container.decodeIfPresent(Estimate.self, forKey: Self.key(measure))
      ?? Self.ratio(measure, estimate, interval)
  }

  /// The name of the ratio says what it is.
  private static func key(_ measure: EffectMeasure) -> CodingKeys {
    switch measure {
    case .oddsRatio: .oddsRatio
    case .hazardRatio: .hazardRatio
    case .subdistributionHazardRatio: .subdistributionHazardRatio
    }
  }

  /// Encodes every property under its name; a ratio that a double cannot hold is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(term, forKey: .term)
    try container.encode(factors, forKey: .factors)
    try container.encode(estimate, forKey: .estimate)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(statistic, forKey: .statistic)
    try container.encode(pValue, forKey: .pValue)
    try container.encode(confidenceInterval, forKey: .confidenceInterval)
    try container.encode(ratio.inRange, forKey: Self.key(measure))
  }
}
