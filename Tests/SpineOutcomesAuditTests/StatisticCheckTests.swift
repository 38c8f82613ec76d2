import SpineOutcomesAudit
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Test statistics, log-rank and rank tests")
struct StatisticCheckTests {
  @Test func pValuesOverTheRoundingIntervals() throws {
    for row in try AuditFixture.load().statistics {
      let kind = try #require(StatisticKind(rawValue: row.name))
      let freedoms = try row.freedoms.map { try Reported($0) }
      let finding = try StatisticCheck(
        kind, Reported(row.value), degreesOfFreedom: freedoms, pValue: "0.5"
      ).finding()
      let range = try #require(finding.range("p-value"))
      // The bounds of F over its denominator are a little wider than the range,
      // which the fixture takes on a grid.
      #expect(agrees(range, row.p, digits: kind == .f ? 2.3 : 9), "\(row) \(range)")
      #expect(range[0] <= row.p[0] * (1 + 1e-9) && range[1] >= row.p[1] * (1 - 1e-9), "\(row)")
    }
  }

  @Test func twoSidedAndOneSided() throws {
    func finding(_ p: Reported, _ sides: Sides) throws -> AuditFinding {
      try StatisticCheck(.t, "2.20", degreesOfFreedom: ["28"], pValue: p, sides: sides).finding()
    }
    #expect(try finding("0.036", .either).verdict == .consistent)
    #expect(try finding("0.018", .either).verdict == .consistent)
    #expect(try finding("0.018", .either).statement.contains("only one-sided"))
    #expect(try finding("0.018", .two).verdict == .inconsistent)
    #expect(try finding("0.036", .one).verdict == .inconsistent)
    #expect(try finding("0.982", .one).verdict == .consistent)
    #expect(try finding("0.05", .either).verdict == .inconsistent)
    #expect(try finding("< .05", .either).verdict == .consistent)
    #expect(try finding("< .05", .either).statement.hasSuffix("is that of t(28) = 2.20"))
  }

  @Test func edgesOfStatistics() throws {
    #expect(
      try StatisticCheck(.r, "1.20", degreesOfFreedom: ["20"], pValue: "0.1").finding().verdict
        == .inconsistent)
    #expect(
      try StatisticCheck(.chiSquare, "-3.2", degreesOfFreedom: ["2"], pValue: "0.1").finding()
        .verdict == .inconsistent)
    #expect(
      try StatisticCheck(.f, "< 1", degreesOfFreedom: ["2", "40"], pValue: "0.6").finding().verdict
        == .consistent)
    #expect(
      try StatisticCheck(.t, "1.2", degreesOfFreedom: ["-3"], pValue: "0.6").finding().verdict
        == .notDecidable)
    #expect(
      try StatisticCheck(.z, "45.0", pValue: "< 0.001").finding().verdict == .consistent)
    #expect(throws: StatsError.self) {
      try StatisticCheck(.z, "1", degreesOfFreedom: ["2"], pValue: "0.1")
    }
    #expect(throws: StatsError.self) {
      try StatisticCheck(.f, "1", degreesOfFreedom: ["2"], pValue: "0.1")
    }
  }

  @Test func smallestRankPValues() throws {
    for row in try AuditFixture.load().ranks {
      let finding = try RankTestCheck(sizes: row.sizes, pValue: "0.5").finding()
      let exact = try #require(finding.range("smallest exact"))
      let approximate = try #require(finding.range("smallest approximate"))
      #expect(agrees(exact, [row.exact, row.exact], digits: 11))
      #expect(agrees(approximate, [row.approximate, row.approximate], digits: 10))
    }
    func verdict(_ sizes: [Int], _ p: Reported, _ sides: Sides = .either) throws -> Verdict {
      try RankTestCheck(sizes: sizes, pValue: p, sides: sides).finding().verdict
    }
    #expect(try verdict([3, 3], "<0.001") == .inconsistent)
    #expect(try verdict([3, 3], "0.02") == .consistent)
    #expect(try verdict([4], "0.01") == .inconsistent && verdict([4], "0.05", .two) == .consistent)
    #expect(try verdict([31, 43], "<0.001") == .consistent)
    #expect(try verdict([0, 5], "0.5") == .inconsistent && verdict([5], "-1") == .inconsistent)
    #expect(throws: StatsError.self) { try RankTestCheck(sizes: [], pValue: "0.5") }
    #expect(throws: StatsError.self) { try RankTestCheck(sizes: [-1], pValue: "0.5") }
  }

  @Test func logRank() throws {
    // R's survdiff of Surv(time, status) ~ sex in lung: 10.3 on 1 degree of freedom, p = 0.00131.
    let lung: [Reported] = ["91.6", "73.4"]
    func verdict(_ chi: Reported?, _ p: Reported?) throws -> Verdict {
      try LogRankCheck(observed: [112, 53], expected: lung, chiSquare: chi, pValue: p).finding()
        .verdict
    }
    #expect(try verdict("10.3", "0.001") == .consistent)
    #expect(try verdict("10.3", nil) == .consistent && verdict(nil, nil) == .consistent)
    #expect(try verdict("9.3", nil) == .inconsistent)
    #expect(try verdict(nil, "0.01") == .inconsistent)
    #expect(try verdict("10.3", "0.02") == .inconsistent)
    let wrong = try LogRankCheck(observed: [112, 53], expected: ["91.6", "74.4"]).finding()
    #expect(wrong.verdict == .inconsistent)
    #expect(throws: StatsError.self) { try LogRankCheck(observed: [1], expected: ["1.0", "2.0"]) }
    #expect(throws: StatsError.self) { try LogRankCheck(observed: [1], expected: ["1.0"]) }
    #expect(throws: StatsError.self) {
      try LogRankCheck(observed: [-1, 2], expected: ["1.0", "2.0"])
    }
    #expect(
      try LogRankCheck(observed: [0, 5], expected: ["0.0", "5.0"], pValue: "1.0").finding().verdict
        == .consistent)
    #expect(
      try LogRankCheck(observed: [5, 0], expected: ["-1.0", "6.0"], pValue: "1.0").finding()
        .verdict == .inconsistent)
  }

  @Test func groupSizes() {
    #expect(GroupSizesCheck([36, 38, 25], total: 99).finding().verdict == .consistent)
    #expect(GroupSizesCheck([36, 38, 25], total: 98).finding().verdict == .inconsistent)
    #expect(GroupSizesCheck([36, 38], total: 76, missing: 2).finding().verdict == .consistent)
    #expect(GroupSizesCheck([], total: 0).finding().verdict == .notDecidable)
    #expect(GroupSizesCheck([.max, .max], total: 5).finding().verdict == .inconsistent)
    #expect(GroupSizesCheck([-1, 1], total: 0).finding().verdict == .inconsistent)
  }
}
