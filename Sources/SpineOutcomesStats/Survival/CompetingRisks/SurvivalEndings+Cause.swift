extension SurvivalEndings {
  /// Competing causes of a variable without a value for those who are censored.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` when no record has a cause;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a cause that is named "censored".
  init<Level>(causesOrCensored column: CategoryColumn<Level>) throws(StatsError) {
    let names = column.levelNames
    guard !names.isEmpty else {
      throw .undefined("no record has a value of \(column.name.label): no event of any cause")
    }
    if let name = names.first(where: { $0.lowercased() == "censored" }) {
      throw .invalidArgument(
        name: "cause",
        reason: "a cause of \(column.name.label) is named \"\(name)\": pass the variable as "
          + "ending: with that level as censored:")
    }
    let censored = Int32(clamping: names.count)
    self.column = WholeColumn(name: column.name, count: column.count)
    codes = column.codes.map { $0 < 0 ? censored : $0 }
    endings = names.indices.map { $0 + 1 } + [0]
    causeNames = names
  }
}

/// A variable of which no row lacks a value, since lacking one is a value.
private struct WholeColumn: Column {
  var name: VariableName
  var count: Int

  var hasMissing: Bool { false }

  func markMissing(in complete: inout [Bool]) -> Int { 0 }
}

extension SurvivalData {
  func cumulativeIncidence(
    _ variance: IncidenceVariance, _ interval: IncidenceInterval, _ level: Double,
    _ tolerance: TimeTolerance
  ) throws(StatsError) -> CumulativeIncidence {
    try CumulativeIncidence(
      lifeTable, variance: variance, interval: interval, level: level, timeTolerance: tolerance,
      labels: labels, exclusions: exclusions)
  }

  func grayTest(
    _ cause: String, _ rho: Double, _ tolerance: TimeTolerance
  ) throws(StatsError) -> GrayTest {
    guard lifeTable.count > 0 else { throw .noCompleteCases(exclusions) }
    return try GrayTest(
      lifeTable, cause: cause, rho: rho, timeTolerance: tolerance, labels: labels,
      exclusions: exclusions)
  }
}
