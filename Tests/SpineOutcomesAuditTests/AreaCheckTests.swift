import SpineOutcomesStats
import Testing
import _StatsTestSupport

@testable import SpineOutcomesAudit

@Suite("Areas under the ROC curve")
struct AreaCheckTests {
  @Test("The bounds hold every arrangement of small groups")
  func exhaustive() throws {
    for row in try AuditFixture.load().areas {
      let errors = AreaErrors(events: row.m, others: row.n, allowsTies: row.ties)
      let slack = 1e-9
      #expect(row.greatest <= errors.greatestByDeLong(row.area) + slack, "\(row)")
      #expect(row.least >= errors.least(row.area) - slack, "\(row)")
      #expect(errors.least(row.area) <= errors.greatestTrue(row.area) + slack)
    }
  }

  @Test("The greatest error is attained")
  func sharp() {
    // A share A of the events above all others, the rest below: rows of 1 and of 0.
    let errors = AreaErrors(events: 10, others: 30, allowsTies: true)
    #expect(agrees(errors.greatestByDeLong(0.7), (0.21 / 9).squareRoot(), digits: 14))
    // 7 events above and 3 below all others: V = 0.21 * 10 / 9, W = 0.
    #expect(agrees(errors.greatestByDeLong(0.7), (0.21 * 10 / 9 / 10).squareRoot(), digits: 14))
  }

  @Test func swappingEventsAndOthers() {
    let first = AreaErrors(events: 12, others: 40, allowsTies: true)
    let second = AreaErrors(events: 40, others: 12, allowsTies: true)
    for area in [0.5, 0.6, 0.713, 0.9] {
      #expect(agrees(first.least(area), second.least(1 - area), digits: 2))
      #expect(first.greatestByDeLong(area) == second.greatestByDeLong(area))
      #expect(agrees(first.hanleyMcNeil(area), second.hanleyMcNeil(1 - area), digits: 13))
    }
  }

  @Test func figuresOfADataSetAgree() throws {
    let (events, others) = ([3.0, 5, 6, 6, 8, 9, 11, 12], [1.0, 2, 2, 4, 5, 6, 7, 7, 8, 10])
    let curve = try ROCCurve(
      scores: events + others, outcomes: events.map { _ in true } + others.map { _ in false },
      eventsScore: .higher)
    let area = try curve.areaUnderCurve(level: 0.95)
    let check = try AreaCheck(
      Reported(Decimals.fixed(area.estimate, 3)), events: 8, others: 10,
      pValue: Reported(Decimals.fixed(area.pValue.value, 3)),
      standardError: Reported(Decimals.fixed(#require(area.standardError), 3)))
    #expect(check.finding().verdict == .consistent)
  }

  @Test func standardErrorsAndIntervals() throws {
    func verdict(_ se: Reported?, _ lower: Reported?, _ upper: Reported?, _ p: Reported?) throws
      -> Verdict
    {
      try AreaCheck(
        "0.713", events: 31, others: 43, pValue: p, standardError: se, lower: lower, upper: upper
      ).finding().verdict
    }
    #expect(try verdict("0.060", nil, nil, nil) == .consistent)
    #expect(try verdict("0.090", nil, nil, nil) == .inconsistent)
    #expect(try verdict("0.005", nil, nil, nil) == .inconsistent)
    #expect(try verdict(nil, "0.595", "0.831", nil) == .consistent)
    #expect(try verdict(nil, "0.595", "0.861", nil) == .inconsistent)
    #expect(try verdict(nil, "0.495", "0.931", nil) == .inconsistent)
    #expect(try verdict(nil, "0.595", "0.831", "<0.001") == .consistent)
    #expect(try verdict("0.060", nil, nil, "0.20") == .inconsistent)
    #expect(try verdict(nil, nil, nil, nil) == .notDecidable)
  }

  @Test func limitsAreCutOffAtOne() throws {
    let check = try AreaCheck("0.95", events: 8, others: 9, lower: "0.85", upper: "1.00")
    #expect(check.finding().verdict == .consistent)
    let beyond = try AreaCheck("0.95", events: 8, others: 9, lower: "0.85", upper: "1.05")
    #expect(beyond.finding().verdict == .consistent)
  }

  @Test func edges() throws {
    #expect(
      try AreaCheck("1.2", events: 5, others: 5, pValue: "0.1").finding().verdict == .inconsistent)
    #expect(
      try AreaCheck("0.7", events: 1, others: 5, pValue: "0.1").finding().verdict == .notDecidable)
    #expect(
      try AreaCheck("0.50", events: 5, others: 5, pValue: "1.0").finding().verdict == .consistent)
    #expect(
      try AreaCheck("1.00", events: 5, others: 5, pValue: "0.008").finding().verdict == .consistent)
    #expect(
      try AreaCheck("0.7", events: 5, others: 5, pValue: "3").finding().verdict == .inconsistent)
    #expect(
      try AreaCheck("0.7", events: .max, others: .max, pValue: "0.1").finding().verdict
        == .inconsistent)
    #expect(
      try AreaCheck(">1", events: 5, others: 5, lower: "1.0").finding().verdict != .notDecidable)
    #expect(throws: StatsError.self) { try AreaCheck("0.7", events: 5, others: 5, level: 1) }
  }
}
