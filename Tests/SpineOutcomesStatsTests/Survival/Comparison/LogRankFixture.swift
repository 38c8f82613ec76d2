import SpineOutcomesStats
import _StatsTestSupport

/// Tests of the log-rank family in exact fractions or at 60 digits: `generate.py`.
struct LogRankFixture: Decodable {
  var cases: [Case]
  var larger: [Larger]

  struct Case: Decodable {
    var name: String
    var groupNames: [String]
    var stratumNames: [String]
    var level: Double
    var times: [Double]
    var events: [Bool]
    var entries: [Double?]
    var weights: [Int]
    var groupCodes: [Int]
    var stratumCodes: [Int]
    var observed: [Int]
    var tests: [Test]
    var observedOverExpected: ChiSquare
    var hazardRatios: [String: Ratio?]?
    var permutations: [Permutation]?
    var pairwise: Pairwise?

    /// The table, its rows in another order or with other groups.
    func lifeTable(
      rows: [Int]? = nil, groupCodes: [Int]? = nil, groupNames: [String]? = nil, scale: Double = 1
    ) throws -> LifeTable {
      let rows = rows ?? Array(times.indices)
      let codes = groupCodes ?? self.groupCodes
      return try LifeTable(
        times: rows.map { times[$0] * scale }, events: rows.map { events[$0] },
        groupCodes: rows.map { codes[$0] }, groupNames: groupNames ?? self.groupNames,
        stratumCodes: rows.map { stratumCodes[$0] }, stratumNames: stratumNames,
        entries: rows.map { row in entries[row].map { $0 * scale } },
        weights: rows.map { weights[$0] })
    }
  }

  struct Test: Decodable {
    var weight: LogRankWeight
    var differences: [Double]
    var expected: [Double]
    var covariance: [[Double]]
    var chiSquare: Double
    var degreesOfFreedom: Int
    var pValue: Double
    var trend: Trend
    var trendOfScores: Trend
  }

  struct Trend: Decodable {
    var scores: [Double]
    var z: Double
    var pValue: Double
    var logRatio: Double
    var error: Double
  }

  struct ChiSquare: Decodable {
    var chiSquare: Double
    var pValue: Double
  }

  struct Ratio: Decodable {
    var ratio: Double
    var lower: Double
    var upper: Double
    var pValue: Double
  }

  struct Permutation: Decodable {
    var weight: LogRankWeight
    var z: Double
    var pValue: Double
  }

  struct Pairwise: Decodable {
    var pairs: [[Int]]
    var logRank: Adjusted
    var modified: Adjusted

    enum CodingKeys: String, CodingKey {
      case pairs
      case logRank = "log-rank"
      case modified
    }
  }

  struct Adjusted: Decodable {
    var pValues: [Double]
    var holm: [Double]
  }

  /// An exact permutation p-value of many records.
  struct Larger: Decodable {
    var times: [Double]
    var events: [Bool]
    var groupCodes: [Int]
    var weight: LogRankWeight
    var pValue: Double
  }

  static func larger() throws -> [Larger] {
    try Fixtures.json("log-rank/expected.json", as: LogRankFixture.self).larger
  }

  static func load() throws -> [Case] {
    try Fixtures.json("log-rank/expected.json", as: LogRankFixture.self).cases
  }

  static func named(_ name: String) throws -> Case? { try load().first { $0.name == name } }
}
