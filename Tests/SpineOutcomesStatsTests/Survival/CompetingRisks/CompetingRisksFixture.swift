import SpineOutcomesStats
import _StatsTestSupport

/// The cases of `Fixtures/competing-risks/expected.json`: exact fractions and 50 digits.
struct CompetingRisksFixture: Decodable {
  struct Row: Decodable {
    var index: Int
    var time: Double
    var atRisk: Int
    var incidence: Double
    var eventFree: Double
    var greenwood: Double
    var aalen: Double
    var limits: [String: [Double]?]
    var aalenLimits: [Double]?
  }

  struct Quantile: Decodable {
    var probability: Double
    var time: Double?
    var lower: Double?
    var upper: Double?
  }

  struct TimeLost: Decodable {
    var tau: Double
    var value: Double
    var standardError: Double
  }

  struct Curve: Decodable {
    var cause: String
    var group: String
    var rows: [Row]
    var count: Int
    var quantiles: [Quantile]
    var timeLost: TimeLost
  }

  struct Gray: Decodable {
    var cause: String
    var rho: Double
    var statistic: Double
    var degreesOfFreedom: Double
    var pValue: Double
    var scores: [Double]
    var expected: [Double]
    var covariance: [[Double]]
  }

  struct Contrast: Decodable {
    var value: Double
    var z: Double
    var pValue: Double
    var lower: Double
    var upper: Double
  }

  struct Comparison: Decodable {
    var time: Double
    var cause: String
    var groups: [String]
    var contrasts: [String: Contrast]
  }

  struct Case: Decodable {
    var name: String
    var times: [Double]
    var causes: [Int]
    var causeNames: [String]
    var groupCodes: [Int]
    var groupNames: [String]
    var stratumCodes: [Int]
    var stratumNames: [String]
    var entries: [Double?]?
    var weights: [Int]?
    var curves: [Curve]
    var gray: [Gray]
    var comparisons: [Comparison]

    func lifeTable() throws -> LifeTable {
      try LifeTable(
        times: times, causeCodes: causes.map { $0 == 0 ? nil : $0 - 1 }, causeNames: causeNames,
        groupCodes: groupCodes, groupNames: groupNames, stratumCodes: stratumCodes,
        stratumNames: stratumNames, entries: entries, weights: weights)
    }
  }

  var cases: [Case]

  private static let loaded = Result {
    try Fixtures.json("competing-risks/expected.json", as: CompetingRisksFixture.self)
  }

  static func cases() throws -> [Case] { try loaded.get().cases }

  static func named(_ name: String) throws -> Case? { try cases().first { $0.name == name } }
}

/// What R's survival and cmprsk give for the same cases.
struct RCompetingRisks: Decodable {
  struct Point: Decodable {
    var time: Double
    var incidence: Double
    var error: Double?
    var variance: Double?
  }

  struct Curve: Decodable {
    var cause: String
    var group: String
    var survfit: [Point]
    var cuminc: [Point]?
  }

  struct Gray: Decodable {
    var cause: String
    var rho: Double
    var statistic: Double
    var pValue: Double
    var degreesOfFreedom: Double
  }

  struct Case: Decodable {
    var name: String
    var curves: [Curve]
    var gray: [Gray]
  }

  var cases: [Case]

  static func cases() throws -> [Case] {
    try Fixtures.json("competing-risks/expected-r.json", as: RCompetingRisks.self).cases
  }
}
