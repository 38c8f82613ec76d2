import SpineOutcomesStats
import _StatsTestSupport

/// Kaplan-Meier and log-rank in exact fractions, limits at 50 digits: `generate.py`.
struct ExactSurvivalFixture: Decodable {
  var cases: [Case]

  struct Case: Decodable {
    var name: String
    var level: Double
    var groupNames: [String]
    var times: [Double]
    var events: [Bool]
    var entries: [Double?]
    var weights: [Int]
    var groupCodes: [Int]
    var curves: [Curve]
    var logRank: LogRank?

    func lifeTable() throws -> LifeTable {
      try LifeTable(
        times: times, events: events, groupCodes: groupCodes, groupNames: groupNames,
        entries: entries, weights: weights)
    }
  }

  struct Curve: Decodable {
    var group: String
    var median: Double?
    var medianLimits: [String: [Double?]]
    var rows: [Row]
  }

  struct Row: Decodable {
    var time: Double
    var atRisk: Int
    var events: Int
    var censored: Int
    var lateEntries: Int
    var survival: Double
    var standardError: Double?
    var limits: [String: [Double]?]
  }

  struct LogRank: Decodable {
    var observed: [Int]
    var expected: [Double]
    var covariance: [[Double]]
    var chiSquare: Double
    var degreesOfFreedom: Int
    var pValue: Double

    /// Estimate, lower and upper limit; null: infinite.
    var hazardRatio: [Double?]?
  }

  static func load() throws -> ExactSurvivalFixture {
    try Fixtures.json("survival-exact/expected.json")
  }
}
