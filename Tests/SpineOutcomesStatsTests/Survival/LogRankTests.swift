import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws and errors of the log-rank test.
struct LogRankTests {
  private func fixture(_ name: String) throws -> ExactSurvivalFixture.Case {
    try #require(try ExactSurvivalFixture.load().cases.first { $0.name == name })
  }

  @Test func groupOrderDoesNotMatter() throws {
    for name in ["lung by ECOG", "late entry and weights", "weights", "ties"] {
      let fixture = try fixture(name)
      let count = fixture.groupNames.count
      let swapped = try LifeTable(
        times: fixture.times, events: fixture.events,
        groupCodes: fixture.groupCodes.map { count - 1 - $0 },
        groupNames: fixture.groupNames.reversed(), entries: fixture.entries,
        weights: fixture.weights)
      let first = try LogRankTest(try fixture.lifeTable())
      let second = try LogRankTest(swapped)
      #expect(
        agrees(first.statistic?.value ?? 0, second.statistic?.value ?? 1, digits: 13))
      #expect(first.groups == second.groups.reversed())
      if let ratio = first.estimates.first, let inverse = second.estimates.first {
        #expect(agrees(ratio.value, 1 / inverse.value, digits: 14))
        #expect(
          agrees(
            ratio.confidenceInterval?.lower ?? 0, 1 / (inverse.confidenceInterval?.upper ?? 0),
            digits: 14))
      }
    }
  }

  @Test func observedAndExpectedSumAlike() throws {
    for fixture in try ExactSurvivalFixture.load().cases where fixture.logRank != nil {
      let test = try LogRankTest(try fixture.lifeTable())
      let expected = test.groups.reduce(0) { $0 + $1.expected }
      #expect(agrees(expected, Double(test.events), digits: 14))
      for row in test.covariance {
        #expect(row.reduce(0, +).magnitude <= 1e-14 * (row.map(\.magnitude).max() ?? 0))
      }
    }
  }

  @Test func intervalAndPValueAgree() throws {
    // At the level 1 - p one limit of the hazard ratio is 1.
    for name in ["lung by sex", "mercaptopurine", "glioma", "weights", "test 2"] {
      let table = try fixture(name).lifeTable()
      let test = try LogRankTest(table)
      let at = try LogRankTest(table, level: 1 - test.pValue.value)
      let interval = try #require(at.estimates.first?.confidenceInterval)
      let nearest = [interval.lower, interval.upper].map { ($0 - 1).magnitude }.min() ?? 1
      #expect(nearest < 1e-12)
      let narrow = try #require(test.estimates.first?.confidenceInterval)
      #expect(narrow.contains(1) == (test.pValue.value >= 0.05))
    }
  }

  @Test func groupsNeverComparedTakeNoFreedom() throws {
    // a and b are followed to 3; c and d enter at 5: two comparisons, not three.
    var followUps: [FollowUp] = []
    var codes: [Int] = []
    for (code, start) in [(0, nil), (1, nil), (2, 5.0), (3, 5.0)] as [(Int, Double?)] {
      for time in [1.0, 2, 3] {
        followUps.append(
          FollowUp(
            time: (start ?? 0) + time + 0.25 * Double(code % 2), isEvent: true, entry: start))
        codes.append(code)
      }
    }
    let names = ["a", "b", "c", "d"]
    let test = try LogRankTest(
      try LifeTable(followUps, groupCodes: codes, groupNames: names))
    #expect(test.statistic?.degreesOfFreedom == 2)
    // The sum of the two separate tests.
    let parts = try [[0, 1], [2, 3]].map { pair in
      let rows = codes.indices.filter { pair.contains(codes[$0]) }
      return try LogRankTest(
        try LifeTable(
          rows.map { followUps[$0] }, groupCodes: rows.map { codes[$0] }, groupNames: names))
    }
    let sum = parts.reduce(0) { $0 + ($1.statistic?.value ?? 0) }
    #expect(agrees(test.statistic?.value ?? -1, sum, digits: 14))
    #expect(parts.allSatisfy { $0.statistic?.degreesOfFreedom == 1 })
  }

  @Test func equalGroups() throws {
    let times = [1.0, 2, 2, 3, 4, 5]
    let events = [true, true, false, true, true, false]
    let test = try LogRankTest(
      try LifeTable(
        times: times + times, events: events + events,
        groupCodes: Array(repeating: 0, count: 6) + Array(repeating: 1, count: 6),
        groupNames: ["a", "b"]))
    #expect((test.statistic?.value ?? 1) < 1e-28)
    #expect(test.pValue.value > 0.9999999999)
    #expect(agrees(test.estimates[0].value, 1, digits: 14))
  }

  @Test func farTail() throws {
    let truth = try #require(try fixture("separated in time").logRank)
    #expect(truth.pValue < 1e-32)
    let test = try LogRankTest(try fixture("separated in time").lifeTable())
    #expect(agrees(test.pValue.value, truth.pValue, digits: 12))
  }

  @Test func tooFewGroups() throws {
    let one = try LifeTable(times: [1, 2], events: [true, true])
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)) {
      try LogRankTest(one)
    }
    let labels = SurvivalLabels(group: VariableName("care"))
    #expect(throws: StatsError.tooFewGroups(variable: "care", found: 1, needed: 2)) {
      try LogRankTest(
        try LifeTable(times: [1], events: [true], groupNames: ["a", "b"]), labels: labels)
    }
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 0, needed: 2)) {
      try LogRankTest(try LifeTable(times: [], events: [], groupNames: []))
    }
  }

  @Test func undefined() throws {
    let names = ["a", "b"]
    let codes = [0, 0, 1, 1]
    let censored = try LifeTable(
      times: [1, 2, 3, 4], events: Array(repeating: false, count: 4), groupCodes: codes,
      groupNames: names)
    #expect(throws: StatsError.undefined("no events: the log-rank test is undefined")) {
      try LogRankTest(censored)
    }
    let together = try LifeTable(
      times: [2, 2, 2, 2], events: Array(repeating: true, count: 4), groupCodes: codes,
      groupNames: names)
    let apart = try LifeTable(
      times: [1, 2, 3, 4], events: [false, false, true, true], groupCodes: codes,
      groupNames: names)
    for table in [together, apart] {
      #expect(throws: StatsError.self) { try LogRankTest(table) }
    }
  }

  @Test func codableAndDescription() throws {
    let test = try LogRankTest(try fixture("glioma").lifeTable())
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(LogRankTest.self, from: data) == test)
    #expect(
      test.description == "Log-rank test, chi-square(1) = 7.4966, p = 0.006, hazard ratio "
        + "(conditional on the times of events, astrocytoma against glioblastoma) "
        + "0.3944 (95 % CI 0.2007 to 0.7755), n = 51")
  }
}
