extension GrayTest {
  enum CodingKeys: CodingKey {
    case method, statistic, alternative, pValue, estimates, count, exclusions, cause, groups
    case covariance, rho, strataCount, timeTolerance, mergedTimes
  }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    method = try container.decode(String.self, forKey: .method)
    statistic = try container.decodeIfPresent(TestStatistic.self, forKey: .statistic)
    alternative = try container.decode(Alternative.self, forKey: .alternative)
    pValue = try container.decode(PValue.self, forKey: .pValue)
    estimates = try container.decode([Estimate].self, forKey: .estimates)
    count = try container.decode(Int.self, forKey: .count)
    exclusions = try container.decode(Exclusions.self, forKey: .exclusions)
    cause = try container.decode(String.self, forKey: .cause)
    groups = try container.decode([Group].self, forKey: .groups)
    covariance = try container.decode([[Double]].self, forKey: .covariance)
    rho = try container.decode(Double.self, forKey: .rho)
    strataCount = try container.decode(Int.self, forKey: .strataCount)
    timeTolerance = try container.decode(TimeTolerance.self, forKey: .timeTolerance)
    mergedTimes = try container.decode(Int.self, forKey: .mergedTimes)
    var total = 0
    for group in groups {
      guard group.observed >= 0, group.observed <= group.count, group.expected >= 0 else {
        throw DecodingError.dataCorruptedError(
          forKey: .groups, in: container, debugDescription: "the counts of \(group.name)")
      }
      try LifeTable.add(group.count, to: &total)
    }
    guard total == count else {
      throw DecodingError.dataCorruptedError(
        forKey: .groups, in: container, debugDescription: "the groups do not make up the whole")
    }
    let isSquare = covariance.allSatisfy { $0.count == groups.count }
    guard covariance.count == groups.count, isSquare, mergedTimes >= 0, strataCount >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .covariance, in: container, debugDescription: "not a row for each group")
    }
  }
}
