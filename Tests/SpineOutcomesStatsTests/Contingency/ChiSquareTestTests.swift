import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct ChiSquareTestTests {
  /// Statistics are rounded a few times; a p-value loses digits in proportion to chi-square.
  @Test func agreesWithExactArithmetic() throws {
    for expected in try ContingencyExpected.load().chiSquare {
      let table = try ContingencyTable(expected.table)
      let comment = Comment(rawValue: "\(table)")
      let plain = try ChiSquareTest(table, level: expected.level)
      #expect(agrees(plain.chiSquare.value, expected.chiSquare, digits: 14), comment)
      #expect(plain.chiSquare.degreesOfFreedom == expected.df)
      #expect(agrees(plain.pValue.value, expected.p, digits: 13), comment)
      #expect(
        agrees(Array(plain.expected.joined()), Array(expected.expected.joined()), digits: 15))
      #expect(
        agrees(
          Array(plain.standardizedResiduals.joined()), Array(expected.residuals.joined()),
          digits: 14), comment)
      let scaled = try ChiSquareTest(table, correction: .nMinusOne, level: expected.level)
      #expect(agrees(scaled.chiSquare.value, expected.chiSquareNMinusOne, digits: 14), comment)
      #expect(agrees(scaled.pValue.value, expected.pNMinusOne, digits: 13), comment)
      guard let score = expected.score else {
        let strength = try #require(plain.estimates.first)
        #expect(agrees(strength.value, expected.cramersV, digits: 14))
        continue
      }
      let difference = try #require(plain.estimates.first)
      #expect(agrees(difference.value, try #require(expected.difference), digits: 15), comment)
      // A limit near 0 is a difference of numbers near 1: its digits are absolute.
      #expect(agrees(difference.bounds, score, digits: 12, absolute: 1e-14), comment)
      let second = try #require(expected.scoreNMinusOne)
      let bounds = try #require(scaled.estimates.first).bounds
      #expect(agrees(bounds, second, digits: 12, absolute: 1e-14), comment)
      let yates = try ChiSquareTest(table, correction: .yates, level: expected.level)
      let statistic = try #require(expected.chiSquareYates)
      #expect(agrees(yates.chiSquare.value, statistic, digits: 13), comment)
      #expect(agrees(yates.pValue.value, try #require(expected.pYates), digits: 13), comment)
      let third = try #require(expected.scoreYates)
      let wide = try #require(yates.estimates.first).bounds
      #expect(agrees(wide, third, digits: 12, absolute: 1e-14), comment)
    }
  }

  /// Party by gender (Agresti 2007), as the help page of `chisq.test` has it.
  @Test func agreesWithPublishedValues() throws {
    let test = try ChiSquareTest(ContingencyTable([[762, 327, 468], [484, 239, 477]]))
    #expect(agrees(test.chiSquare.value, 30.07014910, digits: 9))
    #expect(agrees(test.pValue.value, 2.953589e-07, digits: 6))
    #expect(agrees(test.standardizedResiduals[0][0], 4.502054, digits: 6))
    let smokers = try ChiSquareTest(ContingencyTable([[83, 3], [90, 3], [129, 7], [70, 12]]))
    #expect(agrees(smokers.chiSquare.value, 12.60041, digits: 6))
    #expect(agrees(smokers.pValue.value, 0.005585477, digits: 6))
  }

  /// 1 - level is at least p exactly when the interval of the risk difference leaves 0 out.
  @Test(arguments: ChiSquareTest.Correction.allCases, [0.95, 0.8])
  func intervalAgreesWithP(correction: ChiSquareTest.Correction, level: Double) throws {
    for counts in smallTables(upTo: 10) {
      let table = try ContingencyTable(counts)
      guard let test = try? ChiSquareTest(table, correction: correction, level: level) else {
        #expect(table.rowTotals.contains(0) || table.columnTotals.contains(0))
        continue
      }
      let difference = try #require(test.estimates.first)
      let interval = try #require(difference.confidenceInterval)
      #expect(interval.contains(difference.value))
      #expect(-1 <= interval.lower && interval.upper <= 1)
      if (test.pValue.value - (1 - level)).magnitude < 1e-12 { continue }
      #expect(interval.contains(0) == (test.pValue.value > 1 - level), "\(test)")
    }
  }

  @Test func laws() throws {
    let counts = [[12, 3, 4], [5, 9, 8]]
    let table = try ContingencyTable(counts)
    let test = try ChiSquareTest(table)
    #expect(agrees(try ChiSquareTest(table.transposed).pValue.value, test.pValue.value, digits: 14))
    let swapped = try ChiSquareTest(ContingencyTable([counts[1], counts[0]]))
    #expect(agrees(swapped.chiSquare.value, test.chiSquare.value, digits: 14))
    let tenfold = try ChiSquareTest(ContingencyTable(counts.map { $0.map { 10 * $0 } }))
    #expect(agrees(tenfold.chiSquare.value, 10 * test.chiSquare.value, digits: 14))
    let two = try ChiSquareTest(ContingencyTable([[21, 15], [22, 16]]))
    let back = try ChiSquareTest(ContingencyTable([[22, 16], [21, 15]]))
    let bounds = try #require(two.estimates.first).bounds
    let inverse = try #require(back.estimates.first).bounds.reversed().map { -$0 }
    #expect(agrees(inverse, bounds, digits: 13))
    let proportional = try ChiSquareTest(ContingencyTable([[100, 200], [300, 600]]))
    #expect(proportional.chiSquare.value == 0)
    #expect(proportional.pValue.value == 1)
  }

  @Test func emptyLevelsTakeNoDegreeOfFreedom() throws {
    let table = try ContingencyTable([[12, 0, 3], [0, 0, 0], [5, 0, 9]])
    let test = try ChiSquareTest(table)
    #expect(test.chiSquare.degreesOfFreedom == 1)
    #expect(test.emptyRows == ["2"])
    #expect(test.emptyColumns == ["2"])
    #expect(test.pValue == (try ChiSquareTest(ContingencyTable([[12, 3], [5, 9]]))).pValue)
    #expect(test.description.contains("no records with row = 2"))
  }

  @Test func refusesWhatItCannotTest() throws {
    #expect(throws: StatsError.tooFewGroups(variable: "row", found: 1, needed: 2)) {
      try ChiSquareTest(ContingencyTable([[3, 4], [0, 0]]))
    }
    #expect(throws: StatsError.levelCount(variable: "column", found: 1, needed: 2)) {
      try ChiSquareTest(ContingencyTable([[3, 0], [4, 0]]))
    }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try ChiSquareTest(ContingencyTable([]))
    }
    #expect(throws: StatsError.self) {
      try ChiSquareTest(ContingencyTable([[3, 4, 1], [4, 5, 2]]), correction: .yates)
    }
    #expect(throws: StatsError.self) {
      try ChiSquareTest(ContingencyTable([[3, 4], [4, 5]]), level: 1)
    }
  }

  @Test func codableRoundTrip() throws {
    let test = try ChiSquareTest(ContingencyTable([[3, 4], [0, 5], [0, 0]]))
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(ChiSquareTest.self, from: data) == test)
  }
}
