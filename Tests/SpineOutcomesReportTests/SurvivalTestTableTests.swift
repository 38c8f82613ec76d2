import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Tables of the log-rank family, from the lung data: numbers of `Fixtures/log-rank`, rounded.
@Suite("Tables of tests between survival curves")
struct SurvivalTestTableTests {
  private struct Expected: Decodable {
    struct Case: Decodable {
      var name: String
      var groupNames: [String]
      var times: [Double]
      var events: [Bool]
      var groupCodes: [Int]
    }
    var cases: [Case]
  }

  private func table(_ name: String) throws -> LifeTable {
    let found = try #require(
      try Fixtures.json("log-rank/expected.json", as: Expected.self).cases
        .first { $0.name == name })
    return try LifeTable(
      times: found.times, events: found.events, groupCodes: found.groupCodes,
      groupNames: found.groupNames)
  }

  /// R: survdiff(Surv(time, status) ~ sex, lung), rho = 1 gives 12.714.
  @Test func weightsHaveTheirOwnColumn() throws {
    let lung = try table("lung by sex")
    let plain = Table(try LogRankTest(lung), caption: "c")
    #expect(plain.columns.map(\.title) == ["Group", "n", "Observed", "Expected"])
    #expect(plain.rows[0] == ["male", "138", "112", "91.58"])
    #expect(plain.notes[0] == "Log-rank test: chi-square(1) = 10.327, p = 0.001.")
    let weighted = Table(
      try LogRankTest(lung, weight: .petoPeto(.survivalBefore)), caption: "c")
    #expect(weighted.columns.last?.title == "Weighted O - E")
    #expect(weighted.rows.map(\.last) == ["14.81", "-14.81"])
    #expect(
      weighted.notes == ["Peto-Peto test (weights S(t-)): chi-square(1) = 12.714, p < 0.001."])
  }

  /// Groups without records stand in the notes and take no row.
  @Test func groupsWithoutRecordsHaveNoRow() throws {
    let survival = try FigureStudies.survival([
      ("A", [1, 2, -3]), ("none", []), ("B", [1, 4, -4]),
    ])
    let medians = try Table(survival, caption: "c")
    #expect(
      medians.rows.map(\.first) == ["A", "B"]
        && medians.notes.contains("No complete records: none."))
    let times = try Table(survival, at: [1, 2], caption: "c")
    #expect(times.rows.map(\.first) == ["A", "A", "B", "B"])
    #expect(times.notes.last == "No complete records: none.")
    let test = Table(try survival.logRankTest(), caption: "c")
    #expect(
      test.rows.map(\.first) == ["A", "B"] && test.notes.last == "No complete records: none.")
  }

  @Test func trendShowsScores() throws {
    let trend = Table(
      try LogRankTrendTest(try table("lung by ECOG"), scores: [0, 1, 2, 5.5]), caption: "c")
    #expect(trend.columns[1].title == "Score")
    #expect(trend.rows.map { $0[1] } == ["0", "1", "2", "5.5"])
    #expect(trend.notes.count == 2 && trend.notes[0].hasPrefix("Log-rank test for trend: z = "))
  }

  @Test func pairsShowBothPValues() throws {
    let lung = try table("lung by ECOG")
    let pairs = Table(try PairwiseLogRankTests(lung, adjustment: .holm), caption: "c")
    #expect(
      pairs.columns.map(\.title)
        == ["Pair", "Chi-square", "p", "p (Holm)", "Hazard ratio", "95 % CI"])
    #expect(pairs.rows.count == 6 && pairs.rows[1][0] == "0 against 2")
    #expect(
      pairs.notes[0].hasSuffix("p-values adjusted by Holm's procedure, intervals not adjusted."))
    let bare = Table(
      try PairwiseLogRankTests(lung, adjustment: .unadjusted, weight: .gehanBreslow), caption: "c")
    #expect(bare.columns.map(\.title) == ["Pair", "Chi-square", "p"])
    #expect(
      bare.notes == ["Gehan-Breslow test of each pair on its own records; p-values not adjusted."])
  }

  /// Mantel-Haenszel 1.711 (1.228 to 2.384), p = 0.0015: `generate.py`.
  @Test func ratiosHaveTheirOwnPValues() throws {
    let ratios = Table(try LogRankTest(try table("lung by sex")).hazardRatios, caption: "c")
    #expect(ratios.rows.count == 4)
    #expect(ratios.rows[2] == ["Mantel-Haenszel", "1.711", "1.228 to 2.384", "0.001"])
  }
}
