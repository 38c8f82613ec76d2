extension Cutoff: Codable {
  private enum CodingKeys: CodingKey {
    case rule, eventsScore, score, threshold, equallyGoodThresholds
    case truePositives, falsePositives, trueNegatives, falseNegatives
    case apparentSensitivity, apparentSpecificity, youdenIndex
    case pValue, pValueMethod, alternative, naivePValue, naivePValueMethod
    case isValidated, bootstrap, exclusions
  }

  /// Decodes a cutoff; counts that no curve has are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    rule = try container.decode(CutoffRule.self, forKey: .rule)
    eventsScore = try container.decode(ScoreDirection.self, forKey: .eventsScore)
    score = try container.decode(String.self, forKey: .score)
    threshold = try container.decode(ExtendedReal.self, forKey: .threshold).value
    equallyGoodThresholds =
      try container.decode([ExtendedReal].self, forKey: .equallyGoodThresholds).map(\.value)
    truePositives = try container.decode(Int.self, forKey: .truePositives)
    falsePositives = try container.decode(Int.self, forKey: .falsePositives)
    trueNegatives = try container.decode(Int.self, forKey: .trueNegatives)
    falseNegatives = try container.decode(Int.self, forKey: .falseNegatives)
    try ROCCurve.Point.check(
      [truePositives, falseNegatives], [trueNegatives, falsePositives], in: decoder)
    apparentSensitivity = try container.decode(Estimate.self, forKey: .apparentSensitivity)
    apparentSpecificity = try container.decode(Estimate.self, forKey: .apparentSpecificity)
    youdenIndex = try container.decode(Double.self, forKey: .youdenIndex)
    pValue = try container.decodeIfPresent(PValue.self, forKey: .pValue)
    pValueMethod = try container.decode(String.self, forKey: .pValueMethod)
    alternative = try container.decode(CutoffAlternative.self, forKey: .alternative)
    naivePValue = try container.decodeIfPresent(PValue.self, forKey: .naivePValue)
    bootstrap = try container.decodeIfPresent(CutoffBootstrap.self, forKey: .bootstrap)
    exclusions = try container.decode(Exclusions.self, forKey: .exclusions)
  }

  /// Encodes the result: infinite thresholds as "Infinity", what does not exist as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule, forKey: .rule)
    try container.encode(eventsScore, forKey: .eventsScore)
    try container.encode(score, forKey: .score)
    try container.encode(ExtendedReal(threshold), forKey: .threshold)
    try container.encode(
      equallyGoodThresholds.map(ExtendedReal.init), forKey: .equallyGoodThresholds)
    try container.encode(truePositives, forKey: .truePositives)
    try container.encode(falsePositives, forKey: .falsePositives)
    try container.encode(trueNegatives, forKey: .trueNegatives)
    try container.encode(falseNegatives, forKey: .falseNegatives)
    try container.encode(apparentSensitivity, forKey: .apparentSensitivity)
    try container.encode(apparentSpecificity, forKey: .apparentSpecificity)
    try container.encode(youdenIndex, forKey: .youdenIndex)
    try container.encode(pValue, forKey: .pValue)
    try container.encode(pValueMethod, forKey: .pValueMethod)
    try container.encode(alternative, forKey: .alternative)
    try container.encode(naivePValue, forKey: .naivePValue)
    try container.encode(Self.naivePValueMethod, forKey: .naivePValueMethod)
    try container.encode(isValidated, forKey: .isValidated)
    try container.encode(bootstrap, forKey: .bootstrap)
    try container.encode(exclusions, forKey: .exclusions)
  }
}
