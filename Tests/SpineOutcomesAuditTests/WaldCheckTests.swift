import SpineOutcomesAudit
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Ratios and differences with interval and p-value")
struct WaldCheckTests {
  @Test func theIntervalThatARatioAndItsPImply() throws {
    for row in try AuditFixture.load().ratios.fromP {
      let finding = try RatioCheck(
        ratio: Reported(row.ratio), pValue: Reported(row.p)
      ).finding()
      #expect(finding.verdict == .notDecidable)
      // The check admits the quantile 1.96 for 1.959964, and so four digits of the width.
      let lower = try #require(finding.range("lower limit of the 95 % CI"))
      let upper = try #require(finding.range("upper limit of the 95 % CI"))
      #expect(agrees(lower, row.lower, digits: 4) && agrees(upper, row.upper, digits: 4))
      #expect(lower[0] <= row.lower[0] && lower[1] >= row.lower[1])
      #expect(upper[0] <= row.upper[0] && upper[1] >= row.upper[1])
    }
  }

  @Test func theRatioAndPThatAnIntervalImplies() throws {
    for row in try AuditFixture.load().ratios.fromLimits {
      let finding = try RatioCheck(
        lower: Reported(row.lower), upper: Reported(row.upper)
      ).finding()
      let pValue = try #require(finding.range("p-value"))
      #expect(agrees(pValue, row.p, digits: 3))
      #expect(pValue[0] <= row.p[0] && pValue[1] >= row.p[1])
      #expect(agrees(try #require(finding.range("ratio")), row.ratio, digits: 9))
    }
  }

