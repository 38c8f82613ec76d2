import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct CochranArmitageTestTests {
  @Test func agreesWithExactArithmetic() throws {
    for expected in try LargerExpected.load().trend {
      let table = try ContingencyTable(expected.table)
      let test = try CochranArmitageTest(table, scores: expected.scores)
      let comment = Comment(rawValue: "\(expected.table)")
      #expect(
        agrees(try #require(test.statistic).value, expected.z, digits: 12.5, absolute: 1e-15),
        comment)
      #expect(agrees(test.pValue.value, expected.p, digits: 13), comment)
      #expect(
        agrees(
          try #require(test.estimates.first).value, expected.slope, digits: 12.5, absolute: 1e-16),
        comment)
      for (side, p) in [(Alternative.greater, expected.greater), (.less, expected.less)] {
        let test = try CochranArmitageTest(table, scores: expected.scores, alternative: side)
        #expect(agrees(test.pValue.value, p, digits: 13), comment)
      }
      for (side, p) in [
        (Alternative.twoSided, expected.exact), (.less, expected.exactLess),
        (.greater, expected.exactGreater),
      ] {
        guard let p else { continue }
        let test = try CochranArmitageTest(
          table, scores: expected.scores, method: .exact, alternative: side)
        #expect(agrees(test.pValue.value, p, digits: 14), comment)
      }
    }
  }

  /// Smokers among lung cancer patients, as the help page of `prop.trend.test` has them.
  @Test func agreesWithTheHelpPageOfR() throws {
    let test = try CochranArmitageTest(
      ContingencyTable([[3, 83], [3, 90], [7, 129], [12, 70]]))
    let z = try #require(test.statistic).value
    #expect(agrees(z * z, 8.2249, digits: 4.5))
    #expect(agrees(test.pValue.value, 0.004132, digits: 3.5))
    let equal = try CochranArmitageTest(
      ContingencyTable([[3, 83], [3, 90], [7, 129], [12, 70]]), scores: [0, 0, 0, 1])
    #expect(agrees(try #require(equal.statistic).value, -3.489004, digits: 6))
  }

  /// Scores may be moved and stretched; two groups give the chi-square test.
  @Test func laws() throws {
    let table = try ContingencyTable([[10, 2], [8, 4], [5, 7], [3, 9]])
    for method in CochranArmitageTest.Method.allCases {
      let test = try CochranArmitageTest(table, method: method)
      let moved = try CochranArmitageTest(table, scores: [0.25, 0.5, 0.75, 1], method: method)
      #expect(agrees(moved.pValue.value, test.pValue.value, digits: 13))
      let turned = try CochranArmitageTest(table, scores: [4, 3, 2, 1], method: method)
      #expect(agrees(turned.pValue.value, test.pValue.value, digits: 13))
      let data = try JSONEncoder().encode(test)
      #expect(try JSONDecoder().decode(CochranArmitageTest.self, from: data) == test)
    }
    let two = try ContingencyTable([[10, 2], [3, 9]])
    let z = try #require(CochranArmitageTest(two).statistic).value
    #expect(agrees(z * z, try ChiSquareTest(two).chiSquare.value, digits: 14))
    #expect(
      agrees(
        try CochranArmitageTest(two, method: .exact, alternative: .greater).pValue.value,
        try FisherTest(two, alternative: .greater).pValue.value, digits: 13))
  }

  @Test func emptyRowsTakeTheirScores() throws {
    let full = try ContingencyTable([[10, 2], [0, 0], [5, 7], [3, 9]])
    let test = try CochranArmitageTest(full)
    #expect(test.scores == [1, 3, 4] && test.emptyRows == ["2"])
    #expect(test.description.hasSuffix("n = 36, no records with row = 2"))
  }

  @Test func refusesWhatItCannotTest() throws {
    let table = try ContingencyTable([[10, 2], [8, 4], [5, 7]])
    #expect(throws: StatsError.self) { try CochranArmitageTest(table, scores: [1, 2]) }
    #expect(throws: StatsError.self) { try CochranArmitageTest(table, scores: [1, 1, 1]) }
    #expect(throws: StatsError.self) { try CochranArmitageTest(table, scores: [1, 2, .infinity]) }
    #expect(throws: StatsError.self) {
      try CochranArmitageTest(table, scores: [1, 2, 1e300], method: .exact)
    }
    // Scores whose sums would fill the memory.
    #expect(throws: StatsError.self) {
      try CochranArmitageTest(
        ContingencyTable([[5, 0], [4, 1], [3, 0]]), scores: [0, 1, 999_999_999], method: .exact)
    }
    #expect(throws: StatsError.levelCount(variable: "column", found: 1, needed: 2)) {
      try CochranArmitageTest(ContingencyTable([[10, 0], [8, 0]]))
    }
    #expect(throws: StatsError.self) {
      try CochranArmitageTest(
        ContingencyTable([[1 << 50, 1 << 50], [1 << 50, 7]]), method: .exact)
    }
  }
}
