extension SurvivalData {
  func logRankTest(
    _ weight: LogRankWeight, _ form: LogRankStatistic, _ level: Double, _ tolerance: TimeTolerance
  ) throws(StatsError) -> LogRankTest {
    guard lifeTable.count > 0 else { throw .noCompleteCases(exclusions) }
    return try LogRankTest(
      lifeTable, weight: weight, form: form, level: level, timeTolerance: tolerance,
      labels: labels, exclusions: exclusions)
  }
}
