/// What a table says of a test: its method and p-value, or why there is none.
public enum Comparison: Sendable, Hashable, Codable {
  /// The test was done.
  case tested(method: String, statistic: TestStatistic?, pValue: PValue)

  /// The test could not be done, for the reason given.
  case notTested(reason: String)

  /// Runs a test and keeps what a table shows of it.
  init(_ test: () throws(StatsError) -> some HypothesisTest) {
    do throws(StatsError) {
      let result = try test()
      self = .tested(
        method: result.method, statistic: result.statistic, pValue: result.pValue)
    } catch {
      self = .notTested(reason: error.description)
    }
  }
}
