import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// R's own answers, of `Tests/Fixtures/contingency/generate.R`.
private struct RExpected: Decodable {
  struct Fisher: Decodable {
    var table: [[Int]]
    var minlike: Double
    var oddsRatio: Double
    var greater: Double
    var less: Double
  }

  struct ChiSquare: Decodable {
    var table: [[Int]]
    var chiSquare: Double
    var df: Double
    var p: Double
    var pCorrected: Double
    var residuals: [[Double]]
  }

  struct McNemar: Decodable {
    var table: [[Int]]
    var chiSquare: Double
    var p: Double
    var corrected: Double
    var pCorrected: Double
    var exact: Double
    var exactLimits: [Double]
  }

  var fisher: [Fisher]
  var chiSquare: [ChiSquare]
  var mcNemar: [McNemar]
}

@Suite struct RContingencyTests {
  private let expected: RExpected

  init() throws {
    expected = try Fixtures.json("contingency/r.json")
  }

  /// R gives p-values to 15 digits as printed, and odds ratios to 4 or more.
  @Test func fisher() throws {
    for peer in expected.fisher {
      let table = try ContingencyTable(peer.table)
      let test = try FisherTest(table)
      #expect(agrees(test.pValue.value, peer.minlike, digits: 12))
      #expect(agrees(try #require(test.estimates.first).value, peer.oddsRatio, digits: 4))
      let greater = try FisherTest(table, alternative: .greater)
      #expect(agrees(greater.pValue.value, peer.greater, digits: 12))
      let less = try FisherTest(table, alternative: .less)
      #expect(agrees(less.pValue.value, peer.less, digits: 12))
    }
  }

  @Test func chiSquare() throws {
    for peer in expected.chiSquare {
      let table = try ContingencyTable(peer.table)
      let test = try ChiSquareTest(table)
      #expect(agrees(test.chiSquare.value, peer.chiSquare, digits: 12))
      #expect(test.chiSquare.degreesOfFreedom == peer.df)
      #expect(agrees(test.pValue.value, peer.p, digits: 12))
      #expect(
        agrees(
          Array(test.standardizedResiduals.joined()), Array(peer.residuals.joined()), digits: 12))
      if peer.df == 1 {
        let yates = try ChiSquareTest(table, correction: .yates)
        #expect(agrees(yates.pValue.value, peer.pCorrected, digits: 12))
      }
    }
  }

  @Test func mcNemar() throws {
    for peer in expected.mcNemar {
      let table = try ContingencyTable(peer.table)
      let plain = try McNemarTest(table, method: .chiSquared(continuityCorrection: false))
      #expect(agrees(try #require(plain.statistic).value, peer.chiSquare, digits: 12))
      #expect(agrees(plain.pValue.value, peer.p, digits: 12))
      let corrected = try McNemarTest(table, method: .chiSquared(continuityCorrection: true))
      #expect(agrees(try #require(corrected.statistic).value, peer.corrected, digits: 12))
      #expect(agrees(corrected.pValue.value, peer.pCorrected, digits: 12))
      let exact = try McNemarTest(table)
      #expect(agrees(exact.pValue.value, peer.exact, digits: 12))
      let limits = try #require(exact.estimates.first).bounds
      #expect(agrees(limits, peer.exactLimits, digits: 11))
    }
  }
}
