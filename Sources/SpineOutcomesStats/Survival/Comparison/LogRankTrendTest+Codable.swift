extension LogRankTrendTest {
  enum CodingKeys: CodingKey {
    case method, statistic, alternative, pValue, estimates, count, exclusions, groups, weight
    case strataCount, timeTolerance, mergedTimes
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
    groups = try container.decode([Group].self, forKey: .groups)
    try LogRankTest.check(groups.map(\.group), count: count, forKey: .groups, in: container)
  }
}
