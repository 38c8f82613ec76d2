import SpineOutcomesStats
import _StatsTestSupport

/// The exact values of `Tests/Fixtures/contingency-larger/generate.py`.
struct LargerExpected: Decodable {
  struct Fisher: Decodable {
    var table: [[Int]]
    var p: Double
  }

  struct Trend: Decodable {
    var table: [[Int]]
    var scores: [Double]
    var z: Double
    var slope: Double
    var p: Double
    var greater: Double
    var less: Double
    var exact: Double?
    var exactLess: Double?
    var exactGreater: Double?
  }

  struct Strata: Decodable {
    var tables: [[Int]]
    var level: Double
    var chiSquare: Double
    var p: Double
    var chiSquareCorrected: Double
    var pCorrected: Double
    var riskDifference: [Double]
    var riskRatio: [Double]?
    var oddsRatio: [Double]?
    var oddsRatioP: Double?
    var breslowDay: Double?
    var tarone: Double?
    var breslowDayP: Double?
    var taroneP: Double?
    var df: Double?
  }

  struct Cramer: Decodable {
    var table: [[Int]]
    var level: Double
    var v: Double
    var oneSided: Double
    var equalTails: [Double]
    var pearson: [[Double]]
    var g: Double
    var pG: Double
  }

  var fisher: [Fisher]
  var trend: [Trend]
  var strata: [Strata]
  var cramer: [Cramer]

  static func load() throws -> LargerExpected {
    try Fixtures.json("contingency-larger/expected.json")
  }
}
