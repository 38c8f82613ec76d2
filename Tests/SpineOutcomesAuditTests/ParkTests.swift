#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesAudit
  import Testing
  import _StatsTestSupport

  /// The printed figures of the study, doi 10.1016/j.spinee.2025.10.029.
  @Suite("Park et al. 2025")
  struct ParkTests {
    private let fixture: AuditFixture
    private let report: AuditReport

    init() throws {
      fixture = try AuditFixture.load()
      let data = try Data(contentsOf: Program.file("Examples/ParkEtAl2025.json"))
      report = try Paper(json: data).audit()
    }

    private func entry(_ id: String) throws -> AuditReport.Entry {
      try #require(report.findings.first { $0.id == id })
    }

    private func range(_ id: String, _ name: String) throws -> [Double] {
      let figure = try #require(try entry(id).implied.first { $0.name.hasPrefix(name) })
      return [try #require(figure.lower), try #require(figure.upper)]
    }

    private func values(_ id: String, _ name: String) throws -> [String] {
      try #require(try entry(id).implied.first { $0.name.hasPrefix(name) }).values
    }

    @Test func whatIsInconsistent() {
      #expect(
        report.findings.filter { $0.verdict == .inconsistent }.map(\.id)
          == ["failure by arm", "months to recurrence, area under the curve"])
      #expect(report.doi == "10.1016/j.spinee.2025.10.029")
    }

    @Test("p = 0.414 comes from no test of 15/36 and 16/38: 0.97 by chi-square, 1 by Fisher")
    func failures() throws {
      #expect(try entry("failure by arm").verdict == .inconsistent)
      let values = try values("failure by arm", "p-values of these counts")
      #expect(values.contains("chi-square 0.970") && values.contains("Fisher 1.00"))
      let expected = try #require(fixture.counts.first?.p)
      #expect(values.count == expected.count)
      #expect(expected.values.allSatisfy { ($0 - 0.414).magnitude > 0.4 })
    }

    @Test("An area of 0.713 with 31 and 43 has a standard error of at most 0.083")
    func area() throws {
      let id = "months to recurrence, area under the curve"
      #expect(try entry(id).verdict == .inconsistent)
      let error = try range(id, "standard error")
      #expect(agrees(error[1], fixture.park.greatestError, digits: 9) && error[1] < 0.083)
      let wald = try range(id, "p-value by Wald's test by an attainable")
      #expect(agrees(wald[1], fixture.park.greatestP, digits: 8) && wald[1] < 0.011)
      #expect(
        agrees(
          try range(id, "p-value by Wald's test by Hanley"), fixture.park.hanley, digits: 8))
      #expect(try values(id, "events/others") == fixture.park.splits)
      #expect(fixture.park.splits.contains("13/15") && fixture.park.splits.contains("14/14"))
      #expect(fixture.park.splits.contains("11/19"))
      #expect(try values(id, "those of them") == fixture.park.attained)
      #expect(try values(id, "smaller group") == ["at most \(fixture.park.smallerGroup)"])
    }

    @Test("Odds ratio 0.953 with p = 0.045: 0.9081...0.9102 to 0.9988...0.9990")
    func oddsRatio() throws {
      let id = "months to recurrence, odds ratio"
      let row = try #require(fixture.ratios.fromP.first)
      #expect(row.ratio == "0.953" && row.p == "0.045")
      let (lower, upper) = (try range(id, "lower limit"), try range(id, "upper limit"))
      // The check admits 1.96 beside 1.959964.
      #expect(agrees(lower, row.lower, digits: 5.5) && agrees(upper, row.upper, digits: 5.5))
      #expect(
        try entry(id).implied.map(\.description).contains(
          "lower limit of the 95 % CI: 0.9081 to 0.9102"))
      #expect(
        try entry(id).implied.map(\.description).contains(
          "upper limit of the 95 % CI: 0.9988 to 0.9990"))
    }

    @Test("41.9 % is 31/74, and exact McNemar gives 0.031 for 6 against 0 or 14 against 4")
    func counts() throws {
      #expect(fixture.park.failures == [31])
      #expect(try values("failures of retreatment", "fraction") == ["31/74"])
      #expect(
        try values("ambulation after radiotherapy", "exact McNemar")
          == ["6 against 0", "14 against 4"])
      let pairs = try #require(fixture.pairs.first { $0.pairs == 38 && $0.p == "0.031" })
      #expect(pairs.splits["exact McNemar"] == [[6, 0], [14, 4]])
    }
  }
#endif
