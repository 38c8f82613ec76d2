import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Tables of competing risks: numbers of `Fixtures/competing-risks` and `fine-gray`, rounded.
@Suite("Tables of competing risks")
struct IncidenceTableTests {
  private struct Expected: Decodable {
    struct Row: Decodable {
      var time: Double
      var incidence: Double
      var greenwood: Double
    }
    struct Curve: Decodable {
      var cause: String
      var group: String
      var rows: [Row]
    }
    struct Gray: Decodable {
      var cause: String
      var rho: Double
      var expected: [Double]
      var statistic: Double
    }
    struct Case: Decodable {
      var name: String
      var times: [Double]
      var causes: [Int]
      var causeNames: [String]
      var groupCodes: [Int]
      var groupNames: [String]
      var curves: [Curve]
      var gray: [Gray]
    }
    var cases: [Case]
  }

  private func fixture(_ name: String) throws -> (Expected.Case, LifeTable) {
    let found = try #require(
      try Fixtures.json("competing-risks/expected.json", as: Expected.self).cases
        .first { $0.name == name })
    return (
      found,
      try LifeTable(
        times: found.times, causeCodes: found.causes.map { $0 == 0 ? nil : $0 - 1 },
        causeNames: found.causeNames, groupCodes: found.groupCodes, groupNames: found.groupNames)
    )
  }

  @Test func curves() throws {
    let (truth, table) = try fixture("absent group and cause")
    let incidence = try CumulativeIncidence(table)
    let all = Table(incidence, caption: "c")
    #expect(all.rows.count == 9)
    #expect(all.rows[1] == ["relapse", "none", "0", "0", "0", "", "no records", ""])
    let curve = truth.curves[0]
    let last = try #require(curve.rows.last)
    #expect(all.rows[0][6] == String(format: "%.3f", last.incidence))
    let row = curve.rows[3]
    let at = try Table(incidence, at: [row.time, 1000], caption: "c")
    #expect(at.rows[0][4] == String(format: "%.3f", row.incidence))
    #expect(at.rows[0][5] == String(format: "%.3f", row.greenwood))
    #expect(at.rows[2][4] == "not observed")
    let risk = try Table(atRiskOf: incidence, at: [0], caption: "c")
    #expect(
      risk.columns.map(\.title)
        == ["Group", "time", "At risk", "relapse", "death", "other", "Censored"])
    let size = truth.groupCodes.count { $0 == 0 }
    #expect(risk.rows[0] == ["a", "0", "\(size)", "0", "0", "0", "0"])
  }

  @Test func tests() throws {
    let (truth, table) = try fixture("four groups")
    let gray = try #require(truth.gray.first { $0.cause == "relapse" && $0.rho == 1 })
    let test = Table(
      try GrayTest(table, cause: "relapse", rho: 1), caption: "c")
    #expect(test.columns.map(\.title) == ["Group", "n", "Observed", "Expected", "Weighted O - E"])
    #expect(gray.expected.count == test.rows.count)
    #expect(test.notes[0].hasPrefix("Gray's test of relapse, rho = 1: chi-square(3) = "))
    let pairs = Table(
      try PairwiseGrayTests(table, cause: "relapse", adjustment: .holm), caption: "c")
    #expect(pairs.columns.map(\.title) == ["Pair", "Chi-square", "p", "p (Holm)"])
    #expect(pairs.rows.count == 6 && pairs.rows[1][0] == "a against c")
  }

  @Test func timesAndComparisons() throws {
    let (_, table) = try fixture("ties")
    let incidence = try CumulativeIncidence(table)
    let lost = Table(
      timesLost: try incidence.timeLost(to: 2), of: incidence, caption: "c")
    #expect(lost.rows.count == 6 && lost.notes[0].contains("up to 2,"))
    let comparison = try incidence.compare("relapse", at: 3, "a", against: "b")
    let compared = Table([comparison], level: 0.95, caption: "c")
    #expect(compared.rows[0][1] == "a against b")
    #expect(compared.notes[0].hasPrefix("difference of cumulative incidences"))
    let quantiles = Table(
      incidenceQuantiles: [try incidence.curves[0].time(reaching: 0.99)], of: incidence,
      caption: "c")
    #expect(quantiles.rows[0][2] == "99 %" && quantiles.rows[0][3] == "not reached")
  }

  @Test func fineGray() throws {
    let x = [0.5, 1, -1, 2, 0.25, 1.5, -0.5, 0, 1, -2]
    let arm = ["a", "b", "a", "b", "b", "a", "a", "b", "b", "a"]
    let regression = try FineGrayRegression(
      times: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], causeCodes: [0, 1, nil, 0, 1, 0, nil, 0, 1, 0],
      causeNames: ["relapse", "death"], cause: "relapse",
      design: try Design(terms: [.numeric("x", x), .category("arm", arm, reference: "a")]))
    let table = Table(regression, caption: "c")
    #expect(
      table.columns.map(\.title)
        == ["Term", "Events/n", "Coefficient", "SE", "SHR", "95 % CI", "p"])
    #expect(table.rows.map { $0[0] } == ["x", "arm", "  a", "  b"])
    #expect(table.rows[2] == ["  a", "3/5", "", "", "1", "reference", ""])
    #expect(table.notes[1].hasPrefix("n = 10, 5 events of relapse, 3 of other causes"))
  }
}
