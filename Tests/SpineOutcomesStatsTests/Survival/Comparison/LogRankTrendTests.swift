import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// The log-rank test for trend, against exact sums, and its laws.
struct LogRankTrendTests {
  @Test func agreesWithExactSums() throws {
    for expected in try LogRankFixture.load() {
      let table = try expected.lifeTable()
      for truth in expected.tests {
        let place: Comment = "\(expected.name), \(truth.weight)"
        let inOrder = try LogRankTrendTest(table, weight: truth.weight, level: expected.level)
        try check(inOrder, truth.trend, place)
        let scored = try LogRankTrendTest(
          table, scores: truth.trendOfScores.scores, weight: truth.weight, level: expected.level)
        try check(scored, truth.trendOfScores, place)
      }
    }
  }

  private func check(
    _ test: LogRankTrendTest, _ truth: LogRankFixture.Trend, _ place: Comment
  ) throws {
    #expect(test.groups.map(\.score) == truth.scores, place)
    // z near 0 is a difference of sums: absolute, in standard deviations.
    #expect(agrees(try #require(test.statistic).value, truth.z, digits: 13, absolute: 1e-14), place)
    #expect(agrees(test.pValue.value, truth.pValue, digits: 12.5), place)
    guard test.weight == .logRank else {
      #expect(test.estimates.isEmpty, place)
      return
    }
    let estimate = try #require(test.estimates.first)
    let interval = try #require(estimate.confidenceInterval)
    #expect(agrees(log(estimate.value), truth.logRatio, digits: 12, absolute: 1e-15), place)
    let quantile = [0.95: 1.959963984540054, 0.9: 1.6448536269514722, 0.99: 2.5758293035489004]
    let z = try #require(quantile[interval.level])
    #expect(agrees(log(interval.upper / estimate.value), z * truth.error, digits: 12), place)
    #expect(agrees(log(estimate.value / interval.lower), z * truth.error, digits: 12), place)
  }

  @Test func scoresHaveNoUnit() throws {
    for sample in try LogRankFixture.load() {
      let table = try sample.lifeTable()
      let scores = [3, 1, 4, 1.5, 9].prefix(sample.groupNames.count)
      let test = try LogRankTrendTest(table, scores: Array(scores))
      for (factor, shift) in [(1e-9, 0.0), (1, 1e6), (1e300, 0), (-2, 7)] {
        let other = try LogRankTrendTest(table, scores: scores.map { factor * $0 + shift })
        let sign = factor < 0 ? -1.0 : 1
        let z = try #require(other.statistic).value
        #expect(
          agrees(sign * z, test.statistic?.value ?? 0, digits: shift > 0 ? 9 : 12, absolute: 1e-14),
          "\(sample.name), \(factor), \(shift)")
      }
    }
  }

  @Test func twoGroupsAreTheLogRankTest() throws {
    for sample in try LogRankFixture.load() where sample.groupNames.count == 2 {
      let table = try sample.lifeTable()
      let trend = try LogRankTrendTest(table, level: sample.level)
      let test = try LogRankTest(table, level: sample.level)
      let z = try #require(trend.statistic).value
      #expect(agrees(z * z, test.statistic?.value ?? -1, digits: 13, absolute: 1e-26))
      // Of the second group against the first: Peto's ratio upside down.
      let peto = try #require(test.hazardRatios.first { $0.method == .peto })
      #expect(
        agrees(try #require(trend.estimates.first).value, 1 / peto.estimate.value, digits: 13))
    }
  }

  @Test func intervalAndPValueAgree() throws {
    for sample in try LogRankFixture.load() {
      let table = try sample.lifeTable()
      let test = try LogRankTrendTest(table)
      let at = try LogRankTrendTest(table, level: 1 - test.pValue.value)
      let interval = try #require(at.estimates.first?.confidenceInterval)
      let nearest = [interval.lower, interval.upper].map { ($0 - 1).magnitude }.min() ?? 1
      #expect(nearest < 1e-11, "\(sample.name)")
    }
  }

  @Test func refusalsAndJSON() throws {
    let table = try #require(try LogRankFixture.named("lung by ECOG")).lifeTable()
    for scores in [[1, 2, 3], [1, 2, 3, .nan], [1, 2, 3, .infinity], []] {
      #expect(throws: StatsError.self) { try LogRankTrendTest(table, scores: scores) }
    }
    #expect(throws: StatsError.self) { try LogRankTrendTest(table, scores: [2, 2, 2, 2]) }
    #expect(throws: StatsError.self) { try LogRankTrendTest(table, scores: [-1e308, 1, 1, 1e308]) }
    let test = try LogRankTrendTest(table)
    #expect(test.method == "Log-rank test for trend")
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(LogRankTrendTest.self, from: data) == test)
    #expect(test.description.hasPrefix("Log-rank test for trend, z = 4."))
  }

  @Test func hostileJSON() throws {
    let table = try #require(try LogRankFixture.named("small")).lifeTable()
    for data in [
      try JSONEncoder().encode(try LogRankTrendTest(table)),
      try JSONEncoder().encode(try LogRankPermutationTest(table, method: .exact)),
    ] {
      var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      object["count"] = Int.max
      let forged = try JSONSerialization.data(withJSONObject: object)
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(LogRankTrendTest.self, from: forged)
      }
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(LogRankPermutationTest.self, from: forged)
      }
    }
  }

  @Test func neverAtRisk() throws {
    // The score of a group without records does not matter.
    let table = try LifeTable(
      times: [1, 2, 3, 4, 5, 6], events: [true, true, true, true, false, true],
      groupCodes: [0, 0, 2, 2, 0, 2], groupNames: ["a", "b", "c"])
    let first = try LogRankTrendTest(table, scores: [1, -1e9, 2])
    let second = try LogRankTrendTest(table, scores: [1, 5, 2])
    #expect(first.statistic == second.statistic)
    #expect(first.groups.map(\.group.count) == [3, 0, 3])
  }
}
