import SpineOutcomesStats
import Testing
import _StatsTestSupport

@testable import SpineOutcomesAudit

@Suite("Counts and a p-value")
struct CountsCheckTests {
  @Test func everyTestIsTheOneOfItsName() throws {
    for row in try AuditFixture.load().counts {
      let counts = try #require(TwoCounts(.init(row.a, of: row.n1), .init(row.c, of: row.n2)))
      for test in CountsTest.allCases {
        let found = counts.outcomes(test).first { $0.sides == .twoSided }?.pValue
        let expected = row.p[test.rawValue]
        #expect((found == nil) == (expected == nil), "\(test) \(row)")
        if let found, let expected {
          // A p-value next to 1 is given by a statistic next to 0: absolute there.
          #expect(agrees(found, expected, digits: 10, absolute: 1e-13), "\(test) \(row)")
        }
      }
    }
  }

  @Test func theLibraryAgrees() throws {
    let counts = try #require(TwoCounts(.init(15, of: 36), .init(9, of: 38)))
    let table = try ContingencyTable([[21, 15], [29, 9]])
    let fisher = try FisherTest(table).pValue.value
    let found = counts.outcomes(.fisher)[0].pValue
    #expect(agrees(found, fisher, digits: 12))
    let central = try FisherTest(table, method: .central).pValue.value
    #expect(agrees(counts.outcomes(.fisherDoubled)[0].pValue, central, digits: 12))
    let midP = try FisherTest(table, method: .midP).pValue.value
    #expect(agrees(counts.outcomes(.fisherDoubledMidP)[0].pValue, midP, digits: 12))
  }

  @Test func groupsSwapped() throws {
    let first = CountsCheck(.init(7, of: 30), .init(16, of: 38), pValue: "0.12").finding()
    let second = CountsCheck(.init(16, of: 38), .init(7, of: 30), pValue: "0.12").finding()
    #expect(first.verdict == second.verdict)
  }

  @Test func oneTestAlone() {
    // Chi-square gives 0.104, Fisher 0.127 (scipy).
    let any = CountsCheck(.init(7, of: 30), .init(16, of: 38), pValue: "0.104")
    let fisher = CountsCheck(.init(7, of: 30), .init(16, of: 38), pValue: "0.104", tests: [.fisher])
    #expect(any.finding().verdict == .consistent)
    #expect(any.finding().values("tests that give it")?.contains("chi-square 0.104") == true)
    #expect(fisher.finding().verdict == .inconsistent)
    #expect(!fisher.finding().statement.contains("error"))
  }

  @Test func onlyOneSided() {
    // Half of 0.104.
    let finding = CountsCheck(
      .init(7, of: 30), .init(16, of: 38), pValue: "0.0521", tests: [.chiSquare]
    ).finding()
    #expect(finding.verdict == .consistent)
    #expect(finding.statement.contains("only one-sided"))
  }

  @Test func edges() {
    func verdict(_ a: Int, _ n: Int, _ c: Int, _ m: Int, _ p: Reported = "0.5") -> Verdict {
      CountsCheck(.init(a, of: n), .init(c, of: m), pValue: p).finding().verdict
    }
    #expect(verdict(0, 10, 0, 12) == .notDecidable)
    #expect(verdict(10, 10, 12, 12) == .notDecidable)
    #expect(verdict(0, 0, 3, 12) == .notDecidable)
    #expect(verdict(11, 10, 3, 12) == .inconsistent)
    #expect(verdict(-1, 10, 3, 12) == .inconsistent)
    #expect(verdict(3, 10, 3, 12, "1.4") == .inconsistent)
    #expect(verdict(3, 10, 3, 1_000_000_000) == .notDecidable)
    #expect(verdict(0, 10, 10, 10, "<0.001") == .consistent)
    #expect(verdict(Int.min, Int.max, 3, 12) == .inconsistent)
  }
}
