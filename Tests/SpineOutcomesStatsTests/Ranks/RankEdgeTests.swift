import Foundation
import SpineOutcomesStats
import Testing

/// Samples at the edge: empty, one, all tied, huge, and what is refused.
@Suite struct RankEdgeTests {
  @Test func allDifferencesZero() throws {
    let test = try SignedRankTest(before: [1, 2, 3], after: [1, 2, 3])
    #expect(test.pValue.value == 1)
    #expect(test.statistic?.value == 0)
    #expect(test.estimates[0].value == 0)
    #expect(test.estimates[0].confidenceInterval == nil)
    #expect(test.method.contains("all differences are 0"))
    #expect(test.zeroCount == 3)
  }

  @Test func tooSmallToReject() throws {
    let one = try SignedRankTest(before: [1], after: [3])
    #expect(one.pValue.value == 1)
    #expect(one.estimates[0].limits == [-.infinity, .infinity])
    let two = try RankSumTest([1], [2])
    #expect(two.pValue.value == 1)
    #expect(two.estimates[0].limits == [-.infinity, .infinity])
  }

  @Test func allTied() throws {
    for method in RankLawTests.methods {
      let test = try RankSumTest([2, 2, 2], [2, 2], method: method)
      #expect(test.pValue.value == 1)
      #expect(test.estimates.map(\.value) == [0, 0.5])
    }
    let values = try GroupedValues(groups: ["a", "b", "c"], values: [[1], [1, 1], []])
    let test = try KruskalWallisTest(values)
    #expect(test.pValue.value == 1)
    #expect(test.statistic?.value == 0)
    #expect(test.statistic?.degreesOfFreedom == 1)
    #expect(test.method.contains("all values are equal"))
  }

  @Test func emptyDataAreRefused() throws {
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try SignedRankTest(before: [], after: [])
    }
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)) {
      try RankSumTest([1], [])
    }
    let three = try GroupedValues(groups: ["a", "b", "c"], values: [[1], [1], [2]])
    #expect(throws: StatsError.levelCount(variable: "group", found: 3, needed: 2)) {
      try RankSumTest(three)
    }
    let none = try GroupedValues(groups: ["a", "b"], values: [[], []])
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 0, needed: 2)) {
      try KruskalWallisTest(none)
    }
  }

  @Test(arguments: [95, 0, 1, -0.1, .nan])
  func levelsOutsideTheirRangeAreRefused(level: Double) {
    #expect(throws: StatsError.self) { try RankSumTest([1, 2], [3, 4], level: level) }
    #expect(throws: StatsError.self) {
      try SignedRankTest(before: [1, 2], after: [3, 5], level: level)
    }
  }

  @Test func numbersOfAnySizeAreRanked() throws {
    let huge = [-1.7e308, -1e308, 1e-300, 1, 1e308, 1.7e308]
    for method in RankLawTests.methods {
      let test = try RankSumTest(huge, huge, method: method)
      #expect(test.pValue.value == 1)
      #expect(test.estimates[0].value == 0)
      let signed = try SignedRankTest(
        differences: PairedDifferences(differences: huge), method: method)
      #expect(signed.pValue.value <= 1)
    }
    let tiny = try RankSumTest([.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude], [0, 0])
    #expect(tiny.statistic?.value == 4)
  }

  @Test func nearTiesAreNoTies() throws {
    let test = try RankSumTest([1, 1.0.nextUp], [1, 1])
    #expect(test.statistic?.value == 3)
  }

  @Test func countsBeyondMemoryWork() throws {
    let many = try GroupedValues(
      groups: ["a", "b"], values: [0, 1, 2],
      counts: [[1_000_000_000, 500_000_000, 1], [500_000_000, 1_000_000_000, 1]])
    #expect(try RankSumTest(many).pValue.value == 0)
    #expect(try KruskalWallisTest(many).pValue.value == 0)
    let more = try GroupedValues(groups: ["a", "b"], values: [0], counts: [[1 << 40], [1 << 40]])
    #expect(throws: StatsError.tooLarge("more than 2^61 pairs of observations")) {
      try RankSumTest(more)
    }
    let pairs = try PairedDifferences(values: [1], counts: [1 << 31])
    #expect(throws: StatsError.tooLarge("more than 2^30 differences")) {
      try SignedRankTest(differences: pairs)
    }
    let allowed = try PairedDifferences(values: [-1, 1], counts: [1 << 28, 1 << 29])
    #expect(try SignedRankTest(differences: allowed).pValue.value == 0)
  }

  @Test func resultsAreCodable() throws {
    let one = try SignedRankTest(before: [1], after: [3], alternative: .greater)
    try expectRoundTrip(one)
    try expectRoundTrip(RankSumTest([1, 2], [2, 3]))
    let values = try GroupedValues(groups: ["a", "b", "c"], values: [[1, 2], [2], []])
    try expectRoundTrip(KruskalWallisTest(values))
    let text = try String(decoding: JSONEncoder().encode(KruskalWallisTest(values)), as: UTF8.self)
    #expect(text.contains(#""meanRank":null"#))
  }

  private func expectRoundTrip<Test: HypothesisTest>(_ test: Test) throws {
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(Test.self, from: data) == test)
  }

  @Test func oneLineSaysWhatWasDone() throws {
    let test = try SignedRankTest(before: [0, 0, 0, 0, 0, 0], after: [1, 2, 3, 4, 5, 0])
    #expect(
      test.description
        == "Wilcoxon signed-rank test (exact, 1 zero dropped), V = 15, p = 0.062, "
        + "pseudomedian, after minus before 2.500 (95 % CI 0 to 5.000), "
        + "rank-biserial correlation 1.000, n = 6")
  }
}
