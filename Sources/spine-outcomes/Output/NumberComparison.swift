import SpineOutcomesStats

/// The comparison of a number between groups by the test that was asked for.
struct NumberComparison {
  let cohort: Cohort<TableRow>
  let value: Selector<TableRow, Double?>
  let group: Selector<TableRow, CellLevel?>
  let options: RankOptions
  let level: Double

  private var alternative: Alternative { options.alternative.value }

  /// Does the test and adds it under its name.
  func add(
    _ test: ComparisonOption, to result: inout AnalysisResult
  ) throws -> any HypothesisTest {
    func add<Test: HypothesisTest>(_ test: Test, _ name: String) -> any HypothesisTest {
      result.add(test, named: name)
      return test
    }
    switch test {
    case .rankSum:
      return add(
        try cohort.rankSumTest(
          of: value, by: group, alternative: alternative, method: options.method, level: level),
        "rankSumTest")
    case .brunnerMunzel:
      return add(
        try cohort.brunnerMunzelTest(
          of: value, by: group, alternative: alternative,
          method: options.exact ? .permutation : .studentT, level: level), "brunnerMunzelTest")
    case .welch, .student:
      return add(
        try cohort.tTest(
          of: value, by: group, alternative: alternative,
          variances: test == .welch ? .unequal : .equal, level: level), "tTest")
    case .kruskalWallis:
      return add(try cohort.kruskalWallisTest(of: value, by: group), "kruskalWallisTest")
    case .trend:
      return add(
        try cohort.jonckheereTerpstraTest(
          of: value, by: group, alternative: alternative, method: options.method),
        "jonckheereTerpstraTest")
    case .anova, .welchANOVA:
      return add(
        try cohort.oneWayANOVA(
          of: value, by: group, variances: test == .anova ? .equal : .unequal, level: level),
        "oneWayANOVA")
    }
  }

  /// The comparison of all pairs of groups that follows a test.
  func pairs(
    of test: ComparisonOption, by pairs: PairsOption, _ adjustment: MultiplicityAdjustment
  ) throws -> PairwiseComparisons {
    guard test == .kruskalWallis else {
      return try cohort.pairwiseTTests(
        of: value, by: group, adjustment: adjustment, level: level)
    }
    return switch pairs {
    case .dunn: try cohort.dunnTest(of: value, by: group, adjustment: adjustment)
    case .rankSum:
      try cohort.pairwiseRankSumTests(
        of: value, by: group, adjustment: adjustment, level: level)
    }
  }
}
