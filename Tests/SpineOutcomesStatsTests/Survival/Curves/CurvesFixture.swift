import SpineOutcomesStats
import _StatsTestSupport

/// Quantiles, numbers, hazards, restricted means and comparisons in exact fractions:
/// `survival-curves/generate.py`.
struct CurvesFixture: Decodable {
  var cases: [Case]

  struct Case: Decodable {
    var name: String
    var groupNames: [String]
    var times: [Double]
    var events: [Bool]
    var entries: [Double?]
    var weights: [Int]
    var groupCodes: [Int]
    var groups: [Group]
    var restricted: [Restricted]
    var survival: [AtTime]

    func kaplanMeier(_ interval: SurvivalInterval = .logLog) throws -> KaplanMeier {
      try KaplanMeier(
        LifeTable(
          times: times, events: events, groupCodes: groupCodes, groupNames: groupNames,
          entries: entries, weights: weights), interval: interval)
    }
  }

  struct Group: Decodable {
    var quantiles: [Quantile]

    /// Time, at risk, events, censored and late entries by then.
    var numbers: [[Double]]

    /// By estimator: time, H, its standard error, log and plain limits, exp(-H).
    var hazards: [String: [[Double]]]
  }

  struct Quantile: Decodable {
    var probability: Double
    var midpoint: Double?
    var first: Double?
    var limits: [String: [Double?]]
  }

  struct Restricted: Decodable {
    var time: Double
    var mean: [Double]
    var lost: [Double]
    var standardError: [Double]
    var contrasts: [String: [Double]?]?
  }

  /// Contrasts: value, limits, z, p and standard error.
  struct AtTime: Decodable {
    var time: Double
    var contrasts: [String: [Double]?]
  }

  static func load() throws -> CurvesFixture { try Fixtures.json("survival-curves/expected.json") }
}

/// What R's survival package has for the lung data: `survival-curves/generate.R`.
struct RCurvesFixture: Decodable {
  var probabilities: [Double]
  var quantiles: [String: [Quantile]]
  var hazards: [String: [Hazard]]
  var breslow: [String: Double]
  var restricted: [Restricted]
  var landmark: Landmark
  var atRisk: [Int]

  struct Quantile: Decodable {
    var time: [Double?]
    var lower: [Double?]
    var upper: [Double?]
  }

  struct Hazard: Decodable {
    var time: [Double]
    var hazard: [Double]
    var standardError: [Double]
  }

  struct Restricted: Decodable {
    var time: Double
    var mean: [Double]
    var standardError: [Double]
  }

  struct Landmark: Decodable {
    var n: [Int]
    var survival: [Double]
    var time: [Double]
    var lower: [Double?]
    var upper: [Double?]
  }

  static func load() throws -> RCurvesFixture { try Fixtures.json("survival-curves/r.json") }
}
