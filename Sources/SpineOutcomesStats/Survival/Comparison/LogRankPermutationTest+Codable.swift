extension LogRankPermutationTest {
  enum CodingKeys: CodingKey {
    case method, statistic, alternative, pValue, pValueInterval, estimates, count, exclusions
    case groups, permutation, weight, strataCount, timeTolerance, mergedTimes
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
    weight = try container.decode(LogRankWeight.self, forKey: .weight)
    strataCount = try container.decode(Int.self, forKey: .strataCount)
    timeTolerance = try container.decode(TimeTolerance.self, forKey: .timeTolerance)
    mergedTimes = try container.decode(Int.self, forKey: .mergedTimes)
    groups = try container.decode([LogRankTest.Group].self, forKey: .groups)
    permutation = try container.decode(PermutationMethod.self, forKey: .permutation)
    pValueInterval = try container.decodeIfPresent(
      ConfidenceInterval.self, forKey: .pValueInterval)
    try LogRankTest.check(groups, count: count, forKey: .groups, in: container)
  }
}
