extension Classification: Codable {
  private enum CodingKeys: CodingKey {
    case table, threshold, level, interval, prevalence
    case truePositives, falsePositives, falseNegatives, trueNegatives
    case sensitivity, specificity, positivePredictiveValue, negativePredictiveValue, accuracy
    case positiveLikelihoodRatio, negativeLikelihoodRatio, youdenIndex
    case atPrevalence, undefined, exclusions
  }

  /// Decodes a classification from its table and arguments; what follows is computed again.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let threshold = try container.decodeIfPresent(ExtendedReal.self, forKey: .threshold)?.value
    try self.init(
      container.decode(ContingencyTable.self, forKey: .table), threshold: threshold,
      prevalence: container.decodeIfPresent(Double.self, forKey: .prevalence),
      interval: container.decode(ProportionInterval.self, forKey: .interval),
      level: container.decode(Double.self, forKey: .level))
  }

  /// Encodes the table and every measure; what does not exist is null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(table, forKey: .table)
    try container.encode(threshold.map(ExtendedReal.init), forKey: .threshold)
    try container.encode(level, forKey: .level)
    try container.encode(interval, forKey: .interval)
    try container.encode(atPrevalence?.prevalence, forKey: .prevalence)
    try container.encode(truePositives, forKey: .truePositives)
    try container.encode(falsePositives, forKey: .falsePositives)
    try container.encode(falseNegatives, forKey: .falseNegatives)
    try container.encode(trueNegatives, forKey: .trueNegatives)
    try container.encode(sensitivity, forKey: .sensitivity)
    try container.encode(specificity, forKey: .specificity)
    try container.encode(positivePredictiveValue, forKey: .positivePredictiveValue)
    try container.encode(negativePredictiveValue, forKey: .negativePredictiveValue)
    try container.encode(accuracy, forKey: .accuracy)
    try container.encode(positiveLikelihoodRatio, forKey: .positiveLikelihoodRatio)
    try container.encode(negativeLikelihoodRatio, forKey: .negativeLikelihoodRatio)
    try container.encode(youdenIndex, forKey: .youdenIndex)
    try container.encode(atPrevalence, forKey: .atPrevalence)
    try container.encode(undefined, forKey: .undefined)
    try container.encode(exclusions, forKey: .exclusions)
  }
}

extension Classification: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the test, its counts, all measures with intervals, and what is undefined.
  public var description: String {
    var parts = [
      "\(table.columnVariable) by \(table.rowVariable): \(truePositives) true and "
        + "\(falsePositives) false positives, \(falseNegatives) false and "
        + "\(trueNegatives) true negatives"
    ]
    parts += estimates.map(\.description)
    parts += undefined.map { "\($0.name) undefined (\($0.reason))" }
    parts.append("intervals of shares \(accuracy.confidenceInterval?.method ?? "none")")
    parts.append("\(events) event\(events == 1 ? "" : "s"), n = \(count)")
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: ", ")
  }

  /// The same line.
  public var debugDescription: String { description }
}
