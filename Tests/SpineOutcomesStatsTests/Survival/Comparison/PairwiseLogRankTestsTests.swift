import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Comparisons of each pair of groups, against exact sums, and their laws.
@Suite("Pairwise log-rank tests")
struct PairwiseLogRankTestsTests {
  @Test func agreeWithExactSums() throws {
    for expected in try LogRankFixture.load() {
      guard let truth = expected.pairwise else { continue }
      let table = try expected.lifeTable()
      for (weight, values) in [
        (LogRankWeight.logRank, truth.logRank), (.petoPeto(.modified), truth.modified),
      ] {
        let result = try PairwiseLogRankTests(table, adjustment: .holm, weight: weight)
        let names = truth.pairs.map { $0.map { expected.groupNames[$0] } }
        #expect(result.comparisons.map { [$0.first, $0.second] } == names)
        let own = result.comparisons.map { $0.test?.pValue.value ?? -1 }
        #expect(agrees(own, values.pValues, digits: 12), "\(expected.name)")
        let adjusted = result.comparisons.map { $0.adjustedPValue?.value ?? -1 }
        #expect(agrees(adjusted, values.holm, digits: 12), "\(expected.name)")
      }
    }
  }

  @Test func pairsAreTestsOfTheirOwn() throws {
    let sample = try #require(try LogRankFixture.named("late entry, weights, strata"))
    let result = try PairwiseLogRankTests(
      try sample.lifeTable(), adjustment: .benjaminiYekutieli, level: 0.9)
    let rows = sample.times.indices.filter { sample.groupCodes[$0] != 1 }
    let alone = try LogRankTest(
      try sample.lifeTable(
        rows: rows, groupCodes: sample.groupCodes.map { $0 / 2 }, groupNames: ["a", "c"]),
      level: 0.9)
    #expect(result.comparisons[1].test == alone)
    #expect(result.comparisons[1].test?.estimates.first?.confidenceInterval?.level == 0.9)
  }

  @Test func undefinedPairsSayWhy() throws {
    // c is never at risk together with a or b, and d has no records.
    let followUps = [1.0, 2, 3, 1.5, 2.5, 3.5].map { FollowUp(time: $0, isEvent: true) }
    let late = [6.0, 7, 8].map { FollowUp(time: $0, isEvent: true, entry: 5) }
    let table = try LifeTable(
      followUps + late, groupCodes: [0, 0, 0, 1, 1, 1, 2, 2, 2], groupNames: ["a", "b", "c", "d"])
    let result = try PairwiseLogRankTests(table, adjustment: .bonferroni)
    #expect(result.comparisons.map { "\($0.first)\($0.second)" } == ["ab", "ac", "bc"])
    // One test in the family.
    #expect(result.comparisons[0].adjustedPValue == result.comparisons[0].test?.pValue)
    for comparison in result.comparisons.dropFirst() {
      #expect(comparison.test == nil && comparison.adjustedPValue == nil)
      #expect(comparison.reason?.contains("no two groups") == true)
    }
    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(PairwiseLogRankTests.self, from: data) == result)
    #expect(result.description.contains("a against c: undefined"))
  }

  @Test func fromCurvesAndJSON() throws {
    let patients = try SurvivalExamples.lung()
    let survival = try patients.kaplanMeier(time: \.days, event: \.died, by: \.ecog)
    let result = try survival.pairwiseLogRankTests(adjustment: .holm)
    #expect(result.comparisons.count == 6)
    #expect(result.exclusions == survival.exclusions && result.count == survival.count)
    let data = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(PairwiseLogRankTests.self, from: data) == result)
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    object["adjustment"] = "unadjusted"
    let forged = try JSONSerialization.data(withJSONObject: object)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(PairwiseLogRankTests.self, from: forged)
    }
    #expect(
      result.description.hasPrefix(
        "Log-rank test of each pair of groups, p-values adjusted by Holm's procedure; "))
  }

  @Test func tooFewGroups() throws {
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)) {
      try PairwiseLogRankTests(
        try LifeTable(times: [1], events: [true], groupNames: ["a", "b"]), adjustment: .holm)
    }
  }
}
