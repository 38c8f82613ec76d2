import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Gray's test against the formula at 50 digits, against cmprsk, and its laws.
struct GrayTestTests {
  /// Scores are sums of differences: their digits count from the largest group's events.
  @Test func formula() throws {
    var number = 0
    for fixture in try CompetingRisksFixture.cases() {
      let table = try fixture.lifeTable()
      for truth in fixture.gray {
        let test = try GrayTest(table, cause: truth.cause, rho: truth.rho)
        #expect(agrees(test.statistic?.value ?? -1, truth.statistic, digits: 12))
        #expect(test.statistic?.degreesOfFreedom == truth.degreesOfFreedom)
        #expect(agrees(test.pValue.value, truth.pValue, digits: 12))
        #expect(
          agrees(test.groups.map(\.score), truth.scores, digits: 13, absolute: 1e-13))
        #expect(agrees(test.groups.map(\.expected), truth.expected, digits: 14))
        for (row, expected) in zip(test.covariance, truth.covariance) {
          #expect(
            agrees(row, expected, digits: 13, absolute: 1e-14 * (row.map(\.magnitude).max() ?? 0)))
        }
        number += 1
      }
    }
    #expect(number > 60)
  }

  /// R 4.2 with cmprsk 2.2, whose p-value is a difference from 1.
  @Test func cmprsk() throws {
    for (fixture, other) in zip(try CompetingRisksFixture.cases(), try RCompetingRisks.cases()) {
      let table = try fixture.lifeTable()
      for truth in other.gray {
        let test = try GrayTest(table, cause: truth.cause, rho: truth.rho)
        #expect(agrees(test.statistic?.value ?? -1, truth.statistic, digits: 12.5))
        #expect(test.statistic?.degreesOfFreedom == truth.degreesOfFreedom)
        #expect(agrees(test.pValue.value, truth.pValue, digits: 12, absolute: 1e-15))
      }
    }
  }

  @Test func scoresAddUpToZero() throws {
    for fixture in try CompetingRisksFixture.cases() where fixture.entries == nil {
      let table = try fixture.lifeTable()
      for cause in fixture.gray.map(\.cause) {
        let test = try GrayTest(table, cause: cause, rho: 0.5)
        #expect(test.groups.reduce(0) { $0 + $1.score }.magnitude < 1e-11)
        for row in test.covariance {
          #expect(row.reduce(0, +).magnitude <= 1e-13 * (row.map(\.magnitude).max() ?? 0))
        }
      }
    }
  }

  /// With one cause the scores are the log-rank test's; the variance is another estimate, which
  /// uses the pooled incidence.
  @Test func oneCauseHasTheScoresOfTheLogRankTest() throws {
    let fixture = try #require(try CompetingRisksFixture.named("one cause"))
    let table = try fixture.lifeTable()
    let gray = try GrayTest(table, cause: "event")
    let logRank = try LogRankTest(table)
    for (one, other) in zip(gray.groups, logRank.groups) {
      #expect(agrees(one.score, other.weightedDifference, digits: 13))
      #expect(agrees(one.expected, other.expected, digits: 13))
    }
  }

  /// With one cause and equal groups, in which the pooled incidence is that of each group, the
  /// variance is the log-rank test's too: hypergeometric at each time.
  @Test func oneCauseAndEqualGroupsHaveTheVarianceOfTheLogRankTest() throws {
    let fixture = try #require(try CompetingRisksFixture.named("one cause"))
    let count = fixture.times.count
    for copies in 2...4 {
      let rows = (0..<copies).flatMap { _ in 0..<count }
      let table = try LifeTable(
        times: rows.map { fixture.times[$0] },
        causeCodes: rows.map { fixture.causes[$0] == 0 ? nil : fixture.causes[$0] - 1 },
        causeNames: fixture.causeNames, groupCodes: rows.indices.map { $0 / count },
        groupNames: (0..<copies).map { "\($0)" })
      let (gray, logRank) = (try GrayTest(table, cause: "event"), try LogRankTest(table))
      for (one, other) in zip(gray.covariance, logRank.covariance) {
        #expect(agrees(one, other, digits: 12))
      }
      #expect(gray.groups.allSatisfy { $0.score.magnitude < 1e-12 })
    }
  }

  /// Equal groups: score 0, p 1.
  @Test func equalGroups() throws {
    let times = [1.0, 2, 2, 3, 4, 5, 6]
    let causes = [0, 1, 0, nil, 1, 0, nil]
    let test = try GrayTest(
      try LifeTable(
        times: times + times, causeCodes: causes + causes, causeNames: ["a", "b"],
        groupCodes: Array(repeating: 0, count: 7) + Array(repeating: 1, count: 7),
        groupNames: ["x", "y"]), cause: "a")
    #expect((test.statistic?.value ?? 1) < 1e-28)
    #expect(test.pValue.value > 0.9999999999)
  }

  @Test func groupsWithoutRecordsAreListed() throws {
    let fixture = try #require(try CompetingRisksFixture.named("absent group and cause"))
    let test = try GrayTest(try fixture.lifeTable(), cause: "relapse")
    #expect(test.groups.map(\.name) == ["a", "none", "b"])
    #expect(test.groups[1].count == 0 && test.groups[1].score == 0)
    #expect(test.statistic?.degreesOfFreedom == 1)
    let pairs = try CumulativeIncidence(try fixture.lifeTable())
      .pairwiseGrayTests(cause: "relapse", adjustment: .holm)
    #expect(pairs.comparisons.count == 1)
    #expect(pairs.comparisons[0].test?.statistic == test.statistic)
  }

  @Test func pairs() throws {
    let fixture = try #require(try CompetingRisksFixture.named("four groups"))
    let table = try fixture.lifeTable()
    let tests = try PairwiseGrayTests(table, cause: "relapse", adjustment: .holm)
    #expect(tests.comparisons.count == 6)
    let values = tests.comparisons.map { $0.test?.pValue }
    #expect(
      MultiplicityAdjustment.holm.adjusted(values) == tests.comparisons.map(\.adjustedPValue))
    var two = fixture
    let rows = fixture.groupCodes.indices.filter { [1, 3].contains(fixture.groupCodes[$0]) }
    two.times = rows.map { fixture.times[$0] }
    two.causes = rows.map { fixture.causes[$0] }
    two.groupCodes = rows.map { fixture.groupCodes[$0] }
    two.stratumCodes = rows.map { fixture.stratumCodes[$0] }
    let alone = try GrayTest(try two.lifeTable(), cause: "relapse")
    let pair = try #require(
      tests.comparisons.first { $0.first == "b" && $0.second == "d" }?.test)
    #expect(agrees(pair.statistic?.value ?? 0, alone.statistic?.value ?? 1, digits: 13))
  }

  /// Many blocks of times, against the same test of the same times in fewer blocks.
  @Test func manyTimes() throws {
    var times: [Double] = []
    var causes: [Int?] = []
    var groups: [Int] = []
    var state: UInt64 = 7
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for row in 0..<6_000 {
      times.append(Double(row) + 1)
      causes.append([0, 1, nil][next(3)])
      groups.append(next(2))
    }
    func test(_ times: [Double]) throws -> GrayTest {
      try GrayTest(
        try LifeTable(
          times: times, causeCodes: causes, causeNames: ["a", "b"], groupCodes: groups,
          groupNames: ["x", "y"]), cause: "a")
    }
    // Another origin of the same order of times, and censored persons before all events.
    let one = try test(times)
    let other = try test(times.map { $0 * $0 })
    #expect(one.covariance == other.covariance)
    let (x, y) = (one.groups[0], one.groups[1])
    #expect(agrees(x.score, -y.score, digits: 11))
    #expect(agrees(x.expected + y.expected, Double(one.events), digits: 13))
  }

  @Test func refusals() throws {
    let table = try LifeTable(
      times: [1, 2, 3, 4], causeCodes: [0, nil, 0, nil], causeNames: ["a", "b"],
      groupCodes: [0, 0, 1, 1], groupNames: ["x", "y"])
    #expect(throws: StatsError.unknownLevel(variable: "event", level: "c", known: ["a", "b"])) {
      try GrayTest(table, cause: "c")
    }
    #expect(throws: StatsError.undefined("no events of b: Gray's test is undefined")) {
      try GrayTest(table, cause: "b")
    }
    #expect(throws: StatsError.self) { try GrayTest(table, cause: "a", rho: -1) }
    #expect(throws: StatsError.self) { try GrayTest(table, cause: "a", rho: .nan) }
    #expect(throws: StatsError.self) {
      try GrayTest(try table.censoringOthers(than: "a"), cause: "a")
    }
    #expect(throws: StatsError.tooFewGroups(variable: "group", found: 1, needed: 2)) {
      try GrayTest(
        try LifeTable(
          times: [1, 2], causeCodes: [0, 1], causeNames: ["a", "b"], groupCodes: [0, 0],
          groupNames: ["x", "y"]), cause: "a")
    }
    // One group is gone before the first event of the other.
    #expect(throws: StatsError.self) {
      try GrayTest(
        try LifeTable(
          times: [1, 1, 2, 3], causeCodes: [nil, nil, 0, 1], causeNames: ["a", "b"],
          groupCodes: [0, 0, 1, 1], groupNames: ["x", "y"]), cause: "a")
    }
    let late = try LifeTable(
      times: [1, 2, 3, 4], causeCodes: [0, nil, 0, nil], causeNames: ["a", "b"],
      groupCodes: [0, 0, 1, 1], groupNames: ["x", "y"], entries: [nil, 1, nil, nil])
    let error = #expect(throws: StatsError.self) { try GrayTest(late, cause: "a") }
    #expect(error?.description.contains("late entry") == true)
  }

  /// Three groups of which one has all its events before the others: the pooled incidence, which
  /// gives each group left its own share again, passes 1.
  @Test func pooledIncidenceBeyondOne() throws {
    var times: [Double] = []
    var groups: [Int] = []
    for (group, start) in [(0, 0.0), (1, 100.0), (2, 100.5)] {
      for step in 1...20 {
        times.append(start + Double(step))
        groups.append(group)
      }
    }
    let table = try LifeTable(
      times: times, causeCodes: times.map { _ in 0 }, causeNames: ["a", "b"], groupCodes: groups,
      groupNames: ["x", "y", "z"])
    let error = #expect(throws: StatsError.self) { try GrayTest(table, cause: "a", rho: 0.5) }
    #expect(error?.description.contains("reaches 1") == true)
  }
}
