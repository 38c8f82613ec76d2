import SpineOutcomesStats
import Testing
import _StatsTestSupport

@testable import SpineOutcomesAudit

@Suite("Pairs and a p-value")
struct PairedCheckTests {
  @Test func everySplitIsFound() throws {
    for row in try AuditFixture.load().pairs {
      for test in PairedTest.allCases {
        let finding = PairedCheck(
          pairs: row.pairs, pValue: try Reported(row.p), tests: [test]
        ).finding()
        let expected = try #require(row.splits[test.rawValue])
        // Without any change p is 1, which none of these figures is.
        let texts = expected.map { "\($0[0]) against \($0[1])" }
        #expect(finding.verdict == (expected.isEmpty ? .inconsistent : .consistent))
        let found = finding.values(test.rawValue) ?? []
        #expect(Array(found.prefix(12)) == Array(texts.prefix(12)), "\(row.p) \(test)")
        #expect(found.count == min(texts.count, 13))
      }
    }
  }

  @Test func theLibraryAgrees() throws {
    let test = try McNemarTest(bothYes: 20, onlyBefore: 9, onlyAfter: 2, bothNo: 5)
    #expect(agrees(PairedTest.exact.pValue(2, of: 11), test.pValue.value, digits: 12))
  }

  @Test func marginsNarrowTheSearch() {
    // 30 before and 24 after of 38: 6 lost more than gained.
    let exact: [PairedTest] = [.exact]
    let free = PairedCheck(pairs: 38, pValue: "0.031", tests: exact)
    let six = PairedCheck(pairs: 38, pValue: "0.031", before: 30, after: 24, tests: exact)
    let five = PairedCheck(pairs: 38, pValue: "0.031", before: 30, after: 25, tests: exact)
    #expect(free.finding().values("exact McNemar") == ["6 against 0", "14 against 4"])
    #expect(six.finding().values("exact McNemar") == ["6 against 0"])
    #expect(five.finding().verdict == .inconsistent)
    // 5 against 0 has 2/32, 6 against 1 has 16/128.
    #expect(
      five.finding().values("nearest p-values") == ["exact McNemar 0.06250 of 5 against 0"])
    let split = PairedCheck(pairs: 38, pValue: "0.031", lost: 6, gained: 0, tests: exact)
    #expect(split.finding().verdict == .consistent)
    let other = PairedCheck(pairs: 38, pValue: "0.031", lost: 7, gained: 1, tests: exact)
    #expect(other.finding().verdict == .inconsistent)
  }

  /// Of 12 pairs P(X >= 3) = 1 - 79/4096 = 0.981; of 6 P(X >= 0) = 1.
  @Test func theSideOfAOneSidedTestMayBeTheOther() {
    let right = PairedCheck(pairs: 40, pValue: "0.073", lost: 9, gained: 3).finding()
    #expect(right.verdict == .consistent && right.statement.contains("only one-sided"))
    let wrong = PairedCheck(pairs: 40, pValue: "0.981", lost: 9, gained: 3).finding()
    #expect(wrong.verdict == .consistent && wrong.statement.contains("only one-sided"))
    #expect(wrong.values("exact McNemar, one-sided") == ["9 against 3"])
    let six = PairedCheck(pairs: 38, pValue: "1.000", lost: 6, gained: 0).finding()
    #expect(six.values("exact McNemar, one-sided") == ["6 against 0"])
    let other = PairedCheck(pairs: 40, pValue: "0.9", lost: 9, gained: 3).finding()
    #expect(other.verdict == .inconsistent)
    #expect(other.statement.hasPrefix("no discordant pairs with 9 lost and 3 gained among 40 "))
  }

  @Test func manySplits() {
    let finding = PairedCheck(pairs: 300, pValue: "> 0.05", tests: [.chiSquare]).finding()
    #expect(finding.values("chi-square McNemar")?.last == "and many more")
    #expect(finding.values("chi-square McNemar")?.count == 13)
  }

  @Test func edges() {
    #expect(PairedCheck(pairs: 5, pValue: "0.001").finding().verdict == .inconsistent)
    #expect(PairedCheck(pairs: 0, pValue: "0.03").finding().verdict == .inconsistent)
    #expect(PairedCheck(pairs: 5, pValue: "1.000").finding().verdict == .consistent)
    #expect(PairedCheck(pairs: 5, pValue: "2").finding().verdict == .inconsistent)
    #expect(
      PairedCheck(pairs: 5, pValue: "0.5", lost: 4, gained: 3).finding().verdict == .inconsistent)
    #expect(PairedCheck(pairs: 5, pValue: "0.5", before: 6).finding().verdict == .inconsistent)
    #expect(
      PairedCheck(pairs: .max, pValue: "0.5", lost: .max, gained: 1).finding().verdict
        != .consistent)
  }
}
