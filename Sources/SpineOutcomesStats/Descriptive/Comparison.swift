/// What a table says of a test: its method and p-value, or why there is none.
public enum Comparison: Sendable, Hashable {
  /// The test was done; a chi-square test has the smallest expected count of its cells.
  case tested(
    method: String, statistic: TestStatistic?, pValue: PValue, smallestExpectedCount: Double?)

  /// The test could not be done, for the reason given.
  case notTested(reason: String)

  /// Runs a test and keeps what a table shows of it.
  init(_ test: () throws(StatsError) -> some HypothesisTest) {
    do throws(StatsError) {
      let result = try test()
      self = .tested(
        method: result.method, statistic: result.statistic, pValue: result.pValue,
        smallestExpectedCount: (result as? ChiSquareTest)?.smallestExpectedCount)
    } catch {
      self = .notTested(reason: error.description)
    }
  }
}

extension Comparison: Codable {
  private enum CodingKeys: CodingKey {
    case method, statistic, pValue, smallestExpectedCount, notTested
  }

  /// Decodes `{"method": …, "statistic": …, "pValue": …}` or `{"notTested": reason}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let reason = try container.decodeIfPresent(String.self, forKey: .notTested) {
      self = .notTested(reason: reason)
    } else {
      self = .tested(
        method: try container.decode(String.self, forKey: .method),
        statistic: try container.decodeIfPresent(TestStatistic.self, forKey: .statistic),
        pValue: try container.decode(PValue.self, forKey: .pValue),
        smallestExpectedCount: try container.decodeIfPresent(
          Double.self, forKey: .smallestExpectedCount))
    }
  }

  /// Encodes method, statistic, p-value and smallest expected count, or the reason of no test.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .tested(let method, let statistic, let pValue, let smallestExpectedCount):
      try container.encode(method, forKey: .method)
      try container.encode(statistic, forKey: .statistic)
      try container.encode(pValue, forKey: .pValue)
      try container.encode(smallestExpectedCount, forKey: .smallestExpectedCount)
    case .notTested(let reason):
      try container.encode(reason, forKey: .notTested)
    }
  }
}
