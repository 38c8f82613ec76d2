import SpineOutcomesStats
import _StatsTestSupport

/// The exact values of `Tests/Fixtures/contingency/generate.py`.
struct ContingencyExpected: Decodable {
  struct Fisher: Decodable {
    var table: [[Int]]
    var level: Double
    var minlike: Double
    var central: Double?
    var less: Double
    var greater: Double
    var oddsRatio: ExtendedReal
    var minlikeLimits: [ExtendedReal]
    var centralLimits: [ExtendedReal]
    var greaterLower: ExtendedReal?
    var lessUpper: ExtendedReal?
  }

  struct ChiSquare: Decodable {
    var table: [[Int]]
    var level: Double
    var df: Double
    var chiSquare: Double
    var p: Double
    var expected: [[Double]]
    var residuals: [[Double]]
    var chiSquareNMinusOne: Double
    var pNMinusOne: Double
    var cramersV: Double
    var chiSquareYates: Double?
    var pYates: Double?
    var difference: Double?
    var score: [Double]?
    var scoreNMinusOne: [Double]?
    var scoreYates: [Double]?
  }

  struct McNemar: Decodable {
    var table: [[Int]]
    var level: Double
    var exact: Double
    var midP: Double
    var difference: Double
    var chiSquare: Double
    var p: Double
    var chiSquareCorrected: Double
    var pCorrected: Double
    var oddsRatio: ExtendedReal?
    var exactLimits: [ExtendedReal]?
    var midPLimits: [ExtendedReal]?
    var wilson: [ExtendedReal]?
    var wilsonCorrected: [ExtendedReal]?
    var tango: [Double]
    var tangoCorrected: [Double]
  }

  var fisher: [Fisher]
  var largeFisher: [Fisher]
  var chiSquare: [ChiSquare]
  var mcNemar: [McNemar]

  static func load() throws -> ContingencyExpected {
    try Fixtures.json("contingency/expected.json")
  }
}

extension Estimate {
  /// The bounds of the interval, for comparison.
  var bounds: [Double] {
    confidenceInterval.map { [$0.lower, $0.upper] } ?? []
  }
}

/// Every table of four counts that sum to at most `count`, with at least one record.
func smallTables(upTo count: Int) -> [[[Int]]] {
  var tables: [[[Int]]] = []
  for a in 0...count {
    for b in 0...(count - a) {
      for c in 0...(count - a - b) {
        for d in 0...(count - a - b - c) where a + b + c + d > 0 {
          tables.append([[a, b], [c, d]])
        }
      }
    }
  }
  return tables
}
