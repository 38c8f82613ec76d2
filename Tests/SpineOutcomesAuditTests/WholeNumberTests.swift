import SpineOutcomesAudit
import SpineOutcomesStats
import Testing

@Suite("Percentages, means and medians of whole numbers")
struct WholeNumberTests {
  @Test(
    "Published GRIM cases",
    arguments: [
      // Scrutiny's first table: n, mean, consistent.
      (32, "7.22", true), (25, "4.74", false), (29, "5.23", false), (24, "2.57", false),
    ])
  func published(count: Int, mean: String, isConsistent: Bool) throws {
    let finding = MeanCheck(try Reported(mean), count: count).finding()
    #expect(finding.verdict == (isConsistent ? .consistent : .inconsistent))
  }

  @Test("All means that small samples have, and no other")
  func everyMean() throws {
    for row in try AuditFixture.load().whole.means {
      let possible = Set(row.means)
      for hundredths in 0...300 {
        let text =
          "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "")
          + "\(hundredths % 100)"
        let finding = MeanCheck(
          try Reported(text), count: row.n, items: row.items, minimum: 0, maximum: 3
        ).finding()
        #expect(
          (finding.verdict != .inconsistent) == possible.contains(text), "\(text) of \(row.n)")
      }
    }
  }

  @Test("No mean and deviation that a sample has is called inconsistent; most others are")
  func deviations() throws {
    for row in try AuditFixture.load().whole.deviations {
      let possible = Set(row.pairs)
      let (means, deviations) = (Set(row.pairs.map { $0[0] }), Set(row.pairs.map { $0[1] }))
      var (others, caught) = (0, 0)
      for mean in means {
        for deviation in deviations {
          let verdict = MeanCheck(
            try Reported(mean), count: row.n, standardDeviation: try Reported(deviation),
            minimum: 0, maximum: row.maximum
          ).finding().verdict
          if possible.contains([mean, deviation]) {
            #expect(verdict == .consistent, "\(mean) \(deviation)")
          } else {
            others += 1
            caught += verdict == .inconsistent ? 1 : 0
          }
        }
      }
      #expect(Double(caught) >= 0.9 * Double(others), "\(caught) of \(others)")
    }
  }

  @Test func percentages() {
    func verdict(_ count: Int?, _ total: Int?, _ text: Reported) -> Verdict {
      PercentageCheck(count: count, total: total, percentage: text).finding().verdict
    }
    #expect(verdict(31, 74, "41.9 %") == .consistent)
    #expect(verdict(30, 74, "41.9 %") == .inconsistent)
    #expect(verdict(nil, 74, "41.9 %") == .consistent)
    #expect(verdict(nil, 74, "41.8 %") == .inconsistent)
    #expect(verdict(nil, 2_000, "41.9 %") == .notDecidable)
    #expect(verdict(31, nil, "41.9 %") == .consistent)
    #expect(verdict(nil, nil, "41.9 %") == .notDecidable)
    #expect(verdict(nil, 8, "12 %") == .consistent && verdict(nil, 8, "13 %") == .consistent)
    #expect(verdict(80, 74, "100 %") == .inconsistent && verdict(3, 0, "5 %") == .inconsistent)
    #expect(verdict(nil, 74, "104 %") == .inconsistent && verdict(nil, 74, "-3 %") == .inconsistent)
    #expect(verdict(31, 74, "0.419") == .consistent)
    #expect(verdict(0, 74, "0 %") == .consistent && verdict(0, nil, "0.0 %") == .consistent)
    #expect(
      verdict(.max, .max, "100 %") == .consistent && verdict(.max, nil, "5 %") == .inconsistent)
  }

  @Test func halfUpAndHalfEven() {
    func verdict(_ text: Reported, _ rule: RoundingRule) -> Verdict {
      PercentageCheck(count: 1, total: 8, percentage: text, rounding: rule).finding().verdict
    }
    // 1/8 is 12.5 %.
    #expect(verdict("13 %", .halfUp) == .consistent && verdict("12 %", .halfUp) == .inconsistent)
    #expect(
      verdict("12 %", .halfEven) == .consistent && verdict("13 %", .halfEven) == .inconsistent)
    #expect(
      verdict("12 %", .truncated) == .consistent && verdict("13 %", .truncated) == .inconsistent)
  }

  @Test func whatWouldBePossibleIsTold() {
    let finding = PercentageCheck(count: 30, total: 74, percentage: "41.9 %").finding()
    #expect(finding.values("count of 74") == ["31"])
    #expect(finding.values("percentage") == ["40.5 %"])
    let mean = MeanCheck("5.23", count: 29).finding()
    #expect(mean.values("nearest means") == ["5.21", "5.24"])
  }

  @Test func medians() {
    func verdict(_ text: Reported, _ count: Int, items: Int = 1) -> Verdict {
      MedianCheck(text, count: count, items: items, minimum: 0, maximum: 10).finding().verdict
    }
    #expect(verdict("3.5", 12) == .consistent && verdict("3.5", 13) == .inconsistent)
    #expect(verdict("3.3", 12) == .inconsistent && verdict("3.3", 13, items: 3) == .consistent)
    #expect(verdict("3", 12) == .notDecidable && verdict("11.0", 13) == .inconsistent)
    #expect(verdict("3.25", 12) == .inconsistent && verdict("3.5", 0) == .notDecidable)
  }

  /// 0, 0, 0 and 4: the squares about 1 add up to 12, over 4 3 = 1.732^2, over 3 4.
  @Test func aDeviationOfTheDivisorN() {
    func finding(_ deviation: Reported) -> AuditFinding {
      MeanCheck("1.00", count: 4, standardDeviation: deviation).finding()
    }
    #expect(finding("2.00").verdict == .consistent && !finding("2.00").statement.contains("only"))
    #expect(finding("1.73").verdict == .consistent)
    #expect(finding("1.73").statement.hasSuffix("but only with the divisor n, not n - 1"))
    #expect(finding("1.90").verdict == .inconsistent)
  }

  @Test func edgesOfMeans() {
    func verdict(_ text: Reported, _ count: Int, _ low: Int? = nil, _ high: Int? = nil) -> Verdict {
      MeanCheck(text, count: count, minimum: low, maximum: high).finding().verdict
    }
    #expect(verdict("3.14", 0) == .notDecidable && verdict("3.14", .max) == .notDecidable)
    #expect(verdict("3.14", 300) == .notDecidable && verdict("5.50", 4, 1, 5) == .inconsistent)
    #expect(verdict("3.14", 300, 5, 1) == .notDecidable)
    #expect(verdict("3.14", 300, .min, .max) == .notDecidable)
    #expect(MedianCheck("3.5", count: 4, minimum: .min).finding().verdict == .notDecidable)
    #expect(verdict("-2.50", 2) == .consistent && verdict("> 2", 5) != .inconsistent)
    #expect(
      MeanCheck("2.00", count: 1, standardDeviation: "0.00").finding().verdict == .consistent)
    #expect(
      MeanCheck("900000.00", count: 900_000, standardDeviation: "1.00").finding().verdict
        != .inconsistent)
  }
}
