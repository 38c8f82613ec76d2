extension ROCCurve: Codable {
  private enum CodingKeys: CodingKey {
    case eventsScore, score, outcome, summary, events, others, area, points, exclusions
  }

  /// Decodes a curve from its counts; what follows from them is computed again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let summary = try container.decode(GroupedValues.self, forKey: .summary)
    try self.init(
      summary, events: summary.groups.last ?? "",
      eventsScore: container.decode(ScoreDirection.self, forKey: .eventsScore),
      score: container.decode(String.self, forKey: .score),
      outcome: container.decode(String.self, forKey: .outcome),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }

  /// Encodes the counts, the area and the points of the curve.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(eventsScore, forKey: .eventsScore)
    try container.encode(score, forKey: .score)
    try container.encode(outcome, forKey: .outcome)
    try container.encode(summary, forKey: .summary)
    try container.encode(events, forKey: .events)
    try container.encode(others, forKey: .others)
    try container.encode(area, forKey: .area)
    try container.encode(points, forKey: .points)
    try container.encode(exclusions, forKey: .exclusions)
  }
}

extension ROCCurve.Point: Codable {
  private enum CodingKeys: CodingKey {
    case threshold, sensitivity, specificity
    case truePositives, falsePositives, trueNegatives, falseNegatives
  }

  /// Decodes a point from its threshold and counts.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    threshold = try container.decode(ExtendedReal.self, forKey: .threshold).value
    truePositives = try container.decode(Int.self, forKey: .truePositives)
    falsePositives = try container.decode(Int.self, forKey: .falsePositives)
    trueNegatives = try container.decode(Int.self, forKey: .trueNegatives)
    falseNegatives = try container.decode(Int.self, forKey: .falseNegatives)
    try ROCCurve.Point.check(
      [truePositives, falseNegatives], [trueNegatives, falsePositives], in: decoder)
  }

  /// Encodes the threshold ("Infinity" at an end), sensitivity, specificity and counts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ExtendedReal(threshold), forKey: .threshold)
    try container.encode(sensitivity, forKey: .sensitivity)
    try container.encode(specificity, forKey: .specificity)
    try container.encode(truePositives, forKey: .truePositives)
    try container.encode(falsePositives, forKey: .falsePositives)
    try container.encode(trueNegatives, forKey: .trueNegatives)
    try container.encode(falseNegatives, forKey: .falseNegatives)
  }

  /// Refuses counts that no curve has: negative ones, an empty class, or too many to multiply.
  static func check(_ events: [Int], _ others: [Int], in decoder: any Decoder) throws {
    var product = 1
    var isValid = true
    for counts in [events, others] {
      var sum = 0
      for count in counts {
        let (next, overflow) = sum.addingReportingOverflow(count)
        if overflow || count < 0 { isValid = false }
        sum = next
      }
      let (next, overflow) = product.multipliedReportingOverflow(by: sum)
      if overflow || sum <= 0 { isValid = false }
      product = next
    }
    guard isValid else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "counts of a point"))
    }
  }
}
