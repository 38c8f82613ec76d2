import SpineOutcomesStats
import _StatsTestSupport

/// The exact values of `Tests/Fixtures/proportions/generate.py`.
struct ProportionsExpected: Decodable {
  struct Fisher: Decodable {
    var table: [[Int]]
    var level: Double
    var p: [String: Double]
    var limits: [String: [ExtendedReal]]
  }

  struct Binomial: Decodable {
    var successes: Int
    var trials: Int
    var hypothesis: Double
    var level: Double?
    var p: [String: Double]
    var limits: [String: [Double]]?
  }

  struct Share: Decodable {
    var successes: Int
    var trials: Int
    var level: Double
    var wilson: [Double]
    var agrestiCoull: [Double]
    var clopperPearson: [Double]
    var jeffreys: [Double]
  }

  struct Effects: Decodable {
    var table: [[Int]]
    var level: Double
    var difference: Double
    var newcombe: [Double]
    var agrestiCaffo: [Double]
    var mee: [Double]
    var miettinenNurminen: [Double]
    var riskRatio: ExtendedReal?
    var koopman: [ExtendedReal]?
    var log: [Double]?
    var oddsRatio: ExtendedReal?
    var oddsScore: [ExtendedReal]?
    var oddsLikelihoodRatio: [ExtendedReal]?
    var woolf: [Double]?
    var g: Double?
    var pG: Double?

    enum CodingKeys: String, CodingKey {
      case table, level, difference, newcombe, agrestiCaffo, mee, miettinenNurminen
      case riskRatio, koopman, log, oddsRatio, woolf, g, pG
      case oddsScore = "odds-score"
      case oddsLikelihoodRatio = "odds-likelihoodRatio"
    }
  }

  struct AgrestiCaffo: Decodable {
    var table: [[Int]]
    var level: Double
    var limits: [Double]
  }

  struct LikelihoodRatio: Decodable {
    var table: [[Int]]
    var g: Double
  }

  struct Paired: Decodable {
    var table: [[Int]]
    var level: Double
    var difference: Double
    var newcombe: [Double]
    var tango: [Double]
  }

  struct Square: Decodable {
    var table: [[Int]]
    var level: Double
    var stuartMaxwell: Double
    var stuartMaxwellDf: Double
    var stuartMaxwellP: Double
    var bowker: Double
    var bowkerDf: Double
    var bowkerP: Double
    var none: [Double]
    var linear: [Double]
    var quadratic: [Double]
  }

  struct Cochran: Decodable {
    var columns: [[Bool]]
    var q: Double
    var p: Double
  }

  var fisher: [Fisher]
  var binomial: [Binomial]
  var largeBinomial: [Binomial]
  var proportions: [Share]
  var effects: [Effects]
  var agrestiCaffoLow: [AgrestiCaffo]
  var likelihoodRatios: [LikelihoodRatio]
  var paired: [Paired]
  var squares: [Square]
  var cochran: [Cochran]

  static func load() throws -> ProportionsExpected {
    try Fixtures.json("proportions/expected.json")
  }
}