  @Test func agreementAndItsLack() throws {
    let good = try RatioCheck(ratio: "0.953", lower: "0.91", upper: "1.00", pValue: "0.045")
    #expect(good.finding().verdict == .consistent)
    let bad = try RatioCheck(ratio: "0.953", lower: "0.91", upper: "1.00", pValue: "0.012")
    let finding = bad.finding()
    #expect(finding.verdict == .inconsistent)
    // The ratio and its interval agree, so that p alone can be otherwise.
    #expect(finding.implied.count == 1 && finding.range("p-value, given the others") != nil)
    #expect(
      try RatioCheck(ratio: "1.20", lower: "1.30", upper: "1.60").finding().verdict
        == .inconsistent)
    // 1.2 to 1.6 around 1.35 is symmetrical on no scale but between them.
    #expect(
      try RatioCheck(ratio: "1.50", lower: "1.20", upper: "1.60").finding().verdict
        == .inconsistent)
  }

  @Test func significanceAndTheIntervalMayContradict() throws {
    let check = try RatioCheck(ratio: "1.80", lower: "1.02", upper: "3.18", pValue: "0.08")
    #expect(check.finding().verdict == .inconsistent)
    #expect(
      try RatioCheck(ratio: "1.80", lower: "1.02", upper: "3.18", pValue: "0.04").finding().verdict
        == .consistent)
  }

  @Test func theReciprocalSaysTheSame() throws {
    // 1/0.5, 1/0.25 and 1/0.8, with the same p.
    let first = try RatioCheck(ratio: "0.500", lower: "0.250", upper: "1.000", pValue: "0.05")
    let second = try RatioCheck(ratio: "2.000", lower: "1.000", upper: "4.000", pValue: "0.05")
    #expect(first.finding().verdict == second.finding().verdict)
    #expect(first.finding().verdict == .consistent)
  }

  @Test func boundsAndLevels() throws {
    #expect(
      try RatioCheck(ratio: "5.0", lower: "2.6", upper: "9.6", pValue: "<0.001").finding().verdict
        == .consistent)
    #expect(
      try RatioCheck(ratio: "1.5", lower: "0.9", upper: "2.5", pValue: "<0.001").finding().verdict
        == .inconsistent)
    // A 90 % interval of 1.20 (1.00 to 1.44) has p = 0.10, a 95 % one 0.05.
    let ninety = try RatioCheck(
      ratio: "1.20", lower: "1.00", upper: "1.44", pValue: "0.100", level: 0.9)
    let other = try RatioCheck(ratio: "1.20", lower: "1.00", upper: "1.44", pValue: "0.100")
    #expect(ninety.finding().verdict == .consistent)
    #expect(other.finding().verdict == .inconsistent)
  }

  @Test func edges() throws {
    #expect(try RatioCheck().finding().verdict == .notDecidable)
    #expect(try RatioCheck(ratio: "1.5").finding().verdict == .notDecidable)
    #expect(try RatioCheck(lower: "1.5", pValue: "0.04").finding().verdict == .notDecidable)
    #expect(try RatioCheck(ratio: "-1.5", pValue: "0.04").finding().verdict == .inconsistent)
    #expect(try RatioCheck(ratio: "1.5", pValue: "1.2").finding().verdict == .inconsistent)
    #expect(
      try RatioCheck(ratio: "0.0", lower: "0.0", upper: "0.5").finding().verdict == .consistent)
    #expect(try RatioCheck(ratio: "1.00", pValue: "1.000").finding().verdict == .notDecidable)
    #expect(throws: StatsError.self) { try RatioCheck(ratio: "1.5", level: 95) }
    #expect(throws: StatsError.self) { try DifferenceCheck(difference: "1.5", level: .nan) }
  }

  @Test func differencesOnTheirOwnScale() throws {
    // 2.0 +/- 1.96: z = 2, p = 0.0455.
    let good = try DifferenceCheck(
      difference: "2.00", lower: "0.04", upper: "3.96", pValue: "0.046")
    #expect(good.finding().verdict == .consistent)
    let bad = try DifferenceCheck(difference: "2.00", lower: "0.04", upper: "3.96", pValue: "0.02")
    #expect(bad.finding().verdict == .inconsistent)
    let mirrored = try DifferenceCheck(
      difference: "-2.00", lower: "-3.96", upper: "-0.04", pValue: "0.046")
    #expect(mirrored.finding().verdict == .consistent)
    let crooked = try DifferenceCheck(difference: "2.00", lower: "0.50", upper: "3.96")
    #expect(crooked.finding().verdict == .inconsistent)
  }

  /// Means compared by Student's t are accused neither with nor without their degrees of freedom.
  @Test func differencesByStudentsT() throws {
    for row in try AuditFixture.load().tDifferences {
      func check(_ pValue: String, _ freedoms: String?) throws -> DifferenceCheck {
        try DifferenceCheck(
          difference: Reported(row.difference), lower: Reported(row.lower),
          upper: Reported(row.upper), pValue: Reported(pValue),
          degreesOfFreedom: freedoms.map { text throws(StatsError) in try Reported(text) },
          level: row.level)
      }
      #expect(try check(row.p, row.df).finding().verdict == .consistent)
      #expect(try check(row.p, nil).finding().verdict != .inconsistent)
      #expect(try check("0.999", row.df).finding().verdict == .inconsistent)
      #expect(try check("0.999", nil).finding().verdict == .inconsistent)
      let implied = try DifferenceCheck(
        lower: Reported(row.lower), upper: Reported(row.upper),
        degreesOfFreedom: Reported(row.df), level: row.level
      ).finding().range("p-value")
      let (low, high) = try (#require(implied?.first), #require(implied?.last))
      let printed = try Reported(row.p).interval()
      #expect(printed.upper >= low && printed.lower <= high)
    }
    // t of 4 degrees: half-width 2.776 errors, so that p = 0.001 needs more than |t| = 8.6.
    let far = try DifferenceCheck(
      difference: "1.33", lower: "-0.11", upper: "2.78", pValue: "0.001", degreesOfFreedom: "4")
    #expect(far.finding().verdict == .inconsistent)
    #expect(far.finding().statement.contains("by Wald's method with Student's t"))
    let none = try DifferenceCheck(difference: "1.3", pValue: "0.04", degreesOfFreedom: "0.0")
    #expect(none.finding().verdict == .notDecidable)
  }
}
