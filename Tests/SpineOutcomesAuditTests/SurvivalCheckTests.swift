import SpineOutcomesAudit
import SpineOutcomesStats
import Testing

@Suite("Rows under a survival curve")
struct SurvivalCheckTests {
  private func verdict(
    _ count: Int, _ rows: [SurvivalRow], events: Int? = nil
  ) throws -> Verdict {
    try SurvivalCheck(count: count, events: events, rows: rows).finding().verdict
  }

  @Test func numbersNeverRise() throws {
    let good = [
      SurvivalRow(time: "0", atRisk: 20), .init(time: "6", atRisk: 15),
      .init(time: "12", atRisk: 9),
    ]
    #expect(try verdict(20, good) == .consistent && verdict(19, good) == .inconsistent)
    let bad = [SurvivalRow(time: "0", atRisk: 20), .init(time: "6", atRisk: 21)]
    #expect(try verdict(30, bad) == .inconsistent)
    let falling = [SurvivalRow(time: "0", events: 3), .init(time: "6", events: 2)]
    #expect(try verdict(30, falling) == .inconsistent)
    let rising = [SurvivalRow(time: "0", survival: "90 %"), .init(time: "6", survival: "92 %")]
    #expect(try verdict(30, rising) == .inconsistent)
  }

  @Test func eventsAndThoseAtRiskAreDifferentPeople() throws {
    let rows = [SurvivalRow(time: "6", events: 8), .init(time: "12", atRisk: 13)]
    #expect(try verdict(21, rows) == .consistent && verdict(20, rows) == .inconsistent)
    #expect(try verdict(21, rows, events: 7) == .inconsistent)
  }

  @Test func survivalOfCompleteFollowUp() throws {
    // Nobody is censored: S is the share at risk, exactly.
    func rows(_ text: Reported) -> [SurvivalRow] {
      [
        .init(time: "6", events: 5, survival: text), .init(time: "12", atRisk: 15, events: 5),
      ]
    }
    #expect(try verdict(20, rows("0.75")) == .consistent)
    #expect(try verdict(20, rows("0.76")) == .inconsistent)
    #expect(try verdict(20, rows("0.74")) == .inconsistent)
  }

  @Test func survivalHasBoundsFromTheNumberAtRisk() throws {
    // 15 of 20 are at risk at 12, so that at most 5 events came before.
    func rows(_ text: Reported) -> [SurvivalRow] {
      [.init(time: "6", survival: text), .init(time: "12", atRisk: 15)]
    }
    #expect(
      try verdict(20, rows("0.75")) == .consistent && verdict(20, rows("0.70")) == .inconsistent)
    // 4 events: last of all at best, 15/19.
    let late = [
      SurvivalRow(time: "6", events: 4, survival: "0.78"), .init(time: "12", atRisk: 15),
    ]
    #expect(try verdict(20, late) == .inconsistent)
  }

  @Test func survivalFallsOnlyWithEvents() throws {
    let rows = [
      SurvivalRow(time: "6", events: 4, survival: "0.80"),
      .init(time: "12", events: 4, survival: "0.78"),
    ]
    #expect(try verdict(20, rows) == .inconsistent)
  }

  /// chi-square 0.667 of one degree of freedom: p = 0.414, on one side 0.207 or 0.793
  /// (scipy: chi2.sf(0.667, 1)).
  @Test func logRankTestsMayBeOneSided() throws {
    func finding(_ pValue: Reported) throws -> AuditFinding {
      try LogRankCheck(
        observed: [15, 16], expected: ["17.23", "13.77"], chiSquare: "0.667", pValue: pValue
      ).finding()
    }
    #expect(try finding("0.414").verdict == .consistent)
    #expect(try !finding("0.414").statement.contains("one-sided"))
    #expect(try finding("0.207").statement.hasSuffix(", but only one-sided"))
    #expect(try finding("0.793").verdict == .consistent)
    #expect(try finding("0.300").verdict == .inconsistent)
  }

  @Test func edges() throws {
    #expect(try verdict(20, []) == .notDecidable)
    #expect(try verdict(20, [.init(time: "3")]) == .notDecidable)
    #expect(
      try verdict(0, [.init(time: "3", atRisk: 0, events: 0, survival: "1.00")]) == .consistent)
    #expect(try verdict(0, [.init(time: "3", events: 1)]) == .inconsistent)
    #expect(try verdict(5, [.init(time: "3", survival: "1.20")]) == .inconsistent)
    #expect(try verdict(5, [.init(time: "3", events: 5, survival: "0.0")]) == .consistent)
    #expect(throws: StatsError.self) {
      try SurvivalCheck(count: 5, rows: [.init(time: "3", atRisk: 4), .init(time: "3", atRisk: 4)])
    }
    #expect(throws: StatsError.self) { try SurvivalCheck(count: -5, rows: []) }
    #expect(throws: StatsError.self) { try SurvivalCheck(count: .max, rows: []) }
    #expect(throws: StatsError.self) {
      try SurvivalCheck(count: 5, rows: [.init(time: "3", events: -1)])
    }
  }
}
