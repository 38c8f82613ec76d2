import Foundation
import SpineOutcomesAudit
import SpineOutcomesStats
import Testing

@Suite("Printed figures")
struct ReportedTests {
  @Test func digitsCount() {
    #expect(Reported("0.045").agrees(with: 0.04512))
    #expect(!Reported("0.045").agrees(with: 0.0456))
    #expect(Reported("0.5").agrees(with: 0.46) && !Reported("0.50").agrees(with: 0.46))
    #expect(Reported("-1.20").agrees(with: -1.2049) && !Reported("-1.20").agrees(with: 1.2))
    #expect(Reported("36").agrees(with: 36.4) && !Reported("36").agrees(with: 36.6))
    #expect(!Reported("0.045").agrees(with: .nan) && !Reported("0.045").agrees(with: .infinity))
  }

  @Test func aPercentageIsAShare() {
    #expect(Reported("41.9 %").agrees(with: 31.0 / 74))
    #expect(Reported("41.9%").isPercentage && Reported("41.9 %").value == 0.419)
    #expect(Reported("41.9 %").printedDecimals == 1 && Reported("42 %").printedDecimals == 0)
    let interval = Reported("42 %").interval()
    #expect(interval.lower == 0.415 && interval.upper == 0.425)
  }

  @Test func boundsStandForTheirSide() {
    #expect(Reported("<0.001").agrees(with: 0.0002) && !Reported("<0.001").agrees(with: 0.001))
    #expect(Reported("< 0.001").relation == .less && Reported("\u{2264} 0.05").relation == .atMost)
    #expect(Reported("<=0.05").agrees(with: 0.05) && !Reported("<=0.05").agrees(with: 0.0501))
    #expect(Reported("> 0.05").agrees(with: 1) && !Reported(">0.05").agrees(with: 0.05))
    #expect(Reported(">= 0.05").agrees(with: 0.05) && Reported("= 0.05").relation == .equal)
    #expect(Reported("> 0.05").interval().upper == .infinity)
    #expect(Reported("< 0.05").interval().includesUpper == false)
  }

  @Test func formsOfPrinting() throws {
    #expect(Reported(".045").value == 0.045)
    #expect(Reported("0\u{B7}045").value == 0.045)
    #expect(Reported("\u{2212}0.3").value == -0.3)
    #expect(Reported(" 1.2e-5 ").value == 1.2e-5 && Reported("1.2e3").value == 1200)
    #expect(Reported("1.2e3").interval().lower == 1150)
    #expect(Reported("-0.00").interval().lower == -0.005)
    #expect(Reported("000000000000000000000.5").value == 0.5)
  }

  @Test(arguments: [
    "", " ", "p", "0,045", "1,234", "0.04.5", "ns", "<", "%", "1e", "1e99", "--1",
    "1234567890123456",
    "0.00000000000000000001", "1 000", "NaN", "inf", "0x1", "\u{0663}", "1e-",
    "1e-9223372036854775808", "< < 1", "5 % %",
  ])
  func otherTextsAreRefused(text: String) {
    #expect(throws: StatsError.self) { try Reported(text) }
  }

  @Test func theReasonNamesTheRemedy() {
    let text = "0,045"
    let error = #expect(throws: StatsError.self) { try Reported(text) }
    #expect(error?.description.contains("write the decimal mark as a point") == true)
  }

  @Test func jsonThereAndBack() throws {
    let figures: [Reported] = ["0.50", "< 0.001", "41.9 %"]
    let data = try JSONEncoder().encode(figures)
    #expect(try JSONDecoder().decode([Reported].self, from: data) == figures)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([Reported].self, from: Data("[\"0,5\"]".utf8))
    }
  }

  @Test func roundingAtMidpoints() throws {
    for row in try AuditFixture.load().rounding {
      let (up, even, cut) = (
        try Reported(row.halfUp), try Reported(row.halfEven), try Reported(row.truncated)
      )
      #expect(up.agrees(with: row.value) && even.agrees(with: row.value))
      #expect(up.agrees(with: row.value, rounding: .halfUp), "\(row)")
      #expect(even.agrees(with: row.value, rounding: .halfEven), "\(row)")
      #expect(cut.agrees(with: row.value, rounding: .truncated), "\(row)")
      #expect(cut.agrees(with: row.value, rounding: .nearestOrTruncated), "\(row)")
      if row.halfUp != row.halfEven {
        #expect(!up.agrees(with: row.value, rounding: .halfEven), "\(row)")
        #expect(!even.agrees(with: row.value, rounding: .halfUp), "\(row)")
      }
    }
  }

  @Test func everyRuleHoldsTheMiddle() {
    for rule in RoundingRule.allCases {
      for figure: Reported in ["0.045", "-3.20", "0.00", "12", "41.9 %"] {
        #expect(figure.agrees(with: figure.value, rounding: rule))
        let interval = figure.interval(rounding: rule)
        #expect(interval.lower < interval.upper)
      }
    }
  }
}
